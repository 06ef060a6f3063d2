"""The one writer: what a reload or a rollback does to the articles, in one transaction."""

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator, Iterable
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path

import aiosqlite

from corpus.changes import Changes
from corpus.model import Article, StoredArticle
from corpus.reports import PastGeneration
from corpus.store import file_states, generations
from corpus.store.connection import connected
from corpus.store.file_states import FileState
from corpus.store.others import Places
from corpus.store.repeated import keep_repeated, repeated
from corpus.store.rows import (
    COLUMNS,
    Generation,
    all_articles,
    count_articles,
    current_generation,
    stored,
    translated,
)
from corpus.store.snapshot import Snapshot
from corpus.store.told import ANEW, NAMES, VALUES, told

_PUT = f"""
INSERT INTO article ({NAMES}, since, brought, read_at)
VALUES ({VALUES}, :since, :brought, :read_at)
ON CONFLICT (id) DO UPDATE SET {ANEW},
    since = excluded.since, brought = excluded.brought, read_at = excluded.read_at
RETURNING key
"""  # noqa: S608 - constants
_KEEP_EARLIER = f"""
INSERT OR IGNORE INTO former ({NAMES}, key, brought, read_at)
SELECT {VALUES}, key, iif(file = :file, brought, :brought), iif(file = :file, read_at, :read_at)
FROM article WHERE id = :id
AND NOT EXISTS (SELECT 1 FROM former WHERE id = :id AND text = :text)
"""  # noqa: S608 - constants
_DATE_SOURCE = """
UPDATE article SET date_source = :source WHERE id = :id AND date_source IS NOT :source
"""
_BY_KEY = f"SELECT {COLUMNS} FROM article WHERE key = ?"  # noqa: S608 - a constant
_KEY = "SELECT key FROM article WHERE id = ?"
_STANDING = "SELECT key, since, brought, read_at FROM article WHERE id = ?"
_READ = "SELECT brought, read_at FROM former WHERE id = ? AND hash = ? ORDER BY brought DESC"
_CHARACTERS = "SELECT coalesce(sum(length(text)), 0) FROM article"
_BEGIN_GENERATION = """
INSERT INTO corpus (one, generation, token, articles_path) VALUES (1, ?, ?, ?)
ON CONFLICT (one) DO UPDATE SET
    generation = excluded.generation, token = excluded.token,
    articles_path = excluded.articles_path
"""


@asynccontextmanager
async def writing(database: Path, *, keep: bool = True) -> AsyncIterator["Writer"]:
    """A writer whose changes are all kept at the end, or none: none either without `keep`.

    Raises ReloadRunning where there is another one, StoreUnusable.
    """
    with translated(database):
        async with connected(database, timeout=0) as db:
            await db.execute("PRAGMA foreign_keys = ON")
            await db.execute("BEGIN IMMEDIATE")
            try:
                before = await current_generation(db)
                yield Writer(database, db, before)
            except BaseException:
                await asyncio.shield(db.execute("ROLLBACK"))
                raise
            await asyncio.shield(db.execute("COMMIT" if keep else "ROLLBACK"))


class Writer:
    """What a reload asks of the store and does to it: `before` is the generation it began from."""

    def __init__(self, database: Path, db: aiosqlite.Connection, before: Generation | None) -> None:
        self._database = database
        self._db = db
        self.places = Places(db)
        self.before = before
        self.number = before.number + 1 if before else 1
        self.now = datetime.now(UTC)

    async def hashes(self) -> dict[str, str]:
        """The hash of each stored article, by id."""
        return await self._by_id("SELECT id, hash FROM article")

    async def files(self) -> dict[str, str]:
        """The file that each stored article was read from, by id."""
        return await self._by_id("SELECT id, file FROM article")

    async def put(
        self,
        article: Article,
        file: str,
        digest: str,
        *,
        is_new: bool = True,
        was_place: bool = False,
    ) -> int:
        """Add the article, or put it in the place of the one with its id; its key, which stays.

        The version that it replaces is kept, unless this one is not new, but read in another way.
        One that `was_place` may have been a version of another: it was read when that was.
        """
        since = self._since()
        if was_place:
            for brought, read_at in await self._db.execute_fetchall(_READ, (article.id, digest)):
                since |= {"brought": brought, "read_at": read_at}
        for key, *own in await self._db.execute_fetchall(_STANDING, (article.id,)):
            if is_new:
                await generations.close_version(self._db, key, self.number)
            else:
                since = dict(zip(since, own, strict=True))
            # It may have been as it is now before: its text is then no former one.
            if back := await generations.come_back(self._db, key, digest, self.number):
                since = dict(zip(since, back, strict=True))
            await self._db.execute(generations.NOT_FORMER, (key, digest))
        values = told(article, file, digest) | since
        return int(next(iter(await self._db.execute_fetchall(_PUT, values)))[0])

    async def keep_earlier(self, article: Article, file: str, digest: str) -> bool:
        """Have its text be one of an earlier version of the article that is stored with its id.

        Whether it was not that before.
        """
        values = told(article, file, digest) | self._since()
        async with self._db.execute(_KEEP_EARLIER, values) as cursor:
            return cursor.rowcount > 0

    async def set_date_source(self, article: Article) -> None:
        """Have what says its day be known of an article that is stored as it is otherwise."""
        await self._db.execute(_DATE_SOURCE, {"source": article.date_source, "id": article.id})

    async def remove(self, ids: Iterable[str]) -> list[int]:
        """Take these articles out; their keys. What they were is kept."""
        keys = []
        for one in ids:
            for row in await self._db.execute_fetchall(_KEY, (one,)):
                await generations.close_version(self._db, row[0], self.number)
                await self._db.execute("DELETE FROM article WHERE key = ?", (row[0],))
                keys.append(int(row[0]))
        return keys

    async def erase(self, ids: Iterable[str]) -> list[int]:
        """Take out all that is kept of these, what they were too; the keys of the current ones."""
        return [key for one in ids for key in await generations.erase(self._db, one)]

    async def go_back(self, to: int) -> tuple[dict[int, str], dict[int, str]]:
        """Make the articles those of generation `to`; the next reload reads each file again.

        The ids by key of the versions that went, and of those that came.
        """
        await file_states.forget_files(self._db)
        changes = await generations.go_back(self._db, to, self.number)
        await self.places.part()
        return changes

    async def begin_generation(
        self,
        generation: Generation,
        by: str | None = None,
        changes: Changes | None = None,
        restores: int | None = None,
    ) -> None:
        """Say which generation the articles now are, and how it came to be."""
        row = (generation.number, generation.token, generation.articles_path)
        await self._db.execute(_BEGIN_GENERATION, row)
        counts = changes.counts if changes else (None, None, None)
        about = (await self.count(), *counts, restores)
        await generations.record(self._db, generation.number, self.now, by, *about)

    async def past_generations(self) -> tuple[PastGeneration, ...]:
        """The generations that are kept, the newest first."""
        return await generations.past_generations(self._db)

    async def forget(self, keep: int) -> None:
        """Let go of all generations but `keep`, and of versions that nothing needs any more."""
        await generations.forget(self._db, keep)

    async def file_states(self) -> dict[str, FileState]:
        """What is remembered of each file, by its path below the articles folder."""
        return await file_states.file_states(self._db)

    async def remember(self, path: str, state: FileState) -> None:
        """Keep this of a file, in the place of what was known."""
        await file_states.remember(self._db, path, state)

    async def forget_files(self, paths: Iterable[str]) -> None:
        """Know nothing of these files any more."""
        await file_states.forget_files(self._db, paths)

    async def repeated(self) -> frozenset[int]:
        """The digests of the lines that stood in many stories before this reload."""
        return await repeated(self._db)

    async def keep_repeated(self, digests: Iterable[int]) -> None:
        """Have these be the digests of such lines."""
        await keep_repeated(self._db, digests)

    async def keys(self) -> list[int]:
        """The keys of all articles."""
        return [int(row[0]) for row in await self._db.execute_fetchall("SELECT key FROM article")]

    async def count(self) -> int:
        """How many articles are stored."""
        return await count_articles(self._db)

    async def characters(self) -> int:
        """How many characters all texts have."""
        return int(next(iter(await self._db.execute_fetchall(_CHARACTERS)))[0])

    def articles(self) -> AsyncGenerator[StoredArticle]:
        """All articles in the order of their keys."""
        return all_articles(self._db)

    async def texts(self) -> AsyncGenerator[tuple[int, str, str | None]]:
        """The key, text and publisher of each article."""
        async with self._db.execute("SELECT key, text, publisher FROM article") as cursor:
            async for key, text, publisher in cursor:
                yield key, text, publisher

    async def articles_of(self, keys: Iterable[int]) -> AsyncGenerator[StoredArticle]:
        """The articles with these keys, in the order of the keys."""
        for key in sorted(keys):
            for row in await self._db.execute_fetchall(_BY_KEY, (key,)):
                yield stored(row)

    def snapshot(self, generation: Generation) -> Snapshot:
        """The articles as they are now, before anybody else sees them; not to be closed."""
        return Snapshot(self._database, self._db, generation)

    def _since(self) -> dict[str, int | str | None]:
        """Of which generation on, brought by which and when, what is put now is there."""
        return {"since": self.number, "brought": self.number, "read_at": self.now.isoformat()}

    async def _by_id(self, sql: str) -> dict[str, str]:
        return {row[0]: row[1] for row in await self._db.execute_fetchall(sql)}
