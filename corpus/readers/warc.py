"""A web archive (WARC) -> its pages as articles, each captured on the day that its record says.

The day of capture bounds the day of publication and is not it. Of an address that was captured more
than once, the newest capture is the article.
"""

from collections.abc import Iterator
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
    pages: dict[str, tuple[date | None, list[Found]]] = {}
    others = again = 0
    try:
        for number, record in enumerate(ArchiveIterator(stream), 1):
            if record.rec_type != "response":
                continue
            if not _is_page(record):
                others += 1
                continue
            url, day = record.rec_headers.get_header("WARC-Target-URI") or "", _captured(record)
            again += url in pages
            if url not in pages or (day or date.min) >= (pages[url][0] or date.min):
                found = _articles(record, url, day, f"{path}#{number}", limits)
                pages[url] = (day, list(found))
    except (ArchiveLoadFailed, ValueError, KeyError, AttributeError) as error:
        # What warcio raises of a record whose headers are none.
        yield ArticleError(path, None, f"it is no whole web archive ({type(error).__name__})")
    for _, found_there in pages.values():
        yield from found_there
    if others:
        yield Remark(path, None, f"{others} of its responses are no page, and were left out")
    if again:
        yield Remark(path, None, f"{again} captures of an address had a newer one or an older one")
    if not pages:
        yield ArticleError(path, None, "no page was found in it")


def _articles(
    record: Any, url: str, captured: date | None, path: str, limits: "Limits"
) -> Iterator[Found]:
    content = record.content_stream().read(limits.article_bytes + 1)
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
