"""The versions of an article that are kept, and where else it was read. The store gives both."""

from dataclasses import dataclass
from datetime import date, datetime

from corpus.model import Article
from corpus.notes import CorrectedBy


@dataclass(frozen=True, slots=True)
class Version:
    """An article as a reload found it.

    `generation` is the one whose reload brought it, `read_at` when that was, None where it was not
    written down.
    """

    article: Article
    generation: int
    read_at: datetime | None
    is_current: bool


@dataclass(frozen=True, slots=True)
class OtherPlace:
    """Where an article was read again: what it is called there, its path and its address.

    What stands there may be an earlier version of it.
    """

    id: str
    path: str
    url: str | None
    is_earlier: bool = False


@dataclass(frozen=True, slots=True)
class Correction:
    """The day since which an article has the text that it has now; before, it had another.

    It is the `date` that the article gives itself, that of the `capture` of its page, or else that
    of the `reading` here.
    """

    day: date
    by: CorrectedBy
