"""A web archive (WARC) -> its pages as articles, each captured on the day that its record says.

The day of capture bounds the day of publication and is not it. Of an address that was captured more
than once, the newest capture that is an article counts.
"""

import zlib
from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, BinaryIO

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed

from corpus.errors import ArticleError
from corpus.model import Article, Remark
from corpus.readers.pages import read_page

if TYPE_CHECKING:
    from corpus.readers.files import Limits

Found = Article | ArticleError | Remark

_PAGES = ("text/html", "application/xhtml+xml")
_FOUND = "200"


def read(stream: BinaryIO, path: str, limits: "Limits") -> Iterator[Found]:
    """The articles of an archive in its order, and how many records are no pages."""
    captures = _Captures(path, limits)
    broken = None
    try:
        for number, record in enumerate(ArchiveIterator(stream), 1):
            if record.rec_type == "response":
                captures.take(record, f"{path}#{number}")
    except (ArchiveLoadFailed, EOFError, OSError, zlib.error) as error:
        broken = error
    except (ValueError, KeyError, AttributeError) as error:
        # What warcio raises of a record whose headers are none.
        broken = error
    yield from captures.found()
    if broken is not None:
        reason = f"it is no whole web archive ({type(broken).__name__})"
        yield ArticleError(path, None, reason)
    elif not captures.pages:
        yield ArticleError(path, None, "no page was found in it")


class _Captures:
    """Gathers what each page was found to be."""

    def __init__(self, path: str, limits: "Limits") -> None:
        self._path = path
        self._limits = limits
        self.pages: dict[str, tuple[date, list[Found]]] = {}
        self._others = self._again = 0

    def take(self, record: Any, path: str) -> None:
        """Take in a response; of one address, the newest that is an article counts."""
        if not _is_page(record):
            self._others += 1
            return
        url = record.rec_headers.get_header("WARC-Target-URI") or ""
        day = _captured(record)
        found = list(_articles(record, url, day, path, self._limits))
        before, known = self.pages.get(url, (date.min, []))
        self._again += bool(known)
        is_newer = (day or date.min) >= before
        if not known or (_is_article(found), is_newer) > (_is_article(known), False):
            self.pages[url] = (day or date.min, found)

    def found(self) -> Iterator[Found]:
        """The articles in their order, and what is to be said of the rest."""
        for _, found in self.pages.values():
            yield from found
        if self._others:
            reason = f"{self._others} of its responses are no page, and were left out"
            yield Remark(self._path, None, reason)
        if self._again:
            reason = f"{self._again} more captures of the same addresses were left out"
            yield Remark(self._path, None, reason)


def _is_article(found: Sequence[Found]) -> bool:
    return any(isinstance(one, Article) for one in found)


def _articles(
    record: Any, url: str, captured: date | None, path: str, limits: "Limits"
) -> Iterator[Found]:
    content = record.content_stream().read(limits.article_bytes + 1)
    if len(content) <= limits.article_bytes and record.raw_stream.limit > 0:
        yield ArticleError(path, None, "the archive ends within this page", path)
        return
    declared = (record.http_headers.get_header("Content-Type") or "").lower()
    _, _, encoding = declared.partition("charset=")
    yield from read_page(
        content, path, limits, url=url or None, captured=captured, encoding=encoding.strip() or None
    )


def _is_page(record: Any) -> bool:
    if record.http_headers is None or record.http_headers.get_statuscode() != _FOUND:
        return False
    return (record.http_headers.get_header("Content-Type") or "").lower().startswith(_PAGES)


def _captured(record: Any) -> date | None:
    try:
        return date.fromisoformat((record.rec_headers.get_header("WARC-Date") or "")[:10])
    except ValueError:
        return None
