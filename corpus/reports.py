"""What reloads, dry runs and rollbacks tell in the end; `bot` words it."""

from dataclasses import dataclass
from datetime import datetime

from corpus.model import Remark


@dataclass(frozen=True, slots=True)
class GoldenReport:
    """What became of the golden questions, by their own words.

    `questions` are those that name articles; `found` have one of these among the first four.
    `broken` had in the generation before and have no more, `mended` the other way round; `missing`
    had not and have not. `changed` lead to other excerpts than before, whether found or not.
    """

    questions: int
    found: int
    missing: int
    broken: tuple[str, ...]
    mended: tuple[str, ...]
    changed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """What a reload did. `notes` say something of files that were read all the same.

    `collapsed` were read that are the same as others, which are stored once.
    """

    generation: int
    added: int
    updated: int
    unchanged: int
    removed: int
    rejected: tuple[Remark, ...]
    notes: tuple[Remark, ...]
    articles: int
    passages: int
    seconds: float
    collapsed: int = 0
    golden: GoldenReport | None = None


@dataclass(frozen=True, slots=True)
class Preview:
    """What a reload would do. The ids of articles are in the order they were read in.

    `undated` are those of the added and updated that have no day, `collapsed` those read that are
    the same as others and not counted again, `copies` how many of the added and updated are
    near-copies of others among them, None where they are too many to compare. `characters` are of
    all texts. `needs_force` is whether so many would go that the reload must be forced,
    `is_forbidden` whether it breaks golden questions that must not be broken.
    """

    added: tuple[str, ...]
    updated: tuple[str, ...]
    removed: tuple[str, ...]
    undated: tuple[str, ...]
    collapsed: tuple[str, ...]
    copies: int | None
    unchanged: int
    rejected: tuple[Remark, ...]
    notes: tuple[Remark, ...]
    articles_before: int
    articles: int
    characters_before: int
    characters: int
    needs_force: bool
    is_forbidden: bool
    golden: GoldenReport | None
    seconds: float


@dataclass(frozen=True, slots=True)
class PastGeneration:
    """A generation that can be gone back to, or the current one.

    `restores` is the number of the one that it went back to, which is what it holds. What was not
    written down when it was made is None.
    """

    number: int
    made_at: datetime | None
    made_by: str | None
    articles: int
    added: int | None
    updated: int | None
    removed: int | None
    restores: int | None
    is_current: bool

    @property
    def holds(self) -> int:
        """The number of the generation whose articles it has: its own, or that of an earlier."""
        return self.number if self.restores is None else self.restores


@dataclass(frozen=True, slots=True)
class RolledBack:
    """What going back did: `generation` is new and holds what `restores` held."""

    generation: int
    restores: int
    added: int
    updated: int
    removed: int
    articles: int
    passages: int
    seconds: float
