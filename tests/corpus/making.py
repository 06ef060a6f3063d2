"""What the tests of the archive are made of: articles, sources, archives filled from folders."""

import asyncio
import threading
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from corpus.archive import Archive
from corpus.index import IndexBuilder, PassageIndex
from corpus.ingest import Source, ingest
from corpus.model import Article, Findings, Passage, Progress, Span, StoredArticle
from corpus.readers import ArticleFile, Limits, read
from corpus.readers.files import Read
from corpus.reports import Report
from corpus.sentences import sentences
from corpus.store import Snapshot, prepare

LIMITS = Limits(article_bytes=10 << 20, language="en")


def silently(_: Progress) -> None:
    """Tell nobody."""


def source_in(folder: Path) -> Source:
    """An articles folder that is there and empty, and a database that is not there yet."""
    (folder / "articles").mkdir()
    return Source(folder / "articles", folder / "data" / "dateline.sqlite", LIMITS)


def write(source: Source, name: str, text: str) -> Path:
    """A file below the source's articles folder."""
    path = source.articles / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8", newline="")
    return path


async def fill(source: Source, *, by: str | None = None, force: bool = False) -> Report:
    """Read the source's articles into its database, in this process."""
    await prepare(source.database)
    return await ingest(source, by, force, tell=silently)


def read_bytes(folder: Path, name: str, data: bytes, article_bytes: int = 10 << 20) -> list[Read]:
    """What the readers make of a file of these bytes."""
    location = folder / name
    location.write_bytes(data)
    return list(read(ArticleFile(location, name), replace(LIMITS, article_bytes=article_bytes)))


def article(text: str, identity: str = "a.txt") -> Article:
    """An article with a derived title."""
    return Article(identity, identity, text, text[:20], title_derived=True)


def stored(text: str, key: int = 1) -> StoredArticle:
    """An article as the store gives it out."""
    return StoredArticle(key, "0" * 64, article(text, f"{key}.txt"))


def flat(runs: Iterable[Iterable[Span]]) -> list[Span]:
    """The spans of all runs, in order."""
    return [span for run in runs for span in run]


def sentence_texts(text: str, language: str = "en") -> list[str]:
    """The sentences of a text, as text."""
    return [span.of(text) for span in flat(sentences(text, language))]


def passage_of(row: int) -> Passage:
    """A passage of its own article, for an index that nobody quotes from."""
    return Passage(row + 1, (Span(0, 1),))


def index_of(passages: Iterable[Sequence[str]]) -> PassageIndex:
    """An index of passages given by their terms."""
    builder = IndexBuilder()
    for row, terms in enumerate(passages):
        builder.add(passage_of(row), terms)
    return builder.build()


async def threads_ended() -> None:
    """Wait for the threads of connections that could not be opened: they need the event loop."""
    for thread in threading.enumerate():
        if "_connection_worker_thread" in thread.name:
            await asyncio.to_thread(thread.join)


async def found_in(source: Source, asked: Sequence[tuple[str, date]]) -> list[Findings]:
    """What an archive that is made for these questions finds on these days, in their order."""
    await fill(source)
    async with Archive.open(source) as archive:
        return [(await archive.findings(question, day))[0] for question, day in asked]


def counts(report: Report) -> tuple[int, int, int, int]:
    """Added, updated, unchanged, removed."""
    return report.added, report.updated, report.unchanged, report.removed


async def stored_in(source: Source) -> dict[str, StoredArticle]:
    """What is stored, by id."""
    snapshot = await Snapshot.open(source.database)
    found = {stored.article.id: stored async for stored in snapshot.articles()}
    await snapshot.close()
    return found
