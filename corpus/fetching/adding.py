"""An address or a file -> a file beside the database with an article in it, for the next reload.

What has no article is not kept. `bot` calls `add`, and `take_back` where the reload is refused.
"""

import asyncio
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from corpus.errors import ArticleError
from corpus.fetching.kept import free_name, keep, name_of_address
from corpus.fetching.kinds import kept_as
from corpus.fetching.web import Refused, Response, Web, address_of
from corpus.model import Article
from corpus.readers import ArticleFile, read
from corpus.source import ADDED, Source

_WEB = ("http://", "https://")


@dataclass(frozen=True, slots=True)
class Added:
    """What became of an item: the file kept of it and its articles, or the `reason` why none is.

    `before` is what the files were that it replaced or made: None where there was none.
    """

    item: str
    file: str | None = None
    articles: tuple[Article, ...] = ()
    reason: str | None = None
    before: tuple[tuple[Path, bytes | None], ...] = field(default=(), repr=False, compare=False)


async def add(item: str, source: Source, web: Web) -> Added:
    """Keep the item, a file's path or an address, if there is an article in it."""
    said = item.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    try:
        if item.lower().startswith(_WEB) or ("://" in item and not Path(item).exists()):
            response = await web.fetch(item)
            return await asyncio.to_thread(_keep_response, said, response, source)
        return await asyncio.to_thread(_keep_file, item, said, source)
    except Refused as error:
        return Added(said, reason=str(error))
    except OSError as error:
        return Added(said, reason=f"it cannot be read ({error.strerror or error})")


def take_back(added: Added, source: Source) -> None:
    """Have what was kept be as it was before the item was added. Raises OSError."""
    for file, content in added.before:
        if content is None:
            file.unlink(missing_ok=True)
        else:
            keep(file, content, source.database)
    with suppress(OSError):  # as where there is something else in it
        source.added.rmdir()


def _keep_file(item: str, said: str, source: Source) -> Added:
    """Keep a copy of a file, which may be as large as a web archive is."""
    path = Path(item).expanduser()
    if path.is_dir():
        return Added(said, reason="it cannot be read (it is a folder: name the files in it)")
    if path.exists() and not path.is_file():
        return Added(said, reason="it cannot be read (it is not a regular file)")
    name = free_name(source.added, path)
    added = _tried(said, path, name, source)
    target = source.added / name
    if added.reason or target.exists():  # there, it is the same
        return added
    keep(target, path, source.database)
    return replace(added, before=((target, None),))


def _keep_response(item: str, response: Response, source: Source) -> Added:
    """Keep what was fetched, in the place of what was kept of the address before."""
    suffix, content = kept_as(response)
    address = address_of(item)
    name = name_of_address(address, suffix)
    with TemporaryDirectory() as folder:
        location = Path(folder) / name
        location.write_bytes(content)
        added = _tried(item, location, name, source)
    if added.reason:
        return added
    target = source.added / name
    others = [one for one in _called(name_of_address(address), source) if one != target]
    before = [(target, target.read_bytes() if target.exists() else None)]
    before += [(one, one.read_bytes()) for one in others]
    keep(target, content, source.database)
    for one in others:
        one.unlink()
    return replace(added, before=tuple(before))


def _tried(item: str, location: Path, name: str, source: Source) -> Added:
    """What will have been added once the file is kept under that name, or why it is not."""
    found = list(read(ArticleFile(location, f"{ADDED}/{name}"), source.limits))
    articles = tuple(one for one in found if isinstance(one, Article))
    if not articles:
        return Added(item, reason=_reason(found))
    return Added(item, f"{ADDED}/{name}", articles)


def _called(name: str, source: Source) -> Iterator[Path]:
    """The files that are called so, whatever their suffix."""
    if source.added.is_dir():
        for file in source.added.iterdir():
            if file.name == name or file.name.startswith(f"{name}."):
                yield file


def _reason(found: Sequence[object]) -> str:
    errors = [one.reason for one in found if isinstance(one, ArticleError)]
    return errors[0] if errors else "no article was found in it"
