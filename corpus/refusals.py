"""Why there is no answer: what a refusal tells. `explaining` fills it in, `bot` words it."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Near:
    """A word that stands nowhere, and words as articles have them that are spelt much like it."""

    word: str
    resembling: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DaysHeld:
    """Days that a question asks about, both included, and how many articles are of them."""

    first: date
    last: date
    articles: int


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why nothing was quoted: the words of the question that stand nowhere in the archive.

    `has_terms` is False when nothing in the question could be looked up at all. `confined_to` is
    the number of articles that the filters let through, None where there were none. `near` is of
    those of the `unknown` that anything resembles, `days` of those that the question names.
    """

    has_terms: bool
    unknown: tuple[str, ...]
    confined_to: int | None = None
    near: tuple[Near, ...] = ()
    days: tuple[DaysHeld, ...] = ()
