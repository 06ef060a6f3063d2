"""The front door of the archive: open it, ask it, reload it, look things up in it.

`bot` calls it, from the terminal and from Discord. A question is answered from one generation, the
one that was whole when it came; another process's reload is noticed at the next question.
"""

import asyncio
import logging
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import date
from functools import partial
from typing import Self

from corpus.answering import concluded, find
from corpus.current import Current, silently
from corpus.following import LastQuestion, Speaker, Understood, follow, speakers_in
from corpus.furniture import Inspected, inspected
from corpus.index import use_compiled_kernel
from corpus.ingest import ingest
from corpus.lookup import article_with, context_of, history_of
from corpus.model import Answer, Context, Filters, Findings, Progress, Span, StoredArticle, Summary
from corpus.preview import preview
from corpus.readers import check
from corpus.reloading import Renewal
from corpus.reports import PastGeneration, Preview, Report, RolledBack
from corpus.rollback import roll_back
from corpus.said import SAYINGS, Said
from corpus.saying import say
from corpus.source import Source
from corpus.store import Watch, discard_if_empty, prepare
from corpus.thinking import Thinker
from corpus.timeline import DATES, Timeline
from corpus.tracing import trace
from corpus.verifying import Verdict, verify
from corpus.versions import OtherPlace, Version

EXCERPTS = 3
HASH_DIGITS = 8

_log = logging.getLogger(__name__)


class Archive:
    """Articles that can be asked. `Archive.open` makes one."""

    def __init__(self, source: Source, watch: Watch) -> None:
        self.source = source
        self._thinker = Thinker(source.limits.language, source.enough)
        self._current = Current(source, watch)
        self._renewal = Renewal(source)

    @classmethod
    @asynccontextmanager
    async def open(
        cls, source: Source, tell: Callable[[Progress], None] = silently
    ) -> AsyncIterator[Self]:
        """The archive in the source's database, which is made where there is none.

        One that was made and that nothing came to be in is removed again.

        Raises OtherArticles, StoreUnusable, StoreTooNew, and ArticlesMissing before a database is
        made for nothing. `tell` hears of an index being rebuilt.
        """
        is_new = not source.database.exists()
        if is_new:
            await asyncio.to_thread(check, source.articles)
        await prepare(source.database)
        archive = cls(source, await Watch.open(source.database))
        try:
            await archive._current.catch_up(tell)
            archive._current.refuse_other_articles()
            yield archive
        finally:
            await archive._close()
            if is_new:
                await discard_if_empty(source.database)

    @property
    def is_filled(self) -> bool:
        """Whether articles were ever read into it."""
        return self._current.is_there

    @property
    def summary(self) -> Summary:
        """What it holds, from memory."""
        return self._current.summary

    async def warm_up(self) -> None:
        """Have searches as fast as they get: worth it for a process that goes on answering."""
        await self._thinker.think(use_compiled_kernel)

    async def answer(
        self, question: str, asked: date, filters: Filters | None = None, limit: int = EXCERPTS
    ) -> Answer:
        """At most `limit` excerpts, best first, one an article; none where there is no answer.

        Raises StoreUnusable.
        """
        began = time.perf_counter()
        findings, number = await self.findings(question, asked, filters, limit)
        elapsed = (time.perf_counter() - began) * 1000
        answer = concluded(question, asked, findings, self.source.enough, number, elapsed)
        _log.info("answered in %.1f ms: %d of generation %d", elapsed, len(answer.excerpts), number)
        return answer

    async def findings(
        self, question: str, asked: date, filters: Filters | None = None, limit: int = EXCERPTS
    ) -> tuple[Findings, int]:
        """What the question led to, even where that is no answer, and in which generation."""
        await self.notice()
        async with self._current.used() as generation:
            among = filters or Filters()
            found = await find(question, asked, among, limit, generation, self._thinker)
            return found, generation.number

    async def follow(self, said: str, last: LastQuestion, asked: date) -> Understood | None:
        """What is meant by words that go on from the last question; None where they do not."""
        publishers = self.summary.publishers
        return await self._thinker.think(
            follow, said, last, asked, publishers, self._thinker.analyser
        )

    async def speakers_of(self, answer: Answer) -> tuple[Speaker, ...]:
        """The people whose words are in what the answer shows."""
        shown = answer.excerpts or ((answer.related,) if answer.related else ())
        return await self._thinker.think(speakers_in, shown, self._thinker.speakers)

    async def timeline(
        self, topic: str, filters: Filters | None = None, limit: int = DATES
    ) -> Timeline:
        """A sentence of each date that articles on the topic are of, at most `limit`, in order."""
        await self.notice()
        async with self._current.used() as generation:
            return await trace(topic, filters or Filters(), limit, generation, self._thinker)

    async def verify(self, quotation: str) -> Verdict:
        """Whether the quotation stands in an article, how, and where. Raises StoreUnusable."""
        await self.notice()
        async with self._current.used() as generation:
            return await verify(quotation, generation, self._thinker)

    async def said(
        self, name: str, topic: str = "", filters: Filters | None = None, limit: int = SAYINGS
    ) -> Said:
        """What the person said, on the topic if one is given: at most `limit`, newest first."""
        await self.notice()
        async with self._current.used() as generation:
            asked = filters or Filters()
            return await say(name, topic, asked, limit, generation, self._thinker)

    async def article(self, identity: str) -> StoredArticle:
        """The article with this id. Raises UnknownArticle with ids that resemble it."""
        async with self._current.used() as generation:
            return await article_with(identity, generation.snapshot, self._thinker)

    async def other_places(self, key: int) -> tuple[OtherPlace, ...]:
        """Where else the article with this key stands: under another path, id or address."""
        async with self._current.used() as generation:
            return await generation.snapshot.other_places(key)

    async def inspect(self, identity: str) -> Inspected:
        """The article, and what in it is neither indexed nor quoted. Raises UnknownArticle."""
        async with self._current.used() as generation:
            stored = await article_with(identity, generation.snapshot, self._thinker)
            return await self._thinker.think(
                inspected, stored, await generation.snapshot.repeated()
            )

    async def history(self, identity: str) -> list[Version]:
        """The versions of the article that are kept, the earliest first. Raises UnknownArticle."""
        async with self._current.used() as generation:
            return await history_of(identity, generation.snapshot, self._thinker)

    async def context(self, key: int, start: int, end: int, digest: str) -> Context:
        """The paragraphs around an excerpt that was shown; `digest` begins its article's hash.

        Raises ArticleGone or ArticleChanged where it is no longer what was shown.
        """
        await self.notice()
        async with self._current.used() as generation:
            shown = Span(start, end)
            return await context_of(key, shown, digest, generation.snapshot, self._thinker)

    async def reload(
        self,
        *,
        by: str | None = None,
        force: bool = False,
        tell: Callable[[Progress], None] = silently,
    ) -> Report:
        """Read the articles again, in another process, and answer from the new generation then.

        Raises ReloadFailed and what `ingest` raises; the generation that was there stays.
        """
        then = partial(self._current.catch_up, tell)
        return await self._renewal.run(ingest, by, force, then=then, tell=tell)

    async def preview(
        self, *, by: str | None = None, tell: Callable[[Progress], None] = silently
    ) -> Preview:
        """What a reload would do now. Raises what `reload` raises that it does not tell."""
        then = partial(self._current.catch_up, tell)
        return await self._renewal.run(preview, by, then=then, tell=tell)

    async def roll_back(
        self,
        *,
        by: str | None = None,
        to: int | None = None,
        tell: Callable[[Progress], None] = silently,
    ) -> RolledBack:
        """Answer from what generation `to` held, or from what was before the current one.

        Raises GenerationGone, and what `reload` raises.
        """
        then = partial(self._current.catch_up, tell)
        return await self._renewal.run(roll_back, by, to, then=then, tell=tell)

    async def generations(self) -> tuple[PastGeneration, ...]:
        """The generations that can be gone back to, and the current one, the newest first."""
        await self.notice()
        if not self.is_filled:
            return ()
        async with self._current.used() as generation:
            return await generation.snapshot.past_generations()

    async def notice(self) -> None:
        """Where another process has reloaded, answer from what it made."""
        await self._current.notice()

    async def _close(self) -> None:
        await self._current.stop()
        await asyncio.to_thread(self._thinker.close)
        await self._current.close()
