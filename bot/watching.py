"""The articles path, read again when it has changed and settled. `living` starts it.

A path that goes away, as with a disk that is not mounted, is waited for.
"""

import asyncio
import logging
from collections.abc import AsyncIterator, Callable
from pathlib import Path

from bot.renewing import renewed
from corpus.archive import Archive

_log = logging.getLogger(__name__)
_SETTLED = 2_000  # milliseconds without a change
_LONGEST = 60_000  # milliseconds, after which what goes on changing is read all the same
_LOOK = 5_000  # milliseconds between two looks at whether the path is still there


async def keep_watching(archive: Archive) -> None:
    """Read the articles again whenever they have changed, until cancelled."""
    source = archive.source
    async for _ in settled(source.articles, _among_articles(source.articles, source.database)):
        await renewed(archive, "the watched folder")


async def settled(path: Path, counts: Callable[[str], bool]) -> AsyncIterator[None]:
    """Once it is watched, and each time that something under it has changed and then no more.

    Only what `counts`, by its path, is a change.
    """
    from watchfiles import awatch  # noqa: PLC0415 - only where something is watched

    while True:
        there, is_new = await _when_there(path), True
        # Of a single file the folder is watched, as it may be put in place of another.
        watched = path if path.is_dir() else path.parent
        async for changes in awatch(
            watched,
            watch_filter=lambda _, changed: counts(changed),
            debounce=_LONGEST,
            step=_SETTLED,
            rust_timeout=_LOOK,
            yield_on_timeout=True,
            recursive=path.is_dir(),
        ):
            if _identity(path) != there:
                break
            if changes or is_new:
                is_new = False
                yield


async def _when_there(path: Path) -> tuple[int, int]:
    """What tells the path from another one in its place, as soon as there is one."""
    is_told = False
    while (found := _identity(path)) is None:
        if not is_told:
            _log.warning("the articles at %s are not there: waiting for them", path)
            is_told = True
        await asyncio.sleep(_LOOK / 1000)
    return found


def _identity(path: Path) -> tuple[int, int] | None:
    """None where it is not there. A file is its path, whichever file that is."""
    try:
        found = path.stat()
    except OSError:
        return None
    return (found.st_dev, found.st_ino) if path.is_dir() else (0, 0)


def _among_articles(articles: Path, database: Path) -> Callable[[str], bool]:
    """Whether a path is one of the articles, and nothing that is hidden or the database's own."""
    root, own = articles.resolve(), str(database.resolve())

    def counts(changed: str) -> bool:
        path = Path(changed)
        if root.is_file() or not path.is_relative_to(root):
            return path == root
        is_hidden = any(part.startswith(".") for part in path.relative_to(root).parts)
        return not is_hidden and not changed.startswith(own)

    return counts
