"""A store's articles -> the index beside the database, as a file that its generation names.

`ingest` builds one before it commits; `archive` opens it, and has it rebuilt where it is missing,
damaged, or made by another analysis.
"""

import contextlib
import hashlib
from collections.abc import AsyncIterator, Callable
from pathlib import Path

from corpus.errors import IndexUnusable
from corpus.index import IndexBuilder, IndexKey, PassageIndex
from corpus.model import Progress, StoredArticle
from corpus.passages import split_passages
from corpus.store import Snapshot
from corpus.terms import Analyser, fingerprint

Tell = Callable[[Progress], None]
_EVERY = 20  # articles between two words on progress


def index_key(token: str, language: str) -> IndexKey:
    """What the index of this generation in this language is called."""
    return IndexKey(token, fingerprint(language))


def index_path(database: Path, key: IndexKey) -> Path:
    """Where that index is kept."""
    analysis = hashlib.sha256(key.fingerprint.encode()).hexdigest()[:8]
    return _folder(database) / f"{key.token}-{analysis}.index"


async def build(
    articles: AsyncIterator[StoredArticle], total: int, language: str, tell: Tell
) -> PassageIndex:
    """The index of `articles`, which come in the order of their keys.

    A title that the file gave is added once to each of its passages' terms; a derived one stands
    in the text already.
    """
    analyser, builder, done = Analyser(language), IndexBuilder(), 0
    async for stored in articles:
        article = stored.article
        headline = [] if article.title_derived else analyser.terms(article.title)
        for passage in split_passages(stored.key, article.text, language):
            body = article.text[passage.start : passage.end]
            builder.add(passage, analyser.terms(body) + headline)
        done += 1
        if done % _EVERY == 0 or done == total:
            tell(Progress("indexing", done, total))
    return builder.build()


def save(index: PassageIndex, database: Path, key: IndexKey) -> None:
    """Keep the index beside the database. Raises OSError."""
    _folder(database).mkdir(exist_ok=True)
    index.save(index_path(database, key), key)


def drop_others(database: Path, key: IndexKey) -> None:
    """Remove the index files of other generations, and what a killed build left behind.

    One that is mapped by another process cannot be removed on Windows: the next reload does.
    """
    for path in _folder(database).glob("*"):
        if path != index_path(database, key):
            with contextlib.suppress(OSError):
                path.unlink()


async def rebuild(database: Path, language: str, *, tell: Tell) -> None:
    """Make the index of the current generation anew from the store."""
    snapshot = await Snapshot.open(database)
    try:
        if snapshot.generation is None:
            return
        total = await snapshot.count()
        index = await build(snapshot.articles(), total, language, tell)
        save(index, database, index_key(snapshot.generation.token, language))
    finally:
        await snapshot.close()


def open_index(database: Path, key: IndexKey) -> PassageIndex:
    """The index of a generation. Raises IndexUnusable."""
    path = index_path(database, key)
    if not path.exists():
        raise IndexUnusable(path, "there is none")
    return PassageIndex.load(path, key)


def _folder(database: Path) -> Path:
    return database.with_name(database.name + ".index")
