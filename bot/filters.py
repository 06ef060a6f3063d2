"""What an answer is confined to, as people write it -> `Filters`; for the terminal and Discord."""

from datetime import date

from bot.dates import DateError, parse_day
from bot.errors import UsageError
from corpus.days import today
from corpus.model import Filters


def filters_of(
    after: str | None, before: str | None, source: str | None, *, dashes: str = ""
) -> Filters:
    """The options as Filters; slow the first time. `dashes` stand before an option's name.

    Raises UsageError.
    """
    first = day_of(f"{dashes}after", after)
    last = day_of(f"{dashes}before", before, last=True)
    if first and last and first > last:
        raise UsageError(f"There is no day after {first} and before {last}: swap the two.")
    return Filters(first, last, source)


def day_of(option: str, text: str | None, *, last: bool = False) -> date | None:
    """The day that is written, of a month or a year the first or the last. Raises UsageError."""
    if text is None:
        return None
    try:
        return parse_day(text, today(), last=last)
    except DateError as error:
        raise UsageError(f"{option}: “{error.text}” is no day: {error.advice}.") from error
