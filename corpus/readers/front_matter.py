"""A text with front matter (YAML between `---`, TOML between `+++`) -> its fields and its body.

`text` calls `split`. YAML is read without its types, as a date or a name is what is written, and
without aliases, which could make a short file a very large one.
"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

_YAML = re.compile(r"\s*---[ \t]*\n(.*?\n)?(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_TOML = re.compile(r"\s*\+\+\+[ \t]*\n(.*?\n)?\+\+\+[ \t]*(?:\n|\Z)", re.DOTALL)
_LONGEST = 64 << 10  # characters of front matter
_DEEPEST = 50  # levels of lists and mappings in it
_REASON = 200  # characters


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What stands above an article: its fields in lower case, and where the body begins."""

    fields: Mapping[str, str]
    end: int


def split(text: str) -> FrontMatter | str | None:
    """The front matter, None where there is none, or why what looks like it cannot be read."""
    for pattern, parse in ((_YAML, _yaml), (_TOML, _toml)):
        match = pattern.match(text, 0, _LONGEST)
        if match is None:
            continue
        try:
            found = parse(match[1] or "")
        except (ValueError, RecursionError) as error:
            said = " ".join(str(error).split())[:_REASON] or type(error).__name__
            return f"its front matter cannot be read ({said}), so it is part of the text"
        return None if found is None else FrontMatter(_strings(found), match.end())
    return None


def _yaml(written: str) -> Mapping[Any, object] | None:
    # Imported where it is used: most texts have no front matter.
    import yaml  # noqa: PLC0415 - as said above

    class Plain(yaml.BaseLoader):
        """Makes nothing but strings, lists and mappings."""

        depth = 0

        def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
            if self.check_event(yaml.AliasEvent):
                raise ValueError("it has an alias")
            self.depth += 1
            if self.depth > _DEEPEST:
                raise ValueError("it is nested too deep")
            node = super().compose_node(parent, index)
            self.depth -= 1
            return node

    try:
        found = yaml.load(written, Plain)  # noqa: S506 - it makes no objects, as said above
    except yaml.YAMLError as error:
        raise ValueError(getattr(error, "problem", None) or str(error)) from error
    except TypeError as error:  # of a mapping by lists
        raise ValueError("a key of it is no string") from error
    return found if isinstance(found, dict) else None


def _toml(written: str) -> Mapping[Any, object]:
    return tomllib.loads(written)


def _strings(found: Mapping[Any, object]) -> dict[str, str]:
    """The fields that are one value, or a list of them, as strings by names in lower case."""
    fields = {}
    for name, value in found.items():
        one = ", ".join(map(str, value)) if isinstance(value, list) else value
        if isinstance(one, str):
            fields[str(name).lower()] = " ".join(one.split())
        elif isinstance(one, date | int):
            fields[str(name).lower()] = str(one)
    return {name: value for name, value in fields.items() if value}
