"""A reload that only says what it would do: `archive` runs it in a worker process.

It reads and writes as a reload does, in a transaction that is taken back at the end.
"""

import time

from corpus.changes import Changes
from corpus.copies import Copies
from corpus.golden import golden_questions, rerun
from corpus.indexing import Tell
from corpus.ingest import would_empty
from corpus.reading import read_all
from corpus.reports import Preview
from corpus.source import Source
from corpus.store import Writer
from corpus.succession import succeeding

_COMPARED = 2_000  # new articles at most, whose texts and prints are held in memory


async def preview(source: Source, by: str | None, *, tell: Tell) -> Preview:
    """What a reload would do now; nothing is kept of it.

    Raises ArticlesMissing, OtherArticles, ReloadRunning, StoreUnusable, GoldenMissing and
    BadQuestions.
    """
    began, changes = time.perf_counter(), Changes()
    questions = golden_questions(source.policy)
    async with succeeding(source, by, keep=False) as succession:
        writer, golden = succession.writer, None
        articles_before, characters_before = await writer.count(), await writer.characters()
        await read_all(source, writer, changes, tell)
        articles, characters = await writer.count(), await writer.characters()
        if questions and articles:
            if changes:
                await succession.begin(changes)
            golden = await rerun(questions, succession, await succession.index(changes, tell), tell)
        copies = await _copies(writer, changes)
    return Preview(
        added=tuple(changes.added),
        updated=tuple(changes.updated),
        removed=tuple(changes.removed),
        undated=tuple(changes.undated),
        collapsed=tuple(changes.collapsed),
        copies=copies,
        unchanged=changes.unchanged,
        rejected=tuple(changes.rejected),
        notes=tuple(changes.notes),
        articles_before=articles_before,
        articles=articles,
        characters_before=characters_before,
        characters=characters,
        needs_force=would_empty(changes, articles_before, articles),
        is_forbidden=bool(golden and golden.broken and source.policy.golden_strict),
        golden=golden,
        seconds=time.perf_counter() - began,
    )


async def _copies(writer: Writer, changes: Changes) -> int | None:
    """How many of the new and changed articles are near-copies of others among them."""
    if len(changes.put) > _COMPARED:
        return None
    stored = [one async for one in writer.articles_of(changes.put)]
    return len(stored) - len(Copies().grouped(stored))
