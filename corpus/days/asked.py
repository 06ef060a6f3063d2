"""A question and the day it is asked -> the days it asks about, and whether it is about now.

`question` calls it. Nothing here filters: an article of these days is raised, no other is left out.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from corpus.days.calendar import Days, later
from corpus.days.lazily import lazily
from corpus.days.reckoned import tells_of_future, tells_of_past
from corpus.days.written import Written, written
from corpus.model import DaySpan, Span


def days_asked_about(question: str, asked: date) -> tuple[DaySpan, ...]:
    """The days that the question names, in its order; a date that may be two is both.

    "Since" lasts until the day of asking, and "before" has lasted since the first of all days.
    """
    question = question[:_HEAD]
    if not _MAY_HAVE().search(question):
        return ()
    found = _joined(written(question, asked), question, asked)
    return tuple(span for one in found for span in _opened(one, question, asked))


def said_of_now(question: str) -> tuple[Span, ...]:
    """The words by which it asks for the latest: "now", "currently", "today", "the newest"."""
    found = _NOW().finditer(question)
    return tuple(Span(*match.span()) for match in found if not _is_in_name(question, match))


@dataclass(frozen=True, slots=True)
class _Named:
    """Days as they are named, with the end of what is named before them."""

    said: Span
    days: tuple[Days, ...]
    before: int


def _joined(found: Sequence[Written], question: str, asked: date) -> Iterator[_Named]:
    """Each date, or two as one where one is from the first to the second."""
    at, end = 0, 0
    while at < len(found):
        one, before = found[at], end
        following = found[at + 1] if at + 1 < len(found) else None
        end = one.said.end
        at += 1
        if following is None:
            days = _in_some_year(one, question, asked)
        elif _is_range(question, one, following):
            end = following.said.end
            at += 1
            yield _Named(Span(one.said.start, end), _range(one, following, question, asked), before)
            continue
        elif one.in_year and following.days and _is_list(question, one, following):
            days = tuple(filter(None, (_up_to(one, following.days[0].last),)))
        else:
            days = _in_some_year(one, question, asked)
        yield _Named(one.said, days, before)


def _is_range(question: str, one: Written, other: Written) -> bool:
    between = question[one.said.end : other.said.start]
    if _AND().fullmatch(between):
        return _BETWEEN().search(question[: one.said.start]) is not None
    return _TO().fullmatch(between) is not None


def _is_list(question: str, one: Written, other: Written) -> bool:
    return _LIST().fullmatch(question[one.said.end : other.said.start]) is not None


def _range(one: Written, other: Written, question: str, asked: date) -> tuple[Days, ...]:
    """From the first to the second, which has the year of the first or the one after, or gives it.

    Nothing where the second is before the first.
    """
    if one.in_year and other.days:
        begins = tuple(filter(None, (_up_to(one, other.days[-1].last),)))
    else:
        begins = _in_some_year(one, question, asked)
    first = min((days.first for days in begins), default=None)
    if first is None:
        return ()
    ends = other.days or tuple(filter(None, (_from(other, first),)))
    last = max((days.last for days in ends), default=first)
    return (Days(first, last),) if first <= last else ()


def _in_some_year(one: Written, question: str, asked: date) -> tuple[Days, ...]:
    """The days; of those without a year the latest that have begun, or the next to come.

    Where the question does not tell which, and the next are near, both.
    """
    if one.in_year is None:
        return one.days
    if not _FIGURE().search(one.said.of(question)) and _TO_DO().search(question[: one.said.start]):
        return ()  # "to march" is no month
    past = _up_to(one, asked)
    coming = past if past and past.last >= asked else _from(one, asked)
    if past is None or coming is None:  # at an end of the calendar
        return tuple(filter(None, (past or coming,)))
    was, will = tells_of_past(question), tells_of_future(question)
    if was != will:
        return (past,) if was else (coming,)
    is_near = (coming.first - asked).days <= _NEAR
    return tuple(sorted({past, coming})) if is_near else (past,)


def _up_to(one: Written, day: date) -> Days | None:
    """The latest of such days that have begun on that day."""
    found = _years(one, range(day.year, day.year - 9, -1))
    return next((days for days in found if days.first <= day), None)


def _from(one: Written, day: date) -> Days | None:
    """The first of such days that are not over before that day."""
    found = _years(one, range(day.year, day.year + 9))
    return next((days for days in found if days.last >= day), None)


def _years(one: Written, years: Iterable[int]) -> Iterator[Days]:
    """What the date is in each of the years: 29 February is not in all of them."""
    for number in years:
        try:
            if one.in_year:
                yield one.in_year(number)
        except ValueError:
            continue


def _opened(one: _Named, question: str, asked: date) -> Iterator[DaySpan]:
    """The days, or those since, after or before them where the words in front say so."""
    front, back = question[one.before : one.said.start], question[one.said.end :]
    close = _CLOSE().search(front)
    opening = close or _LOOSE().search(front)
    word = opening[1].lower() if opening else ""
    is_of_these = close is None or _is_within(one.said.of(question), front)
    for days in one.days:
        opened = _open(word, days, asked, of_these_days=is_of_these)
        if _ONWARDS().match(back):
            opened = Days(days.first, max(days.last, asked))
        yield DaySpan(one.said, opened.first, opened.last)


def _is_within(said: str, front: str) -> bool:
    """Whether something in the days is meant: "after the 2024 election", "before late March"."""
    return bool((said.isdigit() and _THE().search(front)) or _LATE().search(front))


def _open(word: str, days: Days, asked: date, *, of_these_days: bool) -> Days:
    """The days opened at an end; in "before the vote in May" the vote is `of_these_days`."""
    if word == "since" or (word == "after" and of_these_days):
        return Days(days.first, max(days.last, asked))
    if word == "after" and days.last < asked:
        return Days(later(days.last, 1), asked)
    if word == "before" and not of_these_days and days.first > date.min:
        return Days(date.min, later(days.first, -1))
    if word in ("before", "until", "till", "by"):
        return Days(date.min, days.last)
    return days


def _is_in_name(question: str, match: re.Match[str]) -> bool:
    """Whether it is part of a name such as USA Today: a capital, after a word with a capital."""
    return match[0][0].isupper() and _CAPITALISED().search(question[: match.start()]) is not None


_HEAD = 1000  # characters in which dates are looked for
_NEAR = 62  # days
_NOW = lazily(
    r"\b(?:now|nowadays|current|currently|today|tonight|latest|newest|recent|recently|at\s+present"
    r"|presently|at\s+the\s+moment|these\s+days|so\s+far|to\s+date"
    r"|this\s+(?:morning|afternoon|evening))\b",
    re.IGNORECASE,
)
_CAPITALISED = lazily(r"\b[A-Z]\w*\s+\Z")
_MAY_HAVE = lazily(
    r"\d|day\b|\b(?:last|this|next|ago|past|tonight|tomorrow|spring|summer|autumn|fall|winter)\b"
    r"|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)",
    re.IGNORECASE,
)
_FIGURE = lazily(r"\d")
_TO = lazily(r"\s*(?:to|until|till|through|-|–|—)\s*(?:the\s+)?", re.IGNORECASE)
_AND = lazily(r"\s+and\s+(?:on\s+|the\s+)?", re.IGNORECASE)
_BETWEEN = lazily(r"\bbetween\s+(?:the\s+)?\Z", re.IGNORECASE)
_LIST = lazily(r"\s*(?:,|,?\s+and|,?\s+or|&|/)\s*(?:in\s+|on\s+)?", re.IGNORECASE)
_TO_DO = lazily(r"\b(?:to|and)\s+\Z", re.IGNORECASE)
_PART_OF = r"(?:(?:early|late|mid|about|around|the|end|start|beginning|middle|of)[\s-]+)*"
_CLOSE = lazily(rf"\b(since|after|before|until|till|by)\s+{_PART_OF}\Z", re.IGNORECASE)
_THE = lazily(r"\bthe\s+\Z", re.IGNORECASE)
_LATE = lazily(r"\b(?:late|mid|middle|end)[\s-]+(?:of\s+)?(?:the\s+)?\Z", re.IGNORECASE)
_LOOSE = lazily(
    rf"\b(since|after|before)\s+[^,.;:?!]{{1,80}}\b(?:in|on|of)\s+{_PART_OF}\Z", re.IGNORECASE
)
_ONWARDS = lazily(r"\s+(?:onwards?|on)\b(?!\s+\w)", re.IGNORECASE)
