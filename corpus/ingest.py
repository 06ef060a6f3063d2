"""A folder of article files -> the store, as one transaction and one new generation.

`reading` brings the articles up to date, `succession` makes them a generation with its index.
`archive` runs this in a worker process.
"""

import time
from collections.abc import Sequence

from corpus.changes import Changes
from corpus.errors import ArticlesEmpty, ArticlesVanishing, GoldenBroken
from corpus.evaluation import GoldenQuestion
from corpus.golden import golden_questions, rerun
from corpus.index import ArticleIndex
from corpus.indexing import Tell
from corpus.reading import read_all
from corpus.reports import GoldenReport, Report
from corpus.source import Policy, Source, articles_path_of
from corpus.succession import Succession, succeeding

__all__ = ["Policy", "Source", "articles_path_of", "ingest"]

_MOST_REMOVED = 1 / 3  # of all articles, before a reload must be forced


async def ingest(source: Source, by: str | None, force: bool, *, tell: Tell) -> Report:
    """Read all articles and make them the current generation, unless nothing has changed.

    With `force`, a folder may empty the archive, or more than a third of it.
    Raises ArticlesMissing, ArticlesEmpty and ArticlesVanishing (unless `force`), OtherArticles,
    ReloadRunning, StoreUnusable, GoldenMissing, BadQuestions and GoldenBroken, each of which leaves
    everything as it was.
    """
    began, changes = time.perf_counter(), Changes()
    questions = golden_questions(source.policy)
    async with succeeding(source, by) as succession:
        before = await succession.writer.count()
        await read_all(source, succession.writer, changes, tell)
        total = await succession.writer.count()
        if not force:
            _refuse_to_empty(source, changes, before, total)
        index, golden = await _next(succession, changes, questions, tell)
    current = succession.current
    return Report(
        generation=current.number if current else 0,
        added=len(changes.added),
        updated=len(changes.updated),
        unchanged=changes.unchanged,
        removed=len(changes.removed),
        rejected=tuple(changes.rejected),
        notes=tuple(changes.notes),
        articles=total,
        passages=len(index.text.passages),
        seconds=time.perf_counter() - began,
        collapsed=len(changes.collapsed),
        golden=golden,
    )


def would_empty(changes: Changes, before: int, total: int) -> bool:
    """Whether so many of the articles before are gone that somebody must want it so.

    Those that were withdrawn must go in any case, and those that stand elsewhere are still there:
    neither is counted.
    """
    elsewhere = changes.succeeded.union(changes.collapsed)
    lost = len(set(changes.removed).difference(changes.withdrawn, elsewhere))
    if total == 0:
        return before == 0 or lost > 0
    return lost > _MOST_REMOVED * before


async def _next(
    succession: Succession, changes: Changes, questions: Sequence[GoldenQuestion], tell: Tell
) -> tuple[ArticleIndex, GoldenReport | None]:
    """Have a generation of what the articles now are, unless they are what they were.

    Its index is on disk in the end, if the golden questions allow it.
    """
    if changes or succession.current is None:
        await succession.begin(changes)
    index = await succession.index(changes, tell)
    golden = await rerun(questions, succession, index, tell) if questions else None
    if golden and golden.broken and succession.source.policy.golden_strict:
        raise GoldenBroken(golden.broken, golden.questions)
    succession.save(index)
    return index, golden


def _refuse_to_empty(source: Source, changes: Changes, before: int, total: int) -> None:
    """Raise where a folder that is not mounted, or the like, would empty the archive."""
    if not would_empty(changes, before, total):
        return
    if total == 0:
        first = [f"{one.path}: {one.reason}" for one in changes.rejected[:1]]
        raise ArticlesEmpty(source.articles, len(changes.rejected), *first)
    raise ArticlesVanishing(source.articles, len(changes.removed), before)
