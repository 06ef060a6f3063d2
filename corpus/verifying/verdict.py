"""What is found out about a quotation. `Archive.verify` returns a `Verdict`; `bot` shows it."""

from dataclasses import dataclass
from enum import StrEnum

from corpus.model import Excerpt, Span
from corpus.speakers.attribution import Attribution


class Standing(StrEnum):
    """How a quotation stands in the archive."""

    EXACT = "exact"
    TYPOGRAPHY = "typography"
    ALTERED = "altered"
    NOT_FOUND = "not found"
    TOO_SHORT = "too short"


class Typography(StrEnum):
    """What differs between two texts whose words and marks are the same."""

    QUOTE_MARKS = "quote marks"
    DASHES = "dashes"
    ELLIPSES = "ellipses"
    BLANKS = "blanks"
    CASE = "case"
    FORMS = "letter forms"
    INVISIBLE = "invisible characters"
    FINAL_MARK = "final mark"


class Relation(StrEnum):
    """How a stretch of a quotation is related to a stretch of the article."""

    SAME = "same"
    CHANGED = "changed"
    ADDED = "added"  # the quotation has it, the article does not
    LACKING = "lacking"  # the article has it, the quotation does not
    LEFT_OUT = "left out"  # as LACKING, and an ellipsis says so
    INSERTED = "inserted"  # in brackets, in the place of the article's words or of none

    @property
    def is_alteration(self) -> bool:
        """Whether it makes the quotation another one."""
        return self in (Relation.CHANGED, Relation.ADDED, Relation.LACKING)


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of what was asked beside one of the article's text; either may be empty."""

    relation: Relation
    asked: Span
    text: Span

    @property
    def is_alteration(self) -> bool:
        """Whether it makes the quotation another one."""
        return self.relation.is_alteration


@dataclass(frozen=True, slots=True)
class Match:
    """Where a quotation stands: an excerpt, and its stretches beside those of what was asked.

    The spans of `stretches` follow one another, in what was asked and in the article's text.
    `attribution` says who speaks there; None where that is no quotation, or was not looked for.
    """

    excerpt: Excerpt
    stretches: tuple[Stretch, ...]
    typography: tuple[Typography, ...] = ()
    attribution: Attribution | None = None

    @property
    def standing(self) -> Standing:
        """How the quotation stands here."""
        if any(stretch.is_alteration for stretch in self.stretches):
            return Standing.ALTERED
        return Standing.TYPOGRAPHY if self.typography else Standing.EXACT


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the archive says of a quotation, `asked` without the marks around it.

    `matches` are of different articles, the earliest first, and the first has its attribution; of
    an altered quotation there is the one that is nearest. `is_all` is False where there may be more
    articles with it than were looked for. `outside` are insertions before or after what was looked
    for, as spans of `asked`.
    """

    asked: str
    standing: Standing
    matches: tuple[Match, ...]
    generation: int
    is_all: bool = True
    outside: tuple[Span, ...] = ()
