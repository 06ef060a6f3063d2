"""The two streams, and how anything is written to them: nothing in it commands the terminal."""

import json
import sys
from collections.abc import Sequence
from typing import Any

from rich.console import Console
from rich.text import Text

from bot.plain import plain
from bot.records.articles import Record

# json escapes those of C0 itself.
_ESCAPES = {code: f"\\u{code:04x}" for code in range(0x7F, 0xA0)}


class _PlainConsole(Console):
    """A console on which an article's control characters are seen and do nothing.

    Of a `Text` rich drops those that it cannot show, so that one is made of `plain` words.
    """

    def print(self, *objects: Any, **options: Any) -> None:
        """Print, strings as they are but for what would command the terminal."""
        super().print(*map(_shown, objects), **options)


def _shown(printed: Any) -> Any:
    return plain(printed) if isinstance(printed, str) else printed


out = _PlainConsole(highlight=False, markup=False, emoji=False, soft_wrap=True)
err = _PlainConsole(stderr=True, highlight=False, markup=False, emoji=False, soft_wrap=True)


def print_json(record: Record) -> None:
    """One JSON object on a line of its own."""
    sys.stdout.write(json.dumps(record, ensure_ascii=False).translate(_ESCAPES) + "\n")
    sys.stdout.flush()


def print_error(sentence: str) -> None:
    """One sentence on stderr."""
    err.print(Text("Error: ", style="red").append(plain(sentence), style="default"))


def print_rows(rows: Sequence[tuple[str, str]]) -> None:
    """A name and a value a line; a long value is not folded, so that it can be copied."""
    width = max(len(name) for name, _ in rows)
    for name, value in rows:
        out.print(Text(name.ljust(width + 2), style="bold").append(plain(value), style="default"))


def print_quotation(text: str) -> None:
    """An article's words, or what was asked, a sign before each line."""
    for line in plain(text).split("\n"):
        out.print("> ", style="dim", end="")
        write_verbatim(line)


def write_verbatim(text: str) -> None:
    """The text and a line end, past rich, which would make blanks of its tabs."""
    out.file.write(plain(text) + "\n")
