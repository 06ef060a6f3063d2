"""A date as a page's markup writes it -> the day, and how precise it is. `facts` calls this."""

import re
from dataclasses import dataclass
from datetime import date, datetime
from email.utils import parsedate_to_datetime

from corpus.article import Precision

_ISO = re.compile(r"(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?(?![\d/.-])")
_COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)(?!\d)")
_WRITTEN = ("%B %d, %Y", "%b %d, %Y", "%d %B %Y", "%d %b %Y")
_TIME = re.compile(r"[\s,]+(?:at\s+)?\d{1,2}:\d\d.*$|(?<=\d)(?:st|nd|rd|th)\b|^[A-Z][a-z]+day,\s*")


@dataclass(frozen=True, slots=True)
class Day:
    """A day, or the first of the month or year where that is all that is known."""

    day: date
    precision: Precision = "day"


def parse_day(written: str) -> Day | None:
    """The day that is written, as it is written (no change of time zone), or None.

    Dates of which one cannot tell whether the day or the month comes first are not read.
    """
    written = written.strip()[:80]
    try:
        if match := _COMPACT.match(written):
            return Day(date(int(match[1]), int(match[2]), int(match[3])))
        if match := _ISO.match(written):
            return _iso(match)
    except ValueError:
        return None
    return _in_words(written)


def _iso(match: re.Match[str]) -> Day:
    year, month, day = match.groups()
    precision: Precision = "day" if day else "month" if month else "year"
    return Day(date(int(year), int(month or 1), int(day or 1)), precision)


def _in_words(written: str) -> Day | None:
    try:
        return Day(parsedate_to_datetime(written).date())
    except (ValueError, TypeError, IndexError, OverflowError):
        plain = _TIME.sub("", written).replace(".", "").strip()
    for form in _WRITTEN:
        try:
            return Day(datetime.strptime(plain, form).date())  # noqa: DTZ007 - a day has no zone
        except ValueError:
            continue
    return None
