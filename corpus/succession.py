"""A transaction that makes the next generation: its articles, and then its index.

The index is on disk before the transaction is committed, so that whoever sees the generation finds
it whole; ended anywhere before that, the old one is still there. `ingest` and `rollback` call it.
"""

import time
import uuid
from collections.abc import AsyncIterator, Collection
from contextlib import asynccontextmanager
from dataclasses import dataclass

from corpus import indexing
from corpus.changes import Changes
from corpus.errors import IndexUnusable, OtherArticles
from corpus.furniture import Digests, Lines
from corpus.index import ArticleIndex, IndexKey
from corpus.indexing import Tell
from corpus.reloading import noted
from corpus.source import Source, articles_path_of
from corpus.store import Generation, Writer, writing

_MOST_CHANGED = 0.1  # of a base, in its delta and dead together
_FEW_ARTICLES = 0.2  # of all: more are not even tried as a delta


@asynccontextmanager
async def succeeding(
    source: Source, by: str | None, *, keep: bool = True
) -> AsyncIterator["Succession"]:
    """What the next generation is made with: it is there once this ends, and not if it raises.

    Without `keep` nothing of it stays. `by` is told to whoever wants to reload meanwhile.
    Raises OtherArticles, ReloadRunning and StoreUnusable.
    """
    began_at = time.time()
    succession = None
    try:
        async with writing(source.database, keep=keep) as writer:
            with noted(source.database, by):
                _refuse_other_articles(source, writer.before)
                succession = Succession(source, writer, by)
                yield succession
                if keep:
                    await writer.forget(source.policy.keep_generations)
    except BaseException:
        if succession is not None:
            succession.discard()
        raise
    if keep and succession.current is not None:
        indexing.drop_others(source.database, _key(source, succession.current), began_at)


@dataclass(slots=True)
class Succession:
    """The writer, and the generation that its articles are so far."""

    source: Source
    writer: Writer
    by: str | None
    begun: Generation | None = None
    is_on_disk: bool = False  # the index of the current generation

    @property
    def current(self) -> Generation | None:
        """The new generation, or the one before as long as there is none."""
        return self.begun or self.writer.before

    async def begin(self, changes: Changes, restores: int | None = None) -> Generation:
        """Have the articles, changed so, be a new generation."""
        writer = self.writer
        generation = Generation(writer.number, uuid.uuid4().hex, articles_path_of(self.source))
        await writer.begin_generation(generation, self.by, changes, restores)
        self.begun = generation
        return generation

    async def index(self, changes: Changes, tell: Tell) -> ArticleIndex:
        """The new generation's index: as it was, brought up to date, or built anew."""
        old = self.old_index()
        self.is_on_disk = old is not None and self.begun is None
        if old is not None and self.begun is None:
            return old
        repeated, told_anew = await self._count_lines()
        index = None
        if old is not None:
            gone, put = changes.gone | told_anew, told_anew.union(changes.put)
            index = await self._updated(old, gone, put, repeated, tell)
        if index is None:
            total, language = await self.writer.count(), self.source.limits.language
            index = await indexing.build(self.writer.articles(), total, language, tell, repeated)
        return index

    def save(self, index: ArticleIndex) -> None:
        """Put the new generation's index on disk, where it is not. Raises OSError."""
        if self.current is not None and not self.is_on_disk:
            indexing.save(index, self.source.database, _key(self.source, self.current))

    def discard(self) -> None:
        """Remove the index of a generation that did not come to be."""
        if self.begun is not None:
            indexing.discard(self.source.database, _key(self.source, self.begun))

    def old_index(self) -> ArticleIndex | None:
        """The index of the generation before, where it can be used."""
        if self.writer.before is None:
            return None
        try:
            return indexing.open_index(self.source.database, _key(self.source, self.writer.before))
        except IndexUnusable:
            return None

    async def _count_lines(self) -> tuple[Digests, set[int]]:
        """The lines that stand in many stories now, and the articles that this changes."""
        lines = Lines()
        async for key, text, publisher in self.writer.texts():
            lines.add(key, text, publisher)
        before, now = await self.writer.repeated(), lines.repeated()
        if now != before:
            await self.writer.keep_repeated(now)
        return now, lines.articles_with(now ^ before)

    async def _updated(
        self,
        old: ArticleIndex,
        gone: Collection[int],
        put: Collection[int],
        repeated: Digests,
        tell: Tell,
    ) -> ArticleIndex | None:
        """The old index with what has changed beside it; None where that would be too much of it.

        A delta that has passed a tenth of its base is built into a new one.
        """
        count = len(put)
        if count > _FEW_ARTICLES * await self.writer.count():
            return None
        articles, language = self.writer.articles_of(put), self.source.limits.language
        index = await indexing.updated(old, gone, articles, count, language, tell, repeated)
        return index if index.changed_share <= _MOST_CHANGED else None


def _refuse_other_articles(source: Source, before: Generation | None) -> None:
    asked_for = articles_path_of(source)
    if before and before.articles_path != asked_for:
        raise OtherArticles(source.database, before.articles_path, asked_for)


def _key(source: Source, generation: Generation) -> IndexKey:
    return indexing.index_key(generation.token, source.limits.language)
