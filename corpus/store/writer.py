"""The one writer: a reload's changes to the articles, in one transaction."""

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator, Iterable
from contextlib import asynccontextmanager
from pathlib import Path

import aiosqlite

from corpus.model import Article, StoredArticle
from corpus.store.connection import connected
from corpus.store.rows import (
    COLUMNS,
    Generation,
    all_articles,
    count_articles,
    current_generation,
    stored,
    translated,
)

_PUT = """
INSERT INTO article
    (id, file, path, title, title_derived, publisher, url, published, text, hash)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (id) DO UPDATE SET
    file = excluded.file, path = excluded.path, title = excluded.title,
    title_derived = excluded.title_derived, publisher = excluded.publisher, url = excluded.url,
    published = excluded.published, text = excluded.text, hash = excluded.hash
RETURNING key
"""
_BY_KEY = f"SELECT {COLUMNS} FROM article WHERE key = ?"  # noqa: S608 - a constant
_REMOVE = "DELETE FROM article WHERE id = ? RETURNING key"
_BEGIN_GENERATION = """
INSERT INTO corpus (one, generation, token, articles_path) VALUES (1, ?, ?, ?)
ON CONFLICT (one) DO UPDATE SET
    generation = excluded.generation, token = excluded.token,
    articles_path = excluded.articles_path
"""


@asynccontextmanager
async def writing(database: Path) -> AsyncIterator["Writer"]:
    """A writer whose changes are all kept at the end, or none.

    Raises ReloadRunning where there is another one, StoreUnusable.
    """
    with translated(database):
        async with connected(database, timeout=0) as db:
            await db.execute("PRAGMA foreign_keys = ON")
            await db.execute("BEGIN IMMEDIATE")
            try:
                yield Writer(db)
            except BaseException:
                await asyncio.shield(db.execute("ROLLBACK"))
                raise
            await asyncio.shield(db.execute("COMMIT"))


class Writer:
    """What a reload asks of the store and does to it."""

    def __init__(self, db: aiosqlite.Connection) -> None:
        self._db = db

    async def generation(self) -> Generation | None:
        """The generation that is there, or None before the first."""
        return await current_generation(self._db)

    async def hashes(self) -> dict[str, str]:
        """The hash of each stored article, by id."""
        return await self._by_id("SELECT id, hash FROM article")

    async def files(self) -> dict[str, str]:
        """The file that each stored article was read from, by id."""
        return await self._by_id("SELECT id, file FROM article")

    async def put(self, article: Article, file: str, digest: str) -> int:
        """Add the article, or put it in the place of the one with its id; its key, which stays."""
        day = article.published.isoformat() if article.published else None
        about = (article.title, int(article.title_derived), article.publisher, article.url, day)
        row = (article.id, file, article.path, *about, article.text, digest)
        return int(next(iter(await self._db.execute_fetchall(_PUT, row)))[0])

    async def remove(self, ids: Iterable[str]) -> list[int]:
        """Take these articles out; their keys."""
        keys = []
        for one in ids:
            rows = await self._db.execute_fetchall(_REMOVE, (one,))
            keys += [int(row[0]) for row in rows]
        return keys

    async def begin_generation(self, generation: Generation) -> None:
        """Say which generation the articles now are."""
        row = (generation.number, generation.token, generation.articles_path)
        await self._db.execute(_BEGIN_GENERATION, row)

    async def count(self) -> int:
        """How many articles are stored."""
        return await count_articles(self._db)

    def articles(self) -> AsyncGenerator[StoredArticle]:
        """All articles in the order of their keys."""
        return all_articles(self._db)

    async def articles_of(self, keys: Iterable[int]) -> AsyncGenerator[StoredArticle]:
        """The articles with these keys, in the order of the keys."""
        for key in sorted(keys):
            for row in await self._db.execute_fetchall(_BY_KEY, (key,)):
                yield stored(row)

    async def _by_id(self, sql: str) -> dict[str, str]:
        return {row[0]: row[1] for row in await self._db.execute_fetchall(sql)}
