"""An article, and the days that are known of it. `model` gives this out with the other nouns."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

Precision = Literal["day", "month", "year"]

_DERIVED = frozenset({"file name", "htmldate"})
_LONGEST_MONTH = 31


@dataclass(frozen=True, slots=True)
class Article:
    """One article as a reader found it.

    `path` is that of its file, POSIX, below the articles folder; with `#line` where it is one of
    several without an id. `id` is the file's own or else `path`. `published` is the day the
    article says, or None; of a month or a year, as its `precision` says, the first day. It was
    `updated` on a later day, and `captured`, as when a page was saved. `date_source` is what says
    when it was published. `line` is where it stood in a file of several, and is not stored.
    `author` is who wrote it, as the file says, not as its text does.
    """

    id: str
    path: str
    text: str
    title: str
    title_derived: bool
    publisher: str | None = None
    url: str | None = None
    published: date | None = None
    line: int | None = None
    updated: date | None = None
    captured: date | None = None
    precision: Precision = "day"
    date_source: str | None = None
    author: str | None = None

    @property
    def source(self) -> str:
        """What is shown as the source: the publisher where known, else the path."""
        return self.publisher or self.path

    @property
    def is_date_derived(self) -> bool:
        """Whether nothing in the file says outright that it was published then."""
        return self.published is not None and self.date_source in _DERIVED


@dataclass(frozen=True, slots=True)
class StoredArticle:
    """An article in the store: `key` is the store's own and lasts as long as the id does."""

    key: int
    hash: str
    article: Article


def last_day(first: date, precision: Precision) -> date:
    """The last day of the month or year that begins on this one, or the day itself."""
    if precision == "day":
        return first
    if precision == "year":
        return date(first.year, 12, 31)
    within = first.replace(day=1) + timedelta(days=_LONGEST_MONTH)
    return within.replace(day=1) - timedelta(days=1)
