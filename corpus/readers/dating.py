"""What a reader found -> the same, dated as far as its days can be believed.

A day in the future or before there were newspapers is not believed, and told. Where nothing in an
article's own file says a day, the name of the file may. `formats` passes all that is read through
this.
"""

import re
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from corpus.model import Article, Remark
from corpus.readers.belief import doubt_of, latest_of, not_believed
from corpus.readers.webpage.days import Day

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corpus.readers.files import Read

FILE_NAME = "file name"
_DAY = re.compile(r"(?<!\d)(\d{4})([-_.]?)(\d\d)\2(\d\d)(?!\d)")
_MONTH = re.compile(r"(\d{4})[-_](\d\d)(?![-_]?\d)")


def dated(found: "Read") -> "Iterator[Read]":
    """An article after remarks on the days that were not believed; anything else as it is."""
    if not isinstance(found, Article):
        yield found
        return
    latest = latest_of(found.captured, datetime.now(UTC).date())
    if found.published and (doubt := doubt_of(found.published, latest)):
        why = not_believed(found.published, f"{found.date_source}", doubt)
        yield Remark(found.path, found.line, why)
        found = replace(found, published=None, precision="day", date_source=None)
    if found.updated and (doubt := doubt_of(found.updated, latest)):
        why = f"the day of its last change, {found.updated}, is {doubt}, so it is not believed"
        yield Remark(found.path, found.line, why)
        found = replace(found, updated=None)
    if found.published is None and found.id == found.path and "#" not in found.path:
        found = _by_name(found, latest)
    yield found


def _by_name(article: Article, latest: date) -> Article:
    day = day_in_name(PurePosixPath(article.path).name)
    if day is None or doubt_of(day.day, latest):
        return article
    updated = article.updated if article.updated and article.updated > day.day else None
    return replace(
        article,
        published=day.day,
        precision=day.precision,
        date_source=FILE_NAME,
        updated=updated,
    )


def day_in_name(name: str) -> Day | None:
    """The one day in a file's name, or the month that it begins with."""
    found = {day for match in _DAY.finditer(name) if (day := _on_calendar(*match.group(1, 3, 4)))}
    if len(found) == 1:
        return Day(found.pop())
    match = _MONTH.match(name)
    first = _on_calendar(match[1], match[2], "1") if match and not found else None
    return Day(first, "month") if first else None


def _on_calendar(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None
