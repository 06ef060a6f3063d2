"""Days as people write them -> `date`, and `date` -> words; for the terminal and for Discord."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time

from corpus.article import Article, Precision, last_day
from corpus.days.calendar import MONTH, MONTHS, Days, days_of_month, days_of_year, month_number

_YEAR = re.compile(r"\d{4}")
_YEAR_AND_MONTH = re.compile(r"(\d{4})[-/](\d{1,2})")
_MONTH_NAME = rf"(?P<month>{MONTH})"
_MONTH_AND_YEAR = re.compile(rf"{_MONTH_NAME}[.,]?\s+(?P<year>\d{{4}})", re.IGNORECASE)
_MONTH_ALONE = re.compile(rf"{_MONTH_NAME}\.?", re.IGNORECASE)
_ALL_FIGURES = re.compile(r"(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{4}|\d{2})")
_SHOWN = 40  # characters of what was written are said again
_YEAR_FIRST = re.compile(r"(\d{4})[/.-](\d{1,2})[/.-](\d{1,2})")
_NO_DAY = re.compile(r"[^a-z]*|q[1-4]\b.*", re.IGNORECASE)


@dataclass
class DateError(ValueError):
    """`text`, cut where it is long, is no day that can be told; `advice` is what would do."""

    text: str
    advice: str

    def __post_init__(self) -> None:
        if len(self.text) > _SHOWN:
            self.text = self.text[:_SHOWN] + "…"


def parse_day(text: str, today: date, *, last: bool = False) -> date:
    """The day that is meant: "2025-02-03", "3 March 2024", "yesterday", "March 2024", "2024".

    Of a month or a year it is the first day, or with `last` the last one. Raises DateError.
    """
    text = text.strip()
    try:
        return date.fromisoformat(text)
    except ValueError:
        pass
    if period := _period(text, today):
        return period.last if last else period.first
    if figures := _ALL_FIGURES.fullmatch(text):
        day, month, year = figures.groups()
        century = 2000 if len(year) == len("24") else 0
        return _from_figures(text, int(day), int(month), century + int(year))
    if match := _YEAR_FIRST.fullmatch(text):
        return _on_the_calendar(text, *map(int, match.groups()))
    return _from_words(text, today)


def day_in_words(day: date | None, precision: Precision = "day") -> str:
    """A day as "2 February 2025", or "February 2025" or "2025"; "undated" where there is none."""
    if day is None:
        return "undated"
    if precision == "year":
        return str(day.year)
    month = f"{MONTHS[day.month - 1]} {day.year}"
    return month if precision == "month" else f"{day.day} {month}"


def date_in_words(article: Article, asked: date | None = None) -> str:
    """When it was published, how long before the asking if long, what says so if it is derived.

    Beside it stands the day of its last change.
    """
    age = age_in_words(article.published, asked, article.precision) if asked else None
    parts = [day_in_words(article.published, article.precision), age]
    if article.is_date_derived:
        named = "the file name" if article.date_source == "file name" else "the page's markup"
        parts.append(f"date from {named}")
    if article.updated and article.updated != article.published:
        parts.append(f"updated {day_in_words(article.updated)}")
    return ", ".join(filter(None, parts))


def age_in_words(published: date | None, asked: date, precision: Precision = "day") -> str | None:
    """Of a day more than a year before the asking "3 years before you asked", else None.

    Of a month or a year None too where its first day and its last differ in it.
    """
    if published is None:
        return None
    age = _age_in_words(published, asked)
    return age if age == _age_in_words(last_day(published, precision), asked) else None


def _age_in_words(published: date, asked: date) -> str | None:
    anniversary = (asked.month, asked.day) == (published.month, published.day)
    passed = (asked.month, asked.day) >= (published.month, published.day)
    years = asked.year - published.year - (not passed)
    if years < 1 or (years == 1 and anniversary):
        return None
    return f"{years} year{'s' if years > 1 else ''} before you asked"


def _period(text: str, today: date) -> Days | None:
    """The days of a year or a month; a month alone is the latest that has begun."""
    if _YEAR.fullmatch(text) and int(text) > 0:
        return days_of_year(int(text))
    if match := _YEAR_AND_MONTH.fullmatch(text):
        year, month = int(match[1]), int(match[2])
    elif match := _MONTH_AND_YEAR.fullmatch(text):
        year, month = int(match["year"]), month_number(match["month"])
    elif match := _MONTH_ALONE.fullmatch(text):
        month = month_number(match["month"])
        year = today.year - (month > today.month)
    else:
        return None
    if year < 1 or month not in range(1, 13):
        raise DateError(text, "write a month as 2025-02 or February 2025")
    return days_of_month(year, month)


def _from_figures(text: str, first: int, second: int, year: int) -> date:
    """A day in figures alone, unless it could be two days."""
    readings = set()
    for day, month in ((first, second), (second, first)):
        try:
            readings.add(date(year, month, day))
        except ValueError:
            continue
    if len(readings) == 1:
        return readings.pop()
    if readings:
        both = " or ".join(day.isoformat() for day in sorted(readings))
        raise DateError(text, f"it could be two days: write {both}")
    raise DateError(text, _ADVICE)


def _on_the_calendar(text: str, year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        raise DateError(text, _ADVICE) from None


def _from_words(text: str, today: date) -> date:
    if _NO_DAY.fullmatch(text):
        raise DateError(text, _ADVICE)
    import dateparser  # noqa: PLC0415 - slow to import, and seldom needed

    found: datetime | None = dateparser.parse(
        text,
        languages=["en"],
        settings={
            "RELATIVE_BASE": datetime.combine(today, time(12)),
            "PREFER_DATES_FROM": "past",
            "RETURN_AS_TIMEZONE_AWARE": False,
        },
    )
    if found is None:
        raise DateError(text, _ADVICE)
    return found.date()


_ADVICE = "write a day as 2025-02-03, 3 February 2025 or yesterday"
