"""A response of the web -> the suffix and the bytes to keep it with, so that its reader is found.

A page is kept as it came, as a record of a web archive, which says where and when; of anything else
its bytes are. `adding` calls it.
"""

import base64
import hashlib
import io

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter
from yarl import URL

from corpus.fetching.web import Response
from corpus.readers import known_suffix

_PAGES = ("text/html", "application/xhtml+xml")
_SUFFIXES = {
    "application/pdf": ".pdf",
    "application/rss+xml": ".rss",
    "application/atom+xml": ".atom",
    "application/x-ndjson": ".jsonl",
    "application/jsonl": ".jsonl",
    "application/warc": ".warc",
    "application/zip": ".zip",
    "message/rfc822": ".mhtml",
    "multipart/related": ".mhtml",
    "text/csv": ".csv",
    "text/markdown": ".md",
    "text/tab-separated-values": ".tsv",
}
# What servers say of many kinds of file: what the address ends with tells more.
_VAGUE = {
    "application/json": ".json",
    "application/ld+json": ".json",
    "application/xml": ".xml",
    "text/xml": ".xml",
    "text/plain": ".txt",
}
_GZIP, _GZIP_BEGINNING = ".gz", b"\x1f\x8b"


def kept_as(response: Response) -> tuple[str, bytes]:
    """The suffix, which is empty where the first bytes must tell, and the content."""
    content = response.content or b""
    if response.content_type in _PAGES:
        return ".warc.gz", _record(response, content)
    return _suffix(response, content), content


def _suffix(response: Response, content: bytes) -> str:
    """That of the kind it is said to be, else that of its address; packed only if it is."""
    suffix = _SUFFIXES.get(response.content_type) or known_suffix(URL(response.address).path)
    suffix = suffix or _VAGUE.get(response.content_type, "")
    if not content.startswith(_GZIP_BEGINNING):
        return suffix.removesuffix(_GZIP)
    return suffix if suffix.endswith(_GZIP) else suffix + _GZIP


def _record(response: Response, content: bytes) -> bytes:
    """The response as the one record of a web archive.

    Source: https://iipc.github.io/warc-specifications/
    """
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
            "WARC-Date": f"{response.at:%Y-%m-%dT%H:%M:%SZ}",
            "WARC-Payload-Digest": f"sha1:{digest}",
        },
    )
    writer.write_record(record)
    return archive.getvalue()
