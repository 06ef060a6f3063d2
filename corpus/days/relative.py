"""Words such as "last week", and the day they are said on -> the days they may mean.

`expressions` calls it with the day of an article and `reckoned` with the day of a question. Where
people would differ over the days there are several readings: an article's are then not told, and a
question's are all taken.
"""

import re
from datetime import date

from corpus.days.calendar import (
    MONTH,
    NUMBER,
    SATURDAY,
    SEASON,
    SUNDAY,
    WEEKDAY,
    Days,
    days_of_month,
    days_of_season,
    days_of_week,
    days_of_weekend,
    days_of_year,
    later,
    month_number,
    number,
    one_day,
    weekday_number,
)

# For searches that ignore case, with re.VERBOSE; `readings` looks at the groups.
RELATIVE = rf"""
    (?P<day> yesterday | today | tonight | tomorrow | last\s+night
      | this\s+(?:morning|afternoon|evening) )\b
  | (?-i: (?! \b[Tt]his\s+(?:may|march)\b ) ) (?: (?P<part> earlier | later ) \s+ )? \b
    (?P<which> last | this | next ) \s+
    (?: (?P<unit> weekend | week | month | year ) | (?P<weekday> {WEEKDAY} )
      | (?P<named_month> {MONTH} ) | (?P<season> {SEASON} ) )\b
  | (?<![\w.,]) (?P<number> {NUMBER} ) \s+ (?P<units> day | week | month | year ) s? \s+ ago \b
"""
_DAYS = {"yesterday": -1, "last": -1, "tomorrow": 1}  # by the first word
_WHICH = {"last": -1, "this": 0, "next": 1}


def readings(found: re.Match[str], base: date) -> tuple[Days, ...]:
    """What a match of RELATIVE may mean when it is said on that day, earliest first.

    Raises OverflowError or ValueError beyond the calendar's ends.
    """
    if found["day"]:
        return (one_day(later(base, _DAYS.get(found["day"].split()[0].lower(), 0))),)
    if found["number"]:
        return (_ago(number(found["number"]), found["units"].lower(), base),)
    which = _WHICH[found["which"].lower()]
    if found["weekday"]:
        return _weekday(which, weekday_number(found["weekday"]), base)
    if found["named_month"]:
        return _month(which, month_number(found["named_month"]), base)
    if found["season"]:
        return (_season(which, found["season"], base),)
    whole = _unit(which, found["unit"].lower(), base)
    if found["part"] and which == 0:
        return _part(found["part"].lower(), whole, base)
    return whole


def _ago(number: int, unit: str, base: date) -> Days:
    if unit == "year":
        return days_of_year(base.year - number)
    if unit == "month":
        return days_of_month(base.year, base.month - number)
    return one_day(later(base, -number * (7 if unit == "week" else 1)))


def _weekday(which: int, weekday: int, base: date) -> tuple[Days, ...]:
    """The nearest such day before or after; or that of the next week but one, if that may be meant.

    On a Thursday "last Tuesday" may be two days ago or nine, as "last Friday" may not. Some weeks
    begin on Sunday, some on Monday.
    """
    if which == 0:
        past = later(base, -((base.weekday() - weekday) % 7))
        return tuple(sorted({one_day(past), one_day(later(past, 7))} - _other_weeks(past, base)))
    nearest = later(base, which * ((which * (weekday - base.weekday()) - 1) % 7 + 1))
    monday, sunday = days_of_week(base).first, later(base, -((base.weekday() + 1) % 7))
    if which < 0:
        is_plain = nearest < min(monday, sunday)
    else:
        is_plain = nearest > max(later(monday, 6), later(sunday, 6))
    if is_plain or weekday == base.weekday():
        return (one_day(nearest),)
    return tuple(sorted((one_day(nearest), one_day(later(nearest, 7 * which)))))


def _other_weeks(past: date, base: date) -> set[Days]:
    """What "this Friday" does not mean on a Friday: the next one."""
    return {one_day(later(past, 7))} if past == base else set()


def _month(which: int, number: int, base: date) -> tuple[Days, ...]:
    """In May "last March" may be that of the year or of the year before; "last June" may not."""
    years = {base.year + which}
    if which * (number - base.month) > 0:
        years.add(base.year)
    return tuple(days_of_month(number=number, year=one) for one in sorted(years))


def _season(which: int, name: str, base: date) -> Days:
    """The last one that is over, the one of the year or that goes on, or the next to begin."""
    some = [days_of_season(name, base.year + shift) for shift in (-2, -1, 0, 1)]
    if which < 0:
        return max(one for one in some if one.last < base)
    if which > 0:
        return min(one for one in some if one.first > base)
    return next((one for one in some if one.first <= base <= one.last), some[2])


def _unit(which: int, unit: str, base: date) -> tuple[Days, ...]:
    if unit == "year":
        return (days_of_year(base.year + which),)
    if unit == "month":
        return (days_of_month(base.year, base.month + which),)
    if unit == "week":
        # Where weeks begin on Sunday, this Sunday is in the week that elsewhere is the next.
        weeks = (which, which + 1) if base.weekday() == SUNDAY else (which,)
        return tuple(days_of_week(base, one) for one in weeks)
    weeks = (which,)
    if which == 0 and base.weekday() == 0:
        weeks = (-1, 0)
    elif which > 0 and base.weekday() < SATURDAY:
        weeks = (0, 1)
    return tuple(days_of_weekend(base, one) for one in weeks)


def _part(part: str, whole: tuple[Days, ...], base: date) -> tuple[Days, ...]:
    """What of "this week" is earlier than the day, or later; nothing where that cannot be told."""
    if len(whole) > 1:
        return ()
    if part == "earlier":
        cut = Days(whole[0].first, later(base, -1))
    else:
        cut = Days(later(base, 1), whole[0].last)
    return (cut,) if cut.first <= cut.last else ()
