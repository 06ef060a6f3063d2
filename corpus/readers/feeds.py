"""A saved RSS or Atom feed -> its entries as articles. Nothing is fetched.

`xml_files` calls `read_feed` for an `.xml` that is one. Where an entry has no more than a summary,
that is its text, and its title says so.
"""

import io
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, BinaryIO

import feedparser

from corpus.errors import ArticleError
from corpus.model import Article, Remark
from corpus.readers.belief import Published, first_believed
from corpus.readers.sizes import MANY, too_large
from corpus.readers.told import Place, Told, article_of, storable
from corpus.readers.webpage.days import parse_day
from corpus.readers.webpage.plain import plain_text
from corpus.readers.xml_root import declares_entities

if TYPE_CHECKING:
    from corpus.readers.files import Limits

SUMMARY = "(summary from the feed)"


def read(
    stream: BinaryIO, path: str, limits: "Limits"
) -> Iterator[Article | ArticleError | Remark]:
    """The articles of a feed in its order, or why there are none."""
    yield from read_feed(stream.read(limits.article_bytes * MANY + 1), path, limits)


def read_feed(
    content: bytes, path: str, limits: "Limits"
) -> Iterator[Article | ArticleError | Remark]:
    """The articles of a feed's bytes, with remarks on what was not believed or is not whole."""
    longest = limits.article_bytes * MANY
    if len(content) > longest:
        yield too_large(path, longest)
        return
    if declares_entities(content):
        yield ArticleError(path, None, "its XML declares entities, which no feed needs")
        return
    try:
        # A stream, as a string may be taken for an address and fetched.
        feed = feedparser.parse(
            io.BytesIO(content), sanitize_html=False, resolve_relative_uris=False
        )
    # What is in a feed is not ours, nor is the code that feedparser runs over it.
    except Exception as error:  # noqa: BLE001 - as said above: one feed must not end a reload
        reason = f"its markup could not be made out ({type(error).__name__})"
        yield ArticleError(path, None, reason)
        return
    if not feed.get("version"):
        yield ArticleError(path, None, "it is no RSS or Atom feed")
        return
    yield from _entries(feed, path, limits)


def _entries(feed: Any, path: str, limits: "Limits") -> Iterator[Article | ArticleError | Remark]:
    publisher = _string(feed.feed, "title")
    total, summaries, without = len(feed.entries), 0, 0
    for number, entry in enumerate(feed.entries, 1):
        whole, summary = _content(entry), _plain(entry.get("summary_detail"))
        if not whole and not summary:
            without += 1
            continue
        summaries += not whole
        identity = _identity(entry, path)
        told = _told(entry, identity, whole or summary, publisher, "" if whole else SUMMARY)
        yield from article_of(told, Place(path, number), limits)
    if without == total:
        reason = "none of its entries has text" if total else "it has no entries"
        yield ArticleError(path, None, reason)
    elif without:
        yield Remark(path, None, f"entries without text, left out: {without} of {total}")
    if summaries:
        reason = f"entries with a summary alone, kept and marked so: {summaries} of {total}"
        yield Remark(path, None, reason)
    if not isinstance(feed.get("bozo_exception"), feedparser.CharacterEncodingOverride | None):
        yield Remark(path, None, "its XML is not well formed, and was read as far as it can be")


def _told(entry: Any, identity: str | None, text: str, publisher: str | None, mark: str) -> Told:
    published, updated = _day(entry, "published"), _day(entry, "updated")
    url = _string(entry, "link")
    return Told(
        id=identity or url,
        text=text,
        headline=plain_text(_string(entry, "title") or ""),
        publisher=_string(entry.get("source") or {}, "title") or publisher,
        author=_string(entry, "author"),
        url=url if url and url.startswith(("http://", "https://")) else None,
        published=published if published.day or published.doubts else updated,
        updated=updated,
        mark=mark,
    )


def _identity(entry: Any, path: str) -> str | None:
    """The entry's own id; below its file unless it is one in the whole world, as feeds count."""
    guid = _string(entry, "id")
    return guid if guid is None or ":" in guid else f"{path}#{guid}"


def _content(entry: Any) -> str:
    return "\n\n".join(filter(None, map(_plain, entry.get("content") or ())))


def _plain(part: Any) -> str:
    value = part.get("value") if part else None
    return plain_text(value).strip() if isinstance(value, str) else ""


def _day(entry: Any, name: str) -> Published:
    """The day as it is written there, or else as feedparser has understood it."""
    written, parsed = _string(entry, name), _own(entry, f"{name}_parsed")
    if written and parsed and parse_day(written) is None:
        written = f"{parsed.tm_year:04}-{parsed.tm_mon:02}-{parsed.tm_mday:02}"
    return first_believed([(written, "feed")])


def _string(fields: Any, name: str) -> str | None:
    value = _own(fields, name)
    return storable(value) if isinstance(value, str) else None


def _own(fields: Any, name: str) -> Any:
    """What is there by this name: `get` gives "published" for "updated", and warns of it."""
    return fields[name] if name in fields else None  # noqa: SIM401 - as said above
