"""A folder of article files -> the store, as one transaction and one new generation.

Articles are compared by the hash of what they hold: added, updated, unchanged or removed. The index
of the new generation is on disk before the transaction is committed, so that whoever sees the
generation finds it whole; killed anywhere before that, the old one is still there. What a file that
cannot be read held before is kept. `archive` runs this in a worker process.
"""

import hashlib
import json
import time
import uuid
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from corpus import indexing
from corpus.errors import ArticleError, ArticlesEmpty, IndexUnusable, OtherArticles
from corpus.index import IndexKey, PassageIndex
from corpus.indexing import Tell
from corpus.model import Article, Progress, Remark, Report
from corpus.readers import ArticleFile, Limits, article_files, read
from corpus.reloading import noted
from corpus.store import Generation, Writer, writing

_MOST_CHANGED = 0.1  # of a base, in its delta and dead together
_FEW_ARTICLES = 0.2  # of all: more are not even tried as a delta
_EVERY = 20  # articles between two words on progress


@dataclass(frozen=True, slots=True)
class Source:
    """What to read, and where to."""

    articles: Path
    database: Path
    limits: Limits


def articles_path_of(source: Source) -> str:
    """The articles path as the store records it: whole, and UTF-8 whatever its name is."""
    whole = str(source.articles.resolve())
    return whole.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


@dataclass(slots=True)
class _Changes:
    """What a reload has done so far."""

    added: int = 0
    updated: int = 0
    unchanged: int = 0
    removed: int = 0
    seen: set[str] = field(default_factory=set)
    put: list[int] = field(default_factory=list)  # keys of what is new or changed
    gone: set[int] = field(default_factory=set)  # keys of what has changed or was removed
    rejected: list[Remark] = field(default_factory=list)
    unread: set[str] = field(default_factory=set)  # files and folders that could not be read
    begun: Generation | None = None  # what there will be once this is committed
    unread_ids: set[str] = field(default_factory=set)  # of articles whose line was bad
    notes: list[Remark] = field(default_factory=list)

    def reject(self, error: ArticleError) -> None:
        self.rejected.append(Remark(error.path, error.line, error.reason))
        if error.line is None:
            self.unread.add(error.path)
        elif error.id is not None:
            self.unread_ids.add(error.id)


async def ingest(source: Source, by: str | None, force: bool, *, tell: Tell) -> Report:
    """Read all articles and make them the current generation, unless nothing has changed.

    `by` is told to whoever wants to reload meanwhile; with `force`, an empty folder empties the
    archive.
    Raises ArticlesMissing, ArticlesEmpty (unless `force`), OtherArticles, ReloadRunning and
    StoreUnusable, each of which leaves everything as it was.
    """
    began, began_at = time.perf_counter(), time.time()
    changes = _Changes()
    try:
        async with writing(source.database) as writer:
            with noted(source.database, by):
                before = await writer.generation()
                generation = await _next_generation(source, force, writer, changes, before, tell)
                total = await writer.count()
                index = await _index(source, writer, changes, before, generation, tell)
    except BaseException:
        if changes.begun is not None:
            indexing.discard(source.database, _key(source, changes.begun))
        raise
    indexing.drop_others(source.database, _key(source, generation), began_at)
    return Report(
        generation=generation.number,
        added=changes.added,
        updated=changes.updated,
        unchanged=changes.unchanged,
        removed=changes.removed,
        rejected=tuple(changes.rejected),
        notes=tuple(changes.notes),
        articles=total,
        passages=len(index.passages),
        seconds=time.perf_counter() - began,
    )


async def _next_generation(
    source: Source,
    force: bool,
    writer: Writer,
    changes: _Changes,
    before: Generation | None,
    tell: Tell,
) -> Generation:
    """Bring the articles up to date; the generation that they now are, the old one if the same."""
    articles_path = articles_path_of(source)
    if before and before.articles_path != articles_path:
        raise OtherArticles(source.database, before.articles_path, articles_path)
    await _read_all(source, writer, changes, tell)
    if await writer.count() == 0 and not force:
        raise ArticlesEmpty(source.articles, len(changes.rejected))
    if before and not (changes.added or changes.updated or changes.removed):
        return before
    number = before.number + 1 if before else 1
    generation = Generation(number, uuid.uuid4().hex, articles_path)
    await writer.begin_generation(generation)
    changes.begun = generation
    return generation


async def _read_all(source: Source, writer: Writer, changes: _Changes, tell: Tell) -> None:
    hashes, done = await writer.hashes(), 0
    files = list(article_files(source.articles))
    for file in files:
        if isinstance(file, ArticleError):
            changes.reject(file)
            continue
        for found in read(file, source.limits):
            if isinstance(found, Article):
                await _take(found, file, hashes, writer, changes)
                done += 1
                if done % _EVERY == 0:
                    tell(Progress("reading", done, len(files) if len(files) >= done else None))
            elif isinstance(found, ArticleError):
                changes.reject(found)
            else:
                changes.notes.append(found)
    await _remove_unseen(writer, changes)


async def _take(
    article: Article, file: ArticleFile, hashes: dict[str, str], writer: Writer, changes: _Changes
) -> None:
    """Store one article, unless it is stored already or another one has its id."""
    if article.id in changes.seen:
        reason = f"the id {article.id!r} was read already"
        changes.rejected.append(Remark(file.path, article.line, reason))
        return
    changes.seen.add(article.id)
    digest = _hash(article)
    if hashes.get(article.id) == digest:
        changes.unchanged += 1
        return
    key = await writer.put(article, file.path, digest)
    changes.put.append(key)
    if article.id in hashes:
        changes.updated += 1
        changes.gone.add(key)
    else:
        changes.added += 1


async def _remove_unseen(writer: Writer, changes: _Changes) -> None:
    """Take out what is no longer there; what was read from a file now unreadable stays."""
    files = await writer.files()
    unseen = files.keys() - changes.seen - changes.unread_ids
    gone = [one for one in unseen if changes.unread.isdisjoint(_with_parents(files[one]))]
    changes.gone.update(await writer.remove(gone))
    changes.removed = len(gone)
    if kept := len(files.keys() - changes.seen) - len(gone):
        what = "article read before is" if kept == 1 else "articles read before are"
        reason = f"{kept} {what} kept, from files or lines that can now not be read"
        changes.notes.append(Remark(".", None, reason))


def _with_parents(file: str) -> Iterator[str]:
    """The file's own path and that of each folder it is in."""
    yield file
    for at, character in enumerate(file):
        if character == "/":
            yield file[:at]


async def _index(
    source: Source,
    writer: Writer,
    changes: _Changes,
    before: Generation | None,
    generation: Generation,
    tell: Tell,
) -> PassageIndex:
    """Have the generation's index on disk: as it is, brought up to date, or built anew."""
    key = _key(source, generation)
    old = _old_index(source, before)
    if old is not None and before == generation:
        return old
    index = None
    if old is not None:
        index = await _updated(old, source, writer, changes, tell)
    if index is None:
        total, language = await writer.count(), source.limits.language
        index = await indexing.build(writer.articles(), total, language, tell)
    indexing.save(index, source.database, key)
    return index


def _old_index(source: Source, before: Generation | None) -> PassageIndex | None:
    if before is None:
        return None
    try:
        return indexing.open_index(source.database, _key(source, before))
    except IndexUnusable:
        return None


async def _updated(
    old: PassageIndex, source: Source, writer: Writer, changes: _Changes, tell: Tell
) -> PassageIndex | None:
    """The old index with what has changed beside it; None where that would be too much of it.

    A delta that has passed a tenth of its base is built into a new one.
    """
    if len(changes.put) > _FEW_ARTICLES * await writer.count():
        return None
    articles, count = writer.articles_of(changes.put), len(changes.put)
    language = source.limits.language
    index = await indexing.updated(old, changes.gone, articles, count, language, tell)
    return index if index.changed_share <= _MOST_CHANGED else None


def _key(source: Source, generation: Generation) -> IndexKey:
    return indexing.index_key(generation.token, source.limits.language)


def _hash(article: Article) -> str:
    """A digest of all that an article holds, in hexadecimal."""
    day = article.published.isoformat() if article.published else None
    about = (article.path, article.title, article.title_derived, article.publisher, article.url)
    content = json.dumps([*about, day, article.text], ensure_ascii=True)
    return hashlib.sha256(content.encode()).hexdigest()
