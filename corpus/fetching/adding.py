"""An address or a file -> a file beside the database with an article in it, for the next reload.

A page is kept as it came, as a record of a web archive, which says where and when; of anything else
its bytes are. What has no article is not kept. `bot` calls `add`.
"""

import asyncio
import base64
import hashlib
import io
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from corpus.errors import ArticleError
from corpus.fetching.kept import free_name, keep, name_of_address
from corpus.fetching.web import Refused, Response, Web
from corpus.model import Article
from corpus.readers import ArticleFile, read
from corpus.source import ADDED, Source

_PAGES = ("text/html", "application/xhtml+xml")
_SUFFIXES = {
    "application/pdf": ".pdf",
    "application/rss+xml": ".rss",
    "application/atom+xml": ".atom",
    "application/xml": ".xml",
    "text/xml": ".xml",
    "application/json": ".json",
    "application/ld+json": ".json",
    "text/csv": ".csv",
    "text/markdown": ".md",
    "text/plain": ".txt",
}


@dataclass(frozen=True, slots=True)
class Added:
    """What became of an item: the file kept of it and its articles, or the `reason` why none is."""

    item: str
    file: str | None = None
    articles: tuple[Article, ...] = ()
    reason: str | None = None


async def add(item: str, source: Source, web: Web) -> Added:
    """Keep the item, a file's path or an address, if there is an article in it."""
    try:
        if item.lower().startswith(("http://", "https://")):
            response = await web.fetch(item)
            return await asyncio.to_thread(_keep_response, item, response, source)
        return await asyncio.to_thread(_keep_file, item, source)
    except Refused as error:
        return Added(item, reason=str(error))
    except OSError as error:
        return Added(item, reason=f"it cannot be read ({error.strerror or error})")


def _keep_response(item: str, response: Response, source: Source) -> Added:
    is_page = response.content_type in _PAGES
    suffix = ".warc.gz" if is_page else _suffix(response)
    content = _record(response) if is_page else response.content or b""
    return _kept(item, name_of_address(item, suffix), content, source)


def _suffix(response: Response) -> str:
    """That of the kind it is said to be; else none, and its first bytes tell."""
    return _SUFFIXES.get(response.content_type, "")


def _keep_file(item: str, source: Source) -> Added:
    path = Path(item).expanduser()
    content = path.read_bytes()
    return _kept(item, free_name(source.added, path.name, content), content, source)


def _kept(item: str, name: str, content: bytes, source: Source) -> Added:
    """Keep the content under that name, if an article can be read from it."""
    with TemporaryDirectory() as folder:
        (Path(folder) / name).write_bytes(content)
        found = list(read(ArticleFile(Path(folder) / name, f"{ADDED}/{name}"), source.limits))
    articles = tuple(one for one in found if isinstance(one, Article))
    if not articles:
        return Added(item, reason=_reason(found))
    keep(source.added, name, content)
    return Added(item, f"{ADDED}/{name}", articles)


def _reason(found: Sequence[object]) -> str:
    errors = [one.reason for one in found if isinstance(one, ArticleError)]
    return errors[0] if errors else "no article was found in it"


def _record(response: Response) -> bytes:
    """The response as the one record of a web archive.

    Source: https://iipc.github.io/warc-specifications/
    """
    content = response.content or b""
    headers = [("Content-Type", response.declared), ("Content-Length", str(len(content)))]
    digest = base64.b32encode(hashlib.sha1(content, usedforsecurity=False).digest()).decode()
    archive = io.BytesIO()
    writer = WARCWriter(archive, gzip=True)
    record = writer.create_warc_record(
        response.address,
        "response",
        payload=io.BytesIO(content),
        length=len(content),
        http_headers=StatusAndHeaders("200 OK", headers, protocol="HTTP/1.1"),
        warc_headers_dict={
            "WARC-Date": f"{response.day.isoformat()}T00:00:00Z",
            "WARC-Payload-Digest": f"sha1:{digest}",
        },
    )
    writer.write_record(record)
    return archive.getvalue()
