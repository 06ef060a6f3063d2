"""A date in a table, in JSON or in front matter -> the day, once it is known which figure that is.

`fields` reads each with `day_written`; readers of whole files ask `order_in` of all of them first.
"""

import re
from collections.abc import Iterable
from contextlib import suppress
from datetime import date, datetime

from corpus.columns import DateOrder
from corpus.readers.packed import UNREADABLE
from corpus.readers.webpage.days import Day, parse_day

_FIGURES = re.compile(r"\s*(\d{1,2})([/.-])(\d{1,2})\2(\d{4})(?!\d)")
_MONTHS = 12
_SHOWN = 40  # characters


def order_in(dates: Iterable[str]) -> DateOrder | None:
    """How all of them are written, by those that can only be written so; None if that is open.

    Where a file is damaged, those before the damage count.
    """
    orders: set[DateOrder] = set()
    with suppress(*UNREADABLE):
        orders.update(filter(None, map(_only_order, dates)))
    return orders.pop() if len(orders) == 1 else None


def day_written(written: str, order: DateOrder | None) -> Day:
    """The day. Raises ValueError with what is wrong, said of the date."""
    if match := _FIGURES.match(written):
        return Day(_from_figures(written, int(match[1]), int(match[3]), int(match[4]), order))
    try:
        return Day(datetime.fromisoformat(written).date())
    except ValueError:
        day = parse_day(written)
    if day is None:
        raise ValueError(f"is {written[:_SHOWN]!r}, not a day YYYY-MM-DD")
    return day


def _only_order(written: str) -> DateOrder | None:
    """The one way in which the date can be read, where it can be read in one alone."""
    match = _FIGURES.match(written)
    first, second = (int(match[1]), int(match[3])) if match else (0, 0)
    if first > _MONTHS >= second:
        return "day-first"
    return "month-first" if second > _MONTHS >= first else None


def _from_figures(
    written: str, first: int, second: int, year: int, order: DateOrder | None
) -> date:
    if order is None and first != second and max(first, second) <= _MONTHS:
        raise ValueError(
            f"is {written[:_SHOWN]!r}, and nothing else in the file settles which is the day:"
            " say --dates day-first or --dates month-first"
        )
    is_day_first = first > _MONTHS if order is None else order == "day-first"
    day, month = (first, second) if is_day_first else (second, first)
    try:
        return date(year, month, day)
    except ValueError:
        said = f" ({order})" if order else ""
        raise ValueError(f"is {written[:_SHOWN]!r}{said}, no day of the calendar") from None
