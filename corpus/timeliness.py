"""How much an article's day counts for a question. `ranking` multiplies by it.

A question that names no days in the past is taken to be about now: an article of the day it is
asked counts three times one of long ago, and the preference fades over weeks. One that names days
is about then: articles of those days count up to three times, others as they are.
"""

import math
from datetime import date

from corpus.article import Precision, last_day
from corpus.model import DaySpan, Query

_NOW = 2.0  # added to the factor 1 for an article of the day of asking
_FADES = 14  # days, after which a preference is down to 1/e
_THEN = 2.0  # added for an article of the days that the question names
_THEN_YEAR = 0.5  # the same for a whole year, which may be part of a name: "the 2022 election"
_LONG = 300  # days: a span of so many is a year
_LEAST = 1.36  # of the highest factor, where no article is fresh


def timeliness(query: Query, published: date | None, precision: Precision = "day") -> float:
    """The factor for an article of this day, or of a month or year that begins on it: 1 or more.

    It is 1 for an article of no day, and for one of a day after that of asking.
    """
    if published is None or (query.asked is not None and published > query.asked):
        return 1.0
    last = last_day(published, precision)
    then = max((_then(span, published, last) for span in query.days), default=0.0)
    return 1 + max(then, _now(query, published))


def highest(query: Query, newest: date | None) -> float:
    """The factor of the article that would be fit best, if the newest there is is of this day.

    Where nothing is fresh, somewhat more than 1, as freshness then speaks for no article.
    """
    if is_about_then(query):
        return 1 + max(map(_most, query.days))
    if newest is None or query.asked is None:
        return _LEAST
    return max(1 + _now(query, min(newest, query.asked)), _LEAST)


def is_about_then(query: Query) -> bool:
    """Whether the question names days, all of which are over for longer than news is new."""
    if not query.days or query.is_about_now or query.asked is None:
        return False
    return all((query.asked - span.last).days > _FADES for span in query.days)


def _now(query: Query, published: date) -> float:
    if query.asked is None or is_about_then(query):
        return 0.0
    return _NOW * math.exp(-(query.asked - published).days / _FADES)


def _then(span: DaySpan, published: date, last: date) -> float:
    """Highest within the span; what happened then is still told of in the weeks that follow."""
    if span.first <= published and last <= span.last:
        return _most(span)
    if published > span.last:
        return _most(span) * math.exp(-(published - span.last).days / _FADES)
    return 0.0


def _most(span: DaySpan) -> float:
    return _THEN_YEAR if (span.last - span.first).days >= _LONG else _THEN
