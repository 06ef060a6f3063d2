"""A generation that questions are answered from: its articles, its index, what it holds in all.

It stays open until nobody uses it any more, even when a newer one has taken its place.
"""

import asyncio
import logging
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from corpus import indexing
from corpus.errors import IndexUnusable
from corpus.index import ArticleIndex, PassageIndex
from corpus.model import Progress, Summary
from corpus.store import Snapshot
from corpus.worker import in_worker

_log = logging.getLogger(__name__)
_TRIES = 3  # a reload of another process may drop the index between a look and the opening


@dataclass(slots=True)
class OpenGeneration:
    """The parts of a generation, open together."""

    number: int
    token: str
    articles_path: str
    snapshot: Snapshot
    articles: ArticleIndex
    summary: Summary
    _users: int = 0
    _retired: bool = False

    @classmethod
    async def open(
        cls, database: Path, language: str, tell: Callable[[Progress], None]
    ) -> Self | None:
        """The current generation, its index rebuilt where that is unusable; None before the first.

        Raises StoreUnusable, ReloadFailed, or IndexUnusable where it stays so.
        """
        for last in (False,) * (_TRIES - 1) + (True,):
            snapshot = await Snapshot.open(database)
            try:
                opened = await cls._of(snapshot, database, language)
            except IndexUnusable as error:
                await snapshot.close()
                if last:
                    raise
                level = logging.WARNING if error.path.exists() else logging.INFO
                _log.log(level, "the index is rebuilt from the store: %s", error.reason)
            except BaseException:
                await snapshot.close()
                raise
            else:
                if opened is None:
                    await snapshot.close()
                return opened
            # Only now: the error's traceback keeps a damaged file mapped, which Windows would not
            # let be replaced.
            await in_worker(indexing.rebuild, database, language, tell=tell)
        raise AssertionError  # the last try returns or raises

    @classmethod
    async def of(cls, snapshot: Snapshot, index: ArticleIndex) -> Self:
        """The generation of the snapshot, which has one, with its index."""
        current = snapshot.generation
        if current is None:
            raise AssertionError("a snapshot from before the first generation")
        summary = await snapshot.summary(len(index.text.passages))
        return cls(current.number, current.token, current.articles_path, snapshot, index, summary)

    @classmethod
    async def _of(cls, snapshot: Snapshot, database: Path, language: str) -> Self | None:
        current = snapshot.generation
        if current is None:
            return None
        key = indexing.index_key(current.token, language)
        index = await asyncio.to_thread(indexing.open_index, database, key)
        return await cls.of(snapshot, index)

    @property
    def index(self) -> PassageIndex:
        """The index of the passages."""
        return self.articles.text

    @asynccontextmanager
    async def used(self) -> AsyncIterator[Self]:
        """Keep it open for as long as this lasts."""
        self._users += 1
        try:
            yield self
        finally:
            self._users -= 1
            await self._close_if_idle()

    async def retire(self) -> None:
        """Close it as soon as nobody uses it."""
        self._retired = True
        await self._close_if_idle()

    async def _close_if_idle(self) -> None:
        if self._retired and self._users == 0:
            self._users = -1
            await asyncio.shield(self.snapshot.close())
