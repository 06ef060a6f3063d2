"""The timeline of a topic: what is said of it on which date, and how many articles match a month.

`tracing` makes it, and `bot` shows it.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from corpus.model import Excerpt, Precision, Span, StoredArticle
from corpus.refusals import Refusal

DATES = 10  # are shown where nobody says how many


@dataclass(frozen=True, slots=True, order=True)
class Entry:
    """A date with its sentence, and how many other articles of it match, copies left out.

    Of a month or a year, `day` is the first day.
    """

    day: date
    excerpt: Excerpt = field(compare=False)
    others: int = field(compare=False)

    @property
    def precision(self) -> Precision:
        """Whether it is the day, or its month or year that is known."""
        return self.excerpt.article.precision


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with its unit: the slice `span` of the article's text, as it stood on that day."""

    day: date
    stored: StoredArticle
    span: Span

    @property
    def text(self) -> str:
        """The figure as the article has it."""
        return self.span.of(self.stored.article.text)


@dataclass(frozen=True, slots=True)
class Month:
    """How many articles of a month match; `first` is its first day."""

    first: date
    articles: int


@dataclass(frozen=True, slots=True)
class Timeline:
    """What is shown of a topic.

    `entries` are oldest first, at most as many as were asked for of all `dates` that have a
    sentence; `figures` are of their sentences. `months` go from the first to the last with an
    article, the empty ones between them included; an article of a year is in none of them.
    `articles` match in all, `undated` of them have no day; where `is_cut`, more do than were looked
    at. Without entries there is a `refusal`, or all that matches is undated.
    """

    topic: str
    entries: tuple[Entry, ...]
    figures: tuple[tuple[Figure, ...], ...]
    months: tuple[Month, ...]
    dates: int
    articles: int
    undated: int
    is_cut: bool
    refusal: Refusal | None
    generation: int


def months_of(days: Sequence[date]) -> tuple[Month, ...]:
    """The months from the first of the days to the last, each with how many days are in it."""
    if not days:
        return ()
    counts: dict[date, int] = {}
    for day in days:
        counts[day.replace(day=1)] = counts.get(day.replace(day=1), 0) + 1
    month, last, found = min(counts), max(counts), []
    while month <= last:
        found.append(Month(month, counts.get(month, 0)))
        month = _next(month)
    return tuple(found)


def _next(month: date) -> date:
    return date(month.year + month.month // 12, month.month % 12 + 1, 1)
