"""Articles -> tokens: passages split and their terms found, on two processes where there are many.

`indexing` calls it, in a worker process. What is held meanwhile is four bytes a term and the texts
of a few batches.
"""

import asyncio
import multiprocessing
import os
import threading
from collections import deque
from collections.abc import AsyncGenerator, Callable
from concurrent.futures import Executor, ProcessPoolExecutor, ThreadPoolExecutor
from contextlib import aclosing
from dataclasses import dataclass

from corpus.furniture import Digests, repeated_in
from corpus.index import ArticleTokenGatherer, ArticleTokens, TextBuilder
from corpus.model import Passage, Progress, Span, StoredArticle
from corpus.passages import split_article
from corpus.terms import Analyser
from corpus.worker import become_worker

_ALONE = 1_000  # articles: up to here a second process does not pay for its start
_PROCESSES = 2
_WAITING = 6  # batches handed out and not yet taken back
_BATCH = 2_000_000  # characters


@dataclass(frozen=True, slots=True)
class _Job:
    """What is needed of an article: its key, text, publisher, and a headline that its file gave."""

    key: int
    text: str
    headline: str
    publisher: str | None


async def tokenise(
    articles: AsyncGenerator[StoredArticle],
    total: int,
    language: str,
    tell: Callable[[Progress], None],
    repeated: Digests,
) -> ArticleTokens:
    """The tokens of `articles`, which come in the order of their keys.

    `repeated` are the digests of lines that are not of them, as they stand in so many.

    A headline that the file gave is added once to each of its passages' terms, and is a passage of
    the headlines; a derived one stands in the text already.
    """
    gatherer, done = ArticleTokenGatherer(), 0
    waiting: deque[tuple[int, asyncio.Future[ArticleTokens]]] = deque()
    loop = asyncio.get_running_loop()
    with _processes(total) as pool:
        try:
            async with aclosing(_batches(articles)) as batches:
                async for batch in batches:
                    tokens = loop.run_in_executor(pool, _tokens, tuple(batch), language, repeated)
                    waiting.append((len(batch), tokens))
                    if len(waiting) > _WAITING:
                        done += await _take(waiting, gatherer)
                        tell(Progress("indexing", done, total))
            while waiting:
                done += await _take(waiting, gatherer)
                tell(Progress("indexing", done, total))
        finally:
            # Where one has failed, hear the others out, or each would be complained about.
            await asyncio.gather(*(tokens for _, tokens in waiting), return_exceptions=True)
    return gatherer.tokens()


async def _take(
    waiting: "deque[tuple[int, asyncio.Future[ArticleTokens]]]", gatherer: ArticleTokenGatherer
) -> int:
    """Take back the batch that was handed out first; the number of its articles."""
    count, future = waiting.popleft()
    gatherer.add(await future)
    return count


async def _batches(articles: AsyncGenerator[StoredArticle]) -> AsyncGenerator[list[_Job]]:
    batch, size = [], 0
    async with aclosing(articles):
        async for stored in articles:
            article = stored.article
            headline = "" if article.title_derived else article.title
            batch.append(_Job(stored.key, article.text, headline, article.publisher))
            size += len(article.text)
            if size >= _BATCH:
                yield batch
                batch, size = [], 0
    if batch:
        yield batch


def _processes(total: int) -> Executor:
    """Two processes, or one thread of this one."""
    if total <= _ALONE:
        return ThreadPoolExecutor(1)
    return ProcessPoolExecutor(
        min(_PROCESSES, os.cpu_count() or 1),
        multiprocessing.get_context("spawn"),
        initializer=become_worker,
    )


def _tokens(batch: tuple[_Job, ...], language: str, repeated: Digests) -> ArticleTokens:
    text, headlines, asides = _builders.of(language)
    for job in batch:
        own = repeated_in(job.text, job.publisher, repeated)
        parts = split_article(job.key, job.text, language, own)
        for passage in parts.passages:
            text.add(passage, job.text[passage.start : passage.end], job.headline)
        for aside in parts.asides:
            asides.add(aside, job.text[aside.start : aside.end])
        headlines.add(Passage(job.key, (Span(0, len(job.headline)),)), job.headline)
    return ArticleTokens(text.tokens(), headlines.tokens(), asides.tokens())


class _Builders(threading.local):
    """The builders of the fields: of each its own to a thread, as they remember terms."""

    def __init__(self) -> None:
        self._own: dict[str, tuple[TextBuilder, TextBuilder, TextBuilder]] = {}

    def of(self, language: str) -> tuple[TextBuilder, TextBuilder, TextBuilder]:
        """Those of this thread for the language: of passages, headlines and what is left out."""
        if language not in self._own:
            analyse = Analyser(language).terms
            self._own[language] = TextBuilder(analyse), TextBuilder(analyse), TextBuilder(analyse)
        return self._own[language]


_builders = _Builders()
