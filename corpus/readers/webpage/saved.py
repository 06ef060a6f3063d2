"""A page's text -> where and when a browser saved it, from the comment it leaves at the top."""

import re
from dataclasses import dataclass
from datetime import date, datetime

_HEAD = 4096  # characters in which the comment stands
_FROM = re.compile(r"<!--\s*saved from url=\(\d+\)(https?://\S+)\s*-->")  # Chrome, Edge
_SINGLE_FILE = re.compile(
    r"<!--\s*Page saved with SingleFile\s+url:\s*(https?://\S+)\s+saved date:\s*([^\n(]+)",
)
_SINGLE_FILE_DATE = "%a %b %d %Y"
_DATE_WORDS = 4


@dataclass(frozen=True, slots=True)
class Saved:
    """Where a page was saved from, and the day; None where it does not say."""

    url: str | None = None
    day: date | None = None


def saved_as(text: str) -> Saved:
    """What the browser that saved the page wrote into it."""
    head = text[:_HEAD]
    if match := _SINGLE_FILE.search(head):
        return Saved(match[1], _day(match[2]))
    if match := _FROM.search(head):
        return Saved(match[1])
    return Saved()


def _day(written: str) -> date | None:
    words = " ".join(written.split()[:_DATE_WORDS])
    try:
        return datetime.strptime(words, _SINGLE_FILE_DATE).date()  # noqa: DTZ007 - in local time
    except ValueError:
        return None
