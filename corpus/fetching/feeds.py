"""Feeds on the web -> a file of JSON Lines each beside the database, in which no entry is lost.

An entry that is known is brought up to date, one that has gone from its feed stays. What a server
says by which it knows whether a feed has changed is kept in a file of its own. `bot` calls it.
"""

import asyncio
import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from corpus.errors import ArticleError
from corpus.fetching.kept import keep, name_of_address
from corpus.fetching.web import Refused, Validators, Web, shown
from corpus.model import Article
from corpus.readers.feeds import read_feed
from corpus.source import Source

_FOLDER = "feeds"

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
    """Fetch the feed, unless it is as it was, and keep what is new in it."""
    file = source.added / _FOLDER / name_of_address(address, ".jsonl")
    state = _State(source.database)
    try:
        known = state.of(address) if file.exists() else Validators()
        response = await web.fetch(address, known)
        if response.content is None:
            return Fetched(shown(address))
        merged = await asyncio.to_thread(_merge, response.content, address, file, source)
        await asyncio.to_thread(state.keep, address, response.validators)
    except Refused as error:
        return Fetched(shown(address), reason=str(error), wait=error.wait)
    except OSError as error:
        return Fetched(shown(address), reason=f"it cannot be kept ({error.strerror or error})")
    return merged


def _merge(content: bytes, address: str, file: Path, source: Source) -> Fetched:
    """Bring the feed's file up to date with what it has now. Raises Refused, OSError."""
    found = list(read_feed(content, file.stem, source.limits))
    articles = [one for one in found if isinstance(one, Article)]
    if not articles:
        errors = [one.reason for one in found if isinstance(one, ArticleError)]
        raise Refused(errors[0] if errors else "it has no entries")
    before = _lines(file)
    now = {line["id"]: line for line in map(_line, articles)}
    new = now.keys() - before.keys()
    changed = [one for one in now.keys() & before.keys() if now[one] != before[one]]
    if new or changed:
        lines = (before | now).values()
        text = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
        keep(file.parent, file.name, text.encode())
    return Fetched(shown(address), len(new), len(changed))


def _lines(file: Path) -> dict[str, Line]:
    """What is known of the feed's entries, by their ids; a line that is none is left out."""
    found: dict[str, Line] = {}
    try:
        text = file.read_text("utf-8")
    except FileNotFoundError:
        return found
    for line in text.split("\n"):
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
    fields = {
        "id": _id(article),
        "url": article.url,
        "title": None if article.title_derived else article.title,
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


class _State:
    """The validators of feeds, in a file beside the database that can be lost without harm.

    Addresses, in which there may be keys, are not in it.
    """

    def __init__(self, database: Path) -> None:
        self._file = database.with_name(database.name + ".feeds")

    def of(self, address: str) -> Validators:
        """Those of the feed at this address, empty where none are known."""
        known = self._all().get(name_of_address(address, ""))
        if not isinstance(known, dict):
            return Validators()
        values = (known.get(name) for name in ("etag", "last_modified"))
        return Validators(*(value if isinstance(value, str) else None for value in values))

    def keep(self, address: str, validators: Validators) -> None:
        """Remember them. Raises OSError."""
        everything = {**self._all(), name_of_address(address, ""): asdict(validators)}
        keep(self._file.parent, self._file.name, json.dumps(everything).encode())

    def _all(self) -> dict[str, Any]:
        try:
            found = json.loads(self._file.read_bytes())
        except (OSError, ValueError):
            return {}
        return found if isinstance(found, dict) else {}
