"""An address or a file -> a file beside the database with an article in it, for the next reload.

What has no article is not kept. `bot` calls `add`, and `take_back` where the reload is refused.
"""

import asyncio
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
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


def _keep_response(item: str, response: Response, source: Source) -> Added:
    suffix, content = kept_as(response)
    address = address_of(item)
    return _kept(item, name_of_address(address, suffix), content, source, name_of_address(address))


def _keep_file(item: str, said: str, source: Source) -> Added:
    path = Path(item).expanduser()
    if path.is_dir():
        return Added(said, reason="it cannot be read (it is a folder: name the files in it)")
    if path.exists() and not path.is_file():
        return Added(said, reason="it cannot be read (it is not a regular file)")
    content = path.read_bytes()
    return _kept(said, free_name(source.added, path.name, content), content, source)


def _kept(item: str, name: str, content: bytes, source: Source, known_as: str = "") -> Added:
    """Keep the content under that name, if an article can be read from it.

    Files that are `known_as` the item with other suffixes were kept of it before, and go.
    """
    with TemporaryDirectory() as folder:
        (Path(folder) / name).write_bytes(content)
        found = list(read(ArticleFile(Path(folder) / name, f"{ADDED}/{name}"), source.limits))
    articles = tuple(one for one in found if isinstance(one, Article))
    if not articles:
        return Added(item, reason=_reason(found))
    target = source.added / name
    others = [one for one in _called(known_as, source) if one != target]
    before = [(target, target.read_bytes() if target.exists() else None)]
    before += [(one, one.read_bytes()) for one in others]
    keep(target, content, source.database)
    for one in others:
        one.unlink()
    return Added(item, f"{ADDED}/{name}", articles, before=tuple(before))


def _called(name: str, source: Source) -> Iterator[Path]:
    """The files that are called so, whatever their suffix."""
    if name and source.added.is_dir():
        for file in source.added.iterdir():
            if file.name == name or file.name.startswith(f"{name}."):
                yield file


def _reason(found: Sequence[object]) -> str:
    errors = [one.reason for one in found if isinstance(one, ArticleError)]
    return errors[0] if errors else "no article was found in it"
