"""A page saved as one message (`.mhtml`, `.mht`) -> its article, of the message's HTML part.

The message's Date is the day it was saved, not the day it was published.
"""

from collections.abc import Iterator
from datetime import date
from email.message import Message
from email.parser import BytesParser
from email.policy import compat32
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, BinaryIO

from corpus.errors import ArticleError
from corpus.model import Article, Remark
from corpus.readers.pages import read_page
from corpus.readers.sizes import too_large

if TYPE_CHECKING:
    from corpus.readers.files import Limits

_WITH_PICTURES = 8  # times the largest page: the message holds its pictures too
_HTML = frozenset({"text/html", "application/xhtml+xml"})
_BAD_MESSAGE = (ValueError, LookupError, TypeError, AttributeError, RecursionError)


def read(
    stream: BinaryIO, path: str, limits: "Limits"
) -> Iterator[Article | ArticleError | Remark]:
    """The one article of a message, or why there is none."""
    longest = limits.article_bytes * _WITH_PICTURES
    content = stream.read(longest + 1)
    if len(content) > longest:
        yield too_large(path, longest, path)
        return
    try:
        message = BytesParser(policy=compat32).parsebytes(content)
        part = _page(message)
        page = part.get_payload(decode=True) if part is not None else None
        encoding = part.get_content_charset() if part is not None else None
    except _BAD_MESSAGE as error:  # what `email` raises for messages that are none
        reason = f"it is not a message that can be read ({type(error).__name__})"
        yield ArticleError(path, None, reason, path)
        return
    if part is None or not isinstance(page, bytes):
        yield ArticleError(path, None, "the message holds no web page", path)
        return
    url, captured = _address(message, part), _day(message)
    yield from read_page(page, path, limits, url=url, captured=captured, encoding=encoding)


def _page(message: Message) -> Message | None:
    """The part that is the page: frames and advertisements in it are parts too."""
    parts = [part for part in message.walk() if part.get_content_type() in _HTML]
    start = message.get_param("start")
    location = _header(message, "Snapshot-Content-Location")
    for part in parts:
        if start and _header(part, "Content-ID") == start:
            return part
        if location and _header(part, "Content-Location") == location:
            return part
    return parts[0] if parts else None


def _address(message: Message, part: Message) -> str | None:
    named = (_header(message, "Snapshot-Content-Location"), _header(part, "Content-Location"))
    return next((url for url in named if url and url.startswith(("http://", "https://"))), None)


def _day(message: Message) -> date | None:
    try:
        return parsedate_to_datetime(_header(message, "Date") or "").date()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _header(part: Message, name: str) -> str | None:
    value = part.get(name)
    return str(value).strip() if value else None
