"""Feeds on the web -> a file of JSON Lines each beside the database, in which no entry is lost.

An entry that is known is brought up to date, one that has gone from its feed stays. `bot` calls
`fetch_feed`.
"""

import asyncio
import hashlib
import json
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from corpus.errors import ArticleError
from corpus.fetching.kept import keep, name_of_address
from corpus.fetching.state import FeedState, Known, mark_unread
from corpus.fetching.web import Refused, Web, address_of, shown
from corpus.model import Article
from corpus.readers.feeds import SUMMARY, read_feed
from corpus.source import FEEDS, Source

Line = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Fetched:
    """What fetching a feed led to: how many entries are new and changed, or why it was not read.

    `address` is without what may be secret in it; `wait` the seconds that its server asks for.
    """

    address: str
    new: int = 0
    changed: int = 0
    reason: str | None = None
    wait: float = 0.0


async def fetch_feed(address: str, source: Source, web: Web) -> Fetched:
    """Fetch the feed, unless it is as it was or is to be left alone, and keep what is new in it."""
    try:
        name = name_of_address(address_of(address))
        new, changed = await _fetch(address, name, source, web)
    except Refused as error:
        return Fetched(shown(address), reason=str(error), wait=error.wait)
    except OSError as error:
        return Fetched(shown(address), reason=f"it cannot be kept ({error.strerror or error})")
    return Fetched(shown(address), new, changed)


async def _fetch(address: str, name: str, source: Source, web: Web) -> tuple[int, int]:
    """How many of its entries are new, and changed. Raises Refused, OSError."""
    file = source.added / FEEDS / f"{name}.jsonl"
    state = FeedState(source.database)
    known = state.of(name)
    if known.wait:
        minutes = math.ceil(known.wait / 60)
        raise Refused(f"its server asked to be left alone for {minutes:,} more minutes", known.wait)
    try:
        response = await web.fetch(address, known.validators if file.exists() else None)
    except Refused as error:
        if error.wait:
            await asyncio.to_thread(state.keep, name, known.put_off(error.wait))
        raise
    if response.content is None:
        return 0, 0
    counts = await asyncio.to_thread(_merge, response.content, file, source)
    await asyncio.to_thread(state.keep, name, Known(response.validators))
    return counts


def _merge(content: bytes, file: Path, source: Source) -> tuple[int, int]:
    """Bring the feed's file up to date with what it has now. Raises Refused, OSError."""
    found = list(read_feed(content, file.stem, source.limits))
    articles = [one for one in found if isinstance(one, Article)]
    if not articles:
        errors = [one.reason for one in found if isinstance(one, ArticleError)]
        raise Refused(errors[0] if errors else "it has no entries")
    before = _lines(file)
    now = {line["id"]: line for line in map(_line, articles)}
    if new := now.keys() - before.keys():
        elsewhere = new & _ids(one for one in file.parent.glob("*.jsonl") if one != file)
        now = {identity: line for identity, line in now.items() if identity not in elsewhere}
        new -= elsewhere
    changed = [one for one in now.keys() & before.keys() if now[one] != before[one]]
    if new or changed or not file.exists():
        lines = (before | now).values()
        text = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
        mark_unread(source.database)
        keep(file, text.encode(), source.database)
    return len(new), len(changed)


def _ids(files: Iterable[Path]) -> set[str]:
    """The ids of entries that came of other feeds, as of another section of one newspaper."""
    return {identity for file in files for identity in _lines(file)}


def _lines(file: Path) -> dict[str, Line]:
    """What is known of the feed's entries, by their ids; a line that is none is left out."""
    found: dict[str, Line] = {}
    try:
        content = file.read_bytes()
    except FileNotFoundError:
        return found
    for line in content.split(b"\n"):
        try:
            fields = json.loads(line) if line else {}
        except ValueError:
            continue
        if isinstance(fields, dict) and isinstance(fields.get("id"), str):
            found[fields["id"]] = fields
    return found


def _line(article: Article) -> Line:
    """The entry as a line of JSON; what is not known of it is left out."""
    published = article.published.isoformat() if article.published else None
    day = {"day": 10, "month": 7, "year": 4}[article.precision]
    is_told = not article.title_derived or article.title.endswith(SUMMARY)
    fields = {
        "id": _id(article),
        "url": article.url,
        "title": article.title if is_told else None,
        "source": article.publisher,
        "author": article.author,
        "published": published and published[:day],
        "date_source": article.date_source,
        "updated": article.updated.isoformat() if article.updated else None,
        "text": article.text,
    }
    return {name: value for name, value in fields.items() if value is not None}


def _id(article: Article) -> str:
    """The entry's own id; of one without any, which stands elsewhere next time, a digest."""
    if article.id != article.path:
        return article.id
    digest = hashlib.sha256(article.text.encode()).hexdigest()[:12]
    return f"{article.path.partition('#')[0]}#{digest}"
