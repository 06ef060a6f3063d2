"""A transaction that makes the next generation: its articles, and then its index.

The index is on disk before the transaction is committed, so that whoever sees the generation finds
it whole; ended anywhere before that, the old one is still there. `ingest` and `rollback` call it.
"""

import time
import uuid
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from corpus import indexing
from corpus.changes import Changes
from corpus.errors import IndexUnusable, OtherArticles
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
        index = await self._updated(old, changes, tell) if old is not None else None
        if index is None:
            total, language = await self.writer.count(), self.source.limits.language
            index = await indexing.build(self.writer.articles(), total, language, tell)
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

    async def _updated(
        self, old: ArticleIndex, changes: Changes, tell: Tell
    ) -> ArticleIndex | None:
        """The old index with what has changed beside it; None where that would be too much of it.

        A delta that has passed a tenth of its base is built into a new one.
        """
        count = len(changes.put)
        if count > _FEW_ARTICLES * await self.writer.count():
            return None
        articles, language = self.writer.articles_of(changes.put), self.source.limits.language
        index = await indexing.updated(old, changes.gone, articles, count, language, tell)
        return index if index.changed_share <= _MOST_CHANGED else None


def _refuse_other_articles(source: Source, before: Generation | None) -> None:
    asked_for = articles_path_of(source)
    if before and before.articles_path != asked_for:
        raise OtherArticles(source.database, before.articles_path, asked_for)


def _key(source: Source, generation: Generation) -> IndexKey:
    return indexing.index_key(generation.token, source.limits.language)
