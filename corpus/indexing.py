"""A store's articles -> the index beside the database, as a file that its generation names.

`ingest` builds one before it commits; `archive` opens it, and has it rebuilt where it is missing,
damaged, or made by another analysis.
"""

import contextlib
import hashlib
import os
from collections.abc import AsyncGenerator, Callable, Collection
from pathlib import Path

from corpus.errors import IndexUnusable
from corpus.furniture import NOTHING, Digests
from corpus.index import (
    ArticleIndex,
    IndexKey,
    files_of,
)
from corpus.model import Progress, StoredArticle
from corpus.store import Snapshot, translated
from corpus.terms import fingerprint
from corpus.tokenising import tokenise

Tell = Callable[[Progress], None]


def index_key(token: str, language: str) -> IndexKey:
    """What the index of this generation in this language is called."""
    return IndexKey(token, fingerprint(language))


def index_path(database: Path, key: IndexKey) -> Path:
    """Where that index is kept."""
    analysis = hashlib.sha256(key.fingerprint.encode()).hexdigest()[:8]
    return _folder(database) / f"{key.token}-{analysis}.index"


async def build(
    articles: AsyncGenerator[StoredArticle],
    total: int,
    language: str,
    tell: Tell,
    repeated: Digests = NOTHING,
) -> ArticleIndex:
    """The index of `articles`, which come in the order of their keys, built anew."""
    return ArticleIndex.of(await tokenise(articles, total, language, tell, repeated))


async def updated(
    before: ArticleIndex,
    gone: Collection[int],
    articles: AsyncGenerator[StoredArticle],
    total: int,
    language: str,
    tell: Tell,
    repeated: Digests = NOTHING,
) -> ArticleIndex:
    """The index without the articles `gone`, and with `articles`, which are new or changed."""
    return before.updated(gone, await tokenise(articles, total, language, tell, repeated))


def save(index: ArticleIndex, database: Path, key: IndexKey) -> None:
    """Keep the index beside the database. Raises OSError."""
    _folder(database).mkdir(exist_ok=True)
    index.save(index_path(database, key), key)


def drop_others(database: Path, key: IndexKey, before: float) -> None:
    """Remove the index files of other generations, and what a killed build left behind.

    Only what was written before the time `before`: a reload that follows may be at work already.

    One that is mapped by another process cannot be removed on Windows: the next reload does.
    """
    needed = files_of(index_path(database, key))
    for path in _folder(database).glob("*"):
        if path not in needed:
            with contextlib.suppress(OSError):
                if path.stat().st_mtime < before and not _is_being_written(path):
                    path.unlink()


async def rebuild(database: Path, language: str, *, tell: Tell) -> None:
    """Make the index of the current generation anew from the store. Raises StoreUnusable."""
    snapshot = await Snapshot.open(database)
    try:
        if snapshot.generation is None:
            return
        total = await snapshot.count()
        repeated = await snapshot.repeated()
        index = await build(snapshot.articles(), total, language, tell, repeated)
        with translated(database):
            save(index, database, index_key(snapshot.generation.token, language))
    finally:
        await snapshot.close()


def discard(database: Path, key: IndexKey) -> None:
    """Remove the index of a generation that did not come to be."""
    with contextlib.suppress(OSError):
        index_path(database, key).unlink(missing_ok=True)


def open_index(database: Path, key: IndexKey) -> ArticleIndex:
    """The index of a generation. Raises IndexUnusable."""
    path = index_path(database, key)
    if not path.exists():
        raise IndexUnusable(path, "there is none")
    return ArticleIndex.load(path, key)


def _is_being_written(path: Path) -> bool:
    """Whether a process that is alive writes it aside; Windows would not let it go anyway."""
    process = path.suffixes[-2:-1] if path.suffix == ".aside" else []
    if os.name != "posix" or not process or not process[0][1:].isdigit():
        return False
    try:
        os.kill(int(process[0][1:]), 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True


def _folder(database: Path) -> Path:
    return database.with_name(database.name + ".index")
