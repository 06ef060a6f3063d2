"""How words that go on from the last question were understood."""

from datetime import date

from bot.dates import day_in_words
from bot.wording.notes import days_in_words
from corpus.following import Understood
from corpus.model import Filters
from corpus.titles import cut

_MATTER = 120  # characters
_NAME = 60


def understood_in_words(understood: Understood) -> str:
    """One line, such as "Asking: bridge cost, March 2025, only from CNN"."""
    line = f"Asking: {', '.join(_parts(understood))}"
    if understood.unclear:
        return f"{line}; who “{understood.unclear}” is cannot be told"
    return line


def _parts(understood: Understood) -> list[str]:
    words = (" ".join(some) for some in (understood.matter, understood.own))
    parts = [cut(some, _MATTER) for some in words if some]
    days = dict.fromkeys(_days(one.first, one.last) for one in understood.days)
    if days:
        parts.append(" or ".join(days))
    if understood.about_now:
        parts.append("now")
    parts += _filters(understood.filters)
    if understood.person:
        parts.append(cut(understood.person.name, _NAME))
    return parts


def _days(first: date, last: date) -> str:
    return f"until {day_in_words(last)}" if first == date.min else days_in_words(first, last)


def _filters(filters: Filters) -> list[str]:
    parts = []
    if filters.after and filters.before:
        parts.append(f"only {days_in_words(filters.after, filters.before)}")
    elif filters.after:
        parts.append(f"since {day_in_words(filters.after)}")
    elif filters.before:
        parts.append(f"until {day_in_words(filters.before)}")
    if filters.source:
        parts.append(f"only from {cut(filters.source, _NAME)}")
    return parts
