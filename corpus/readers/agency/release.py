"""An agency's item with its status and its embargo -> the article, if it may be kept today.

The readers of NITF, NewsML-G2 and ninjs call it. What depends on the day is reported, and so the
file is read again at each reload.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING

from corpus.errors import ArticleError
from corpus.model import Article, Remark
from corpus.readers.told import Place, Told, article_of, storable

if TYPE_CHECKING:
    from corpus.readers.files import Limits

_USABLE = ("", "usable")
_EMBARGOED = "embargoed"
_LAST_ZONE = timedelta(hours=12)  # behind UTC: there, a time without a zone comes last


@dataclass(frozen=True, slots=True)
class Terms:
    """On which terms an item was sent.

    `status` is as it is written, with or without a scheme before it; `embargo` is when it ends, as
    it is written, empty where that is left open, and None where there is none.
    """

    status: str | None
    embargo: str | None


def released(
    told: Told, terms: Terms, place: Place, limits: "Limits"
) -> Iterator[Article | ArticleError | Remark]:
    """The article, or why it may not be kept: what was stored of it before may not either."""
    if reason := _held(terms, _now()):
        identity = storable(told.id) or place.path
        yield ArticleError(place.path, None, reason, identity, is_withdrawn=True)
    else:
        yield from article_of(told, place, limits)


def _held(terms: Terms, now: datetime) -> str | None:
    """Why the item may not be kept now, or None."""
    status = (terms.status or "").strip().lower().replace("/", ":").rpartition(":")[2]
    embargo = terms.embargo
    if status == _EMBARGOED:
        embargo = embargo or ""
    elif status not in _USABLE:
        return f"its status is {status[:40]!r}, so it is not kept"
    return None if embargo is None else _embargoed(embargo, now)


def _embargoed(written: str, now: datetime) -> str | None:
    end = time_of(written)
    if end is None:
        said = f"{written.strip()[:40]!r}" if written.strip() else "it does not say when"
        return f"it is embargoed, and when that ends is not known ({said}), so it is not kept"
    if end <= now:
        return None
    return f"it is embargoed until {end:%Y-%m-%d %H:%M} UTC: reload after that"


def time_of(written: str) -> datetime | None:
    """The time in UTC, or None; one without a zone is taken for the last that it can mean."""
    written = written.strip()
    try:
        try:
            time = datetime.fromisoformat(written)
        except ValueError:
            time = parsedate_to_datetime(written)
        if time.tzinfo is None:
            return time.replace(tzinfo=UTC) + _LAST_ZONE
        return time.astimezone(UTC)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _now() -> datetime:
    return datetime.now(UTC)
