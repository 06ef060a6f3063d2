"""Words in a question that are reckoned from the day of asking -> the days they may mean.

`written` finds them and asks for their days; there are none where the words mean no day.
"""

import re
from datetime import date

from corpus.days.calendar import Days, later, number, one_day, weekday_number
from corpus.days.lazily import lazily
from corpus.days.names import is_no_day
from corpus.days.relative import readings
from corpus.model import Span


def rolling(match: re.Match[str], asked: date) -> tuple[Days, ...]:
    """Of "the last three weeks"."""
    days = {"day": 1, "week": 7, "month": 31, "year": 366}[match["unit"].lower()]
    first = later(asked, -days * number(match["number"]))
    return (Days(first, asked),)


def relative(match: re.Match[str], asked: date) -> tuple[Days, ...]:
    """Of a match of RELATIVE; a week's length for "two weeks ago", which is no one day."""
    days = readings(match, asked)
    if _is_today(match) or (match["weekday"] and _is_of_a_month(match)):
        return ()
    if match["number"] and match["units"].lower() == "week":
        days = tuple(Days(later(one.first, -3), later(one.last, 3)) for one in days)
    return days


def weekday(match: re.Match[str], asked: date) -> tuple[Days, ...]:
    """The last such day up to the asking, or the next; on that day itself also a week from it."""
    text, said = match.string, Span(*match.span())
    is_written_so = match[0][0].isupper() or _ON().search(text[: said.start])
    if is_no_day(text, said) or not is_written_so:
        return ()
    was, will = tells_of_past(text), tells_of_future(text)
    days = set[Days]()
    for way in [1] * will + [-1] * (was or not will):
        away = way * (weekday_number(match[0]) - asked.weekday()) % 7
        days |= {one_day(later(asked, way * away)), one_day(later(asked, way * (away or 7)))}
    return tuple(sorted(days))


def tells_of_past(question: str) -> bool:
    """Whether a form in it tells of what was."""
    return _PAST().search(question) is not None


def tells_of_future(question: str) -> bool:
    """Whether a form in it tells of what is to come."""
    return _FUTURE().search(question) is not None


def _is_today(match: re.Match[str]) -> bool:
    """Whether it is the day of asking, which says that the question is about now."""
    return match["day"] is not None and match["day"].split()[0].lower() in _TODAY


def _is_of_a_month(match: re.Match[str]) -> bool:
    """Whether it is "the last Friday of March", which is not the last Friday."""
    return re.match(r"\s+(?:of|in)\b", match.string[match.end() :]) is not None


_TODAY = ("today", "tonight", "this")
_ON = lazily(r"\b(?:on|since|until|before|after|by)\s+\Z", re.IGNORECASE)
_PAST = lazily(
    r"\b(?:did|was|were|had|said|told|took|became|won|lost"
    r"|(?!(?:expect|schedul|plann|unit|ne|spe)ed\b)[a-z]{2,}ed)\b",
    re.IGNORECASE,
)
_FUTURE = lazily(
    r"\b(?:will|shall|going\s+to|upcoming|coming|(?:is|are)\s+(?:scheduled|planned|expected|due|set))"
    r"\b|'ll\b",
    re.IGNORECASE,
)
