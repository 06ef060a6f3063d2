"""Days as people write them -> `date`, and `date` -> words; for the terminal and for Discord."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime, time

MONTHS = (
    "January February March April May June July August September October November December".split()
)
_YEAR = re.compile(r"\d{4}")
_YEAR_AND_MONTH = re.compile(r"(\d{4})-(\d{1,2})")
_ALL_FIGURES = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")
_MONTH_AND_YEAR = re.compile(rf"({'|'.join(MONTHS)})\s+(\d{{4}})", re.IGNORECASE)


@dataclass
class DateError(ValueError):
    """`text` is no day that can be told; `advice` is what would do."""

    text: str
    advice: str


def parse_day(text: str, today: date, *, last: bool = False) -> date:
    """The day that is meant: "2025-02-03", "3 March 2024", "yesterday", "March 2024", "2024".

    Of a month or a year it is the first day, or with `last` the last one. Raises DateError.
    """
    text = text.strip()
    try:
        return date.fromisoformat(text)
    except ValueError:
        pass
    if period := _period(text):
        return period[1] if last else period[0]
    if figures := _ALL_FIGURES.fullmatch(text):
        return _from_figures(text, *map(int, figures.groups()))
    return _from_words(text, today)


def day_in_words(day: date | None) -> str:
    """A day as "2 February 2025"; "undated" where there is none."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}" if day else "undated"


def age_in_words(published: date | None, asked: date) -> str | None:
    """Of a day more than a year before the asking "3 years before you asked", else None."""
    if published is None:
        return None
    anniversary = (asked.month, asked.day) == (published.month, published.day)
    passed = (asked.month, asked.day) >= (published.month, published.day)
    years = asked.year - published.year - (not passed)
    if years < 1 or (years == 1 and anniversary):
        return None
    return f"{years} year{'s' if years > 1 else ''} before you asked"


def _period(text: str) -> tuple[date, date] | None:
    """The first and last day of a year or a month."""
    if _YEAR.fullmatch(text) and int(text) > 0:
        return date(int(text), 1, 1), date(int(text), 12, 31)
    if match := _YEAR_AND_MONTH.fullmatch(text):
        year, month = int(match[1]), int(match[2])
    elif match := _MONTH_AND_YEAR.fullmatch(text):
        month, year = MONTHS.index(match[1].capitalize()) + 1, int(match[2])
    else:
        return None
    if year < 1 or month not in range(1, 13):
        raise DateError(text, "write a month as 2025-02 or February 2025")
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


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


def _from_words(text: str, today: date) -> date:
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
