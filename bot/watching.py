"""The articles path, read again when it has changed and settled. `living` starts it.

A path that goes away, as with a disk that is not mounted, is waited for.
"""

import asyncio
import logging
import math
import time
from collections.abc import AsyncGenerator, Callable
from contextlib import aclosing
from pathlib import Path

from watchfiles import awatch

from bot.renewing import renewed
from corpus.archive import Archive

_log = logging.getLogger(__name__)
_SETTLED = 2.0  # seconds without a change
_LONGEST = 60.0  # seconds, after which what goes on changing is read all the same
_LOOK = 5.0  # seconds between two looks at whether the path is still there
_TICK = 250  # milliseconds that the watch on the folder may take to notice, or to end


async def keep_watching(archive: Archive) -> None:
    """Read the articles again whenever they have changed, until cancelled."""
    source = archive.source
    async with aclosing(settled(source.articles, source.database)) as changes:
        async for _ in changes:
            await renewed(archive, "the watched folder")


async def settled(path: Path, database: Path) -> AsyncGenerator[None]:
    """Once it is watched, and each time that articles under it have changed and then no more.

    What is hidden is no article, nor is what belongs to the database.
    """
    while True:
        there, settling = await _when_there(path), _Settling()
        root = path.resolve()
        try:
            async with aclosing(_ticks(root, _among_articles(root, database.resolve()))) as ticks:
                async for has_changed in ticks:
                    if settling.is_look_due() and _identity(path) != there:
                        break
                    if settling.is_over(has_changed=has_changed):
                        yield
        except (OSError, RuntimeError) as error:  # as where the system watches no more folders
            if _identity(path) == there:
                _log.warning("the articles at %s cannot be watched: %s", path, error)
                await asyncio.sleep(_LONGEST)


async def _ticks(root: Path, counts: Callable[[str], bool]) -> AsyncGenerator[bool]:
    """Whether something that counts has changed, several times a second."""
    async for changes in awatch(
        # Of a single file the folder is watched, as it may be put in place of another.
        root if root.is_dir() else root.parent,
        watch_filter=None,  # of what is filtered there, no tick would come
        debounce=_TICK,
        step=_TICK,
        rust_timeout=_TICK,
        yield_on_timeout=True,
        recursive=root.is_dir(),
        ignore_permission_denied=True,  # a reload says of what it cannot open
    ):
        yield any(counts(changed) for _, changed in changes)


class _Settling:
    """When what is not read yet has changed, first and last, and when the path was looked at.

    In the beginning, all that is there has changed, long ago.
    """

    def __init__(self) -> None:
        self._looked = time.monotonic()
        self._last = -math.inf
        self._first: float | None = self._last

    def is_over(self, *, has_changed: bool) -> bool:
        """Whether what has changed is to be read now; it is asked at each tick."""
        now = time.monotonic()
        if has_changed:
            self._first, self._last = now if self._first is None else self._first, now
        if self._first is None:
            return False
        is_over = now - self._last >= _SETTLED or now - self._first >= _LONGEST
        self._first = None if is_over else self._first
        return is_over

    def is_look_due(self) -> bool:
        """Whether it is time to look whether the path is still there."""
        now = time.monotonic()
        if is_due := now - self._looked >= _LOOK:
            self._looked = now
        return is_due


async def _when_there(path: Path) -> tuple[int, int]:
    """What tells the path from another one in its place, as soon as there is one."""
    is_told = False
    while (found := _identity(path)) is None:
        if not is_told:
            _log.warning("the articles at %s are not there: waiting for them", path)
            is_told = True
        await asyncio.sleep(_LOOK)
    return found


def _identity(path: Path) -> tuple[int, int] | None:
    """Of the folder that is watched; None where the path is not there."""
    try:
        found = (path if path.is_dir() else path.parent).stat()
        path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def _among_articles(root: Path, database: Path) -> Callable[[str], bool]:
    """Whether a path is one of the articles, and nothing that is hidden or the database's own."""

    def counts(changed: str) -> bool:
        path = Path(changed)
        if root.is_file() or not path.is_relative_to(root):
            return path == root
        is_hidden = any(part.startswith(".") for part in path.relative_to(root).parts)
        return not is_hidden and not changed.startswith(str(database))

    return counts
