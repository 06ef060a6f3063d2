"""The generation that questions are answered from: the one that the database has, once it is open.

`archive` asks through it. Another process's reload is noticed at the next question.
"""

import asyncio
import contextlib
import logging
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

from corpus.errors import CorpusError, OtherArticles
from corpus.generation import OpenGeneration
from corpus.model import Progress, Summary
from corpus.source import Source, articles_path_of
from corpus.store import Watch

_log = logging.getLogger(__name__)
_PATIENCE = 1.0  # seconds that a question waits for a generation that another process made
_NOTHING = Summary(0, 0, 0, 0, None, None, (), ())


def silently(_: Progress) -> None:
    """Tell nobody."""


class Current:
    """Keeps a generation open, and opens the next one once there is one."""

    def __init__(self, source: Source, watch: Watch) -> None:
        self._source = source
        self._watch = watch
        self._open: OpenGeneration | None = None
        self._swapping = asyncio.Lock()
        self._catching_up: asyncio.Task[None] | None = None

    @property
    def is_there(self) -> bool:
        """Whether there is a generation at all."""
        return self._open is not None

    @property
    def summary(self) -> Summary:
        """What it holds, from memory."""
        return self._open.summary if self._open else _NOTHING

    @asynccontextmanager
    async def used(self) -> AsyncIterator[OpenGeneration]:
        """The generation, which stays as it is and open for as long as this lasts."""
        if self._open is None:
            raise AssertionError("the archive is asked before it was ever filled")
        async with self._open.used() as generation:
            yield generation

    async def notice(self) -> None:
        """Where another process has reloaded, answer from what it made.

        If that cannot be opened at once, as when its index must be built, it is opened beside the
        answering from the generation before.
        """
        latest = await self._watch.generation()
        if latest is None or self._open is None or latest.token == self._open.token:
            return
        if self._catching_up is None or self._catching_up.done():
            self._catching_up = asyncio.create_task(self._catch_up_quietly())
        await asyncio.wait({self._catching_up}, timeout=_PATIENCE)

    async def catch_up(self, tell: Callable[[Progress], None]) -> None:
        """Answer from the current generation from now on."""
        async with self._swapping:
            latest = await self._watch.generation()
            if latest is None or (self._open and self._open.token == latest.token):
                return
            language = self._source.limits.language
            opened = await OpenGeneration.open(self._source.database, language, tell)
            before, self._open = self._open, opened
            if before:
                await before.retire()

    def refuse_other_articles(self) -> None:
        """Raise OtherArticles where it was read from another path than the source's."""
        asked_for = articles_path_of(self._source)
        if self._open and self._open.articles_path != asked_for:
            raise OtherArticles(self._source.database, self._open.articles_path, asked_for)

    async def stop(self) -> None:
        """Follow no more; what is answered meanwhile still is."""
        if self._catching_up:
            self._catching_up.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._catching_up

    async def close(self) -> None:
        """Let the generation go, and the watch on what comes after it."""
        if self._open:
            await self._open.retire()
        await self._watch.close()

    async def _catch_up_quietly(self) -> None:
        try:
            await self.catch_up(silently)
        except CorpusError as error:
            _log.warning("the new generation cannot be opened: %r", error)
