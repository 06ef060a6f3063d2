"""Reading: a generation that stays as it is while it is open, and a look at which is current."""

import sqlite3
from collections.abc import AsyncGenerator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any, Self, cast

import aiosqlite

from corpus.model import CorrectionNote, Dateline, Filters, Precision, StoredArticle, Summary
from corpus.reports import PastGeneration
from corpus.store.connection import connect
from corpus.store.corrections import corrections
from corpus.store.generations import past_generations, versions_of
from corpus.store.others import Places
from corpus.store.repeated import repeated
from corpus.store.rows import (
    COLUMNS,
    Generation,
    all_articles,
    as_day,
    count_articles,
    current_generation,
    in_json,
    stored,
    translated,
)
from corpus.store.schema import check_version
from corpus.versions import OtherPlace, Version

_COUNTS = "SELECT count(*), count(published) FROM article"
_PUBLISHERS = """
SELECT publisher FROM article WHERE publisher IS NOT NULL
GROUP BY publisher ORDER BY count(*) DESC, publisher
"""
_SOURCES = "SELECT coalesce(publisher, path) FROM article GROUP BY 1 ORDER BY count(*) DESC, 1"
_LAST = """
CASE precision WHEN 'day' THEN published WHEN 'month' THEN date(published, '+1 month', '-1 day')
ELSE date(published, '+1 year', '-1 day') END
"""
# Of the same day one that is known to the day comes first.
_FIRST_DAY = """
SELECT published, precision FROM article WHERE published IS NOT NULL
ORDER BY published, precision LIMIT 1
"""
_LAST_DAY = f"""
SELECT published, precision FROM article WHERE published IS NOT NULL
ORDER BY {_LAST} DESC, precision LIMIT 1
"""  # noqa: S608 - a constant
_BETWEEN = f"SELECT count(*) FROM article WHERE published >= ? AND {_LAST} <= ?"  # noqa: S608 - a constant
_BY_ID = f"SELECT {COLUMNS} FROM article WHERE id = ?"  # noqa: S608 - a constant
_BY_KEYS = f"SELECT {COLUMNS} FROM article WHERE key IN (SELECT value FROM json_each(?))"  # noqa: S608 - a constant
_DATELINES = """
SELECT key, published, publisher, precision FROM article
WHERE key IN (SELECT value FROM json_each(?))
"""
_LIKE = "SELECT key FROM article WHERE key IN (SELECT value FROM json_each(?)) AND text LIKE ?"
_BY_DAY = "SELECT key FROM article ORDER BY published IS NULL, published, key"
_ALLOWED = f"""
SELECT key, coalesce(publisher, path) FROM article
WHERE (:after IS NULL OR published >= :after) AND (:before IS NULL OR {_LAST} <= :before)
ORDER BY key
"""  # noqa: S608 - a constant
_NEWEST_FIRST = """
SELECT key FROM article WHERE key IN (SELECT value FROM json_each(?))
ORDER BY published DESC NULLS LAST, key
"""


class Snapshot:
    """One generation, read in one transaction that lasts until `close`."""

    def __init__(
        self, database: Path, db: aiosqlite.Connection, generation: Generation | None
    ) -> None:
        self._database = database
        self._db = db
        self.generation = generation

    @classmethod
    async def open(cls, database: Path) -> Self:
        """The generation that is current now. Raises StoreUnusable, StoreTooNew."""
        with translated(database):
            db = await _connect(database)
            try:
                await db.execute("BEGIN")
                return cls(database, db, await current_generation(db))
            except BaseException:
                await db.close()
                raise

    async def close(self) -> None:
        """Let the generation go."""
        await self._db.close()

    async def summary(self, passages: int) -> Summary:
        """What the archive holds; `passages` is the index's count."""
        articles, dated = (await self._rows(_COUNTS))[0]
        first, first_precision = await self._day(_FIRST_DAY)
        last, last_precision = await self._day(_LAST_DAY)
        return Summary(
            generation=self.generation.number if self.generation else 0,
            articles=articles,
            passages=passages,
            undated=articles - dated,
            first=first,
            last=last,
            publishers=tuple(row[0] for row in await self._rows(_PUBLISHERS)),
            sources=tuple(row[0] for row in await self._rows(_SOURCES)),
            first_precision=first_precision,
            last_precision=last_precision,
        )

    async def count(self) -> int:
        """How many articles there are."""
        return await count_articles(self._db)

    async def by_keys(self, keys: Sequence[int]) -> dict[int, StoredArticle]:
        """The articles with these keys, by key; one that is gone is left out."""
        return {row[0]: stored(row) for row in await self._rows(_BY_KEYS, (in_json(keys),))}

    async def datelines(self, keys: Sequence[int]) -> dict[int, Dateline]:
        """The days and publishers of the articles with these keys, by key."""
        rows = await self._rows(_DATELINES, (in_json(keys),))
        return {key: Dateline(as_day(day), *about) for key, day, *about in rows}

    async def newest_first(self, keys: Sequence[int]) -> list[int]:
        """These keys, those of the latest articles first and of undated ones last."""
        return [row[0] for row in await self._rows(_NEWEST_FIRST, (in_json(keys),))]

    async def count_between(self, first: date, last: date) -> int:
        """How many articles are of these days, both included; those of a month, if all of it is."""
        rows = await self._rows(_BETWEEN, (first.isoformat(), last.isoformat()))
        return int(rows[0][0])

    async def by_id(self, identity: str) -> StoredArticle | None:
        """The article that has this id, be it in another place."""
        if rows := await self._rows(_BY_ID, (identity,)):
            return stored(rows[0])
        with translated(self._database):
            key = await Places(self._db).key_of(identity)
        return None if key is None else (await self.by_keys([key])).get(key)

    async def other_places(self, key: int) -> tuple[OtherPlace, ...]:
        """Where else the article with this key stands."""
        with translated(self._database):
            return await Places(self._db).of(key)

    async def with_other_ids(self, ids: Sequence[str]) -> list[str]:
        """The ids in their order, each with what its article is called in other places after it."""
        with translated(self._database):
            return await Places(self._db).with_other_ids(ids)

    async def ids(self) -> list[str]:
        """The ids of all articles, in order."""
        return [row[0] for row in await self._rows("SELECT id FROM article ORDER BY id")]

    async def keys_allowed(self, filters: Filters) -> list[int]:
        """The keys of the articles that the filters let through, ascending."""
        after = filters.after.isoformat() if filters.after else None
        before = filters.before.isoformat() if filters.before else None
        rows = await self._rows(_ALLOWED, {"after": after, "before": before})
        wanted = filters.source.strip().casefold() if filters.source else None
        return [key for key, source in rows if wanted is None or source.casefold() == wanted]

    async def versions_of(self, identity: str) -> list[Version]:
        """The versions of the article with this id, be it gone, the earliest first."""
        with translated(self._database):
            return await versions_of(self._db, identity)

    async def corrections(self, keys: Sequence[int]) -> dict[int, CorrectionNote]:
        """Since when each article has its text that had another one before, by key."""
        with translated(self._database):
            return await corrections(self._db, keys)

    async def past_generations(self) -> tuple[PastGeneration, ...]:
        """The generations that can be gone back to, and this one, the newest first."""
        with translated(self._database):
            return await past_generations(self._db)

    async def repeated(self) -> frozenset[int]:
        """The digests of the lines that stand in many stories of one publisher."""
        with translated(self._database):
            return await repeated(self._db)

    async def keys_by_day(self) -> list[int]:
        """The keys of all articles, the earliest article first, the undated last."""
        return [row[0] for row in await self._rows(_BY_DAY)]

    async def keys_like(self, pattern: str, keys: Sequence[int]) -> list[int]:
        """Those whose text is like SQLite's pattern: "_" is any character, "%" any of them.

        ASCII letters in any case.
        """
        return [row[0] for row in await self._rows(_LIKE, (in_json(keys), pattern))]

    def articles(self) -> AsyncGenerator[StoredArticle]:
        """All articles in the order of their keys."""
        return all_articles(self._db)

    async def _day(self, sql: str) -> tuple[date | None, Precision]:
        """The one day that is selected, with its precision."""
        for day, precision in await self._rows(sql):
            return as_day(day), precision
        return None, "day"

    async def _rows(
        self, sql: str, values: Sequence[Any] | Mapping[str, Any] = ()
    ) -> list[sqlite3.Row]:
        with translated(self._database):
            return list(await self._db.execute_fetchall(sql, cast("Any", values)))


class Watch:
    """Sees which generation is current, now and again, at the cost of one row."""

    def __init__(self, database: Path, db: aiosqlite.Connection) -> None:
        self._database = database
        self._db = db

    @classmethod
    async def open(cls, database: Path) -> Self:
        """A watch on the database. Raises StoreUnusable, StoreTooNew."""
        with translated(database):
            return cls(database, await _connect(database))

    async def generation(self) -> Generation | None:
        """The generation that is current now, or None before the first. Raises StoreUnusable."""
        with translated(self._database):
            return await current_generation(self._db)

    async def close(self) -> None:
        """Stop watching."""
        await self._db.close()


def _address(database: Path) -> str:
    return f"{database.absolute().as_uri()}?mode=rw"


async def _connect(database: Path) -> aiosqlite.Connection:
    db = await connect(_address(database), uri=True)
    try:
        await check_version(db, database)
        await db.execute("PRAGMA query_only = ON")
    except BaseException:
        await db.close()
        raise
    return db
