"""The days that a file says its article is of -> the first that can be believed.

A day in the future or before there were newspapers is not believed, and told. Readers call it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from corpus.readers.webpage.days import Day, parse_day

_FIRST_YEAR = 1600  # newspapers began a little later


@dataclass(frozen=True, slots=True)
class Published:
    """The day and what says it, None where nothing does; `doubts` on what was not believed."""

    day: Day | None
    source: str | None
    doubts: tuple[str, ...]


def first_believed(
    written: Iterable[tuple[str | None, str]], captured: date | None = None
) -> Published:
    """The first day that can be believed of those written, each with what says it."""
    latest = latest_of(captured, datetime.now(UTC).date())
    doubts: list[str] = []
    for words, source in written:
        day = parse_day(words or "")
        doubt = doubt_of(day.day, latest) if day else "no day that can be read"
        if day and not doubt:
            return Published(day, source, tuple(doubts))
        if words and words.strip():
            said = day.day if day else repr(words.strip()[:40])
            doubts.append(not_believed(said, source, doubt))
    return Published(None, None, tuple(dict.fromkeys(doubts)))


def not_believed(day: object, source: str, doubt: str | None) -> str:
    """What is told of a day that something says and that is not believed."""
    return f"its date {day} ({source}) is {doubt}, so it is not believed"


def later_than(published: Published, updated: Published) -> date | None:
    """The day of the last change, where it is known and later than that of publication."""
    if updated.day is None or updated.day.precision != "day":
        return None
    is_later = published.day is None or updated.day.day > published.day.day
    return updated.day.day if is_later else None


def latest_of(captured: date | None, today: date) -> date:
    """The last day to be believed: a day later than it was saved, as clocks differ by zone."""
    return (captured or today) + timedelta(days=1)


def doubt_of(day: date, latest: date) -> str | None:
    """Why the day is not believed, or None."""
    if day.year < _FIRST_YEAR:
        return f"before {_FIRST_YEAR}"
    return "in the future" if day > latest else None
