"""Weeks, months, years and seasons as the days they have. `relative` and `asked` reckon with it."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from corpus.days.lazily import lazily

MONTHS = (
    "January February March April May June July August September October November December".split()
)
WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
SATURDAY, SUNDAY = 5, 6

MONTH = "|".join(rf"{name[:3]}(?:{name[3:]})?" for name in MONTHS if name != "September")
MONTH = rf"(?:{MONTH}|Sep(?:t(?:ember)?)?)"
WEEKDAY = rf"(?:{'|'.join(WEEKDAYS)})"
SEASON = "(?:spring|summer|autumn|fall|winter)"
YEAR = r"(?:19|20)\d\d"

_SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}  # the first month
_NUMBERS = "one two three four five six seven eight nine ten eleven twelve".split()
_FIGURES = lazily(r"\d+")


@dataclass(frozen=True, slots=True, order=True)
class Days:
    """The days from the first to the last, both included."""

    first: date
    last: date


def today() -> date:
    """The day where this runs, which is the day of whoever asks here."""
    return datetime.now(UTC).astimezone().date()


def one_day(day: date) -> Days:
    """That day alone."""
    return Days(day, day)


def later(day: date, days: int) -> date:
    """So many days later. Raises OverflowError beyond the calendar's ends."""
    return day + timedelta(days)


def days_of_week(day: date, weeks: int = 0) -> Days:
    """Monday to Sunday of the day's week, or so many weeks later."""
    first = later(day, 7 * weeks - day.weekday())
    return Days(first, later(first, 6))


def days_of_weekend(day: date, weeks: int = 0) -> Days:
    """Saturday and Sunday of the day's week, or so many weeks later."""
    sunday = days_of_week(day, weeks).last
    return Days(later(sunday, -1), sunday)


def days_of_month(year: int, number: int) -> Days:
    """A month; 13 is January of the year after. Raises ValueError beyond the calendar's ends."""
    year, number = year + (number - 1) // 12, (number - 1) % 12 + 1
    return Days(date(year, number, 1), date(year, number, monthrange(year, number)[1]))


def days_of_year(number: int) -> Days:
    """A year. Raises ValueError beyond the calendar's ends."""
    return Days(date(number, 1, 1), date(number, 12, 31))


def days_of_season(name: str, year: int) -> Days:
    """The three months of a season that begins in the year, as it is north of the equator."""
    first = _SEASONS[name.lower()]
    return Days(days_of_month(year, first).first, days_of_month(year, first + 2).last)


def month_number(name: str) -> int:
    """Of a month's name or its first letters, from 1."""
    return next(n for n, whole in enumerate(MONTHS, 1) if whole[:3].lower() == name[:3].lower())


def weekday_number(name: str) -> int:
    """Of a weekday's name, from 0 for Monday."""
    return WEEKDAYS.index(name.capitalize())


def number(text: str) -> int:
    """Of "two" or "2"; "a" is one."""
    text = text.lower()
    if _FIGURES().fullmatch(text):
        return int(text)
    return 1 if text in ("a", "an") else _NUMBERS.index(text) + 1


NUMBER = rf"(?:\d{{1,3}}|an?|{'|'.join(_NUMBERS)})"
