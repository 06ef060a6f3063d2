"""The generations that are kept: which they are, what was in them, and what is kept no longer."""

import sqlite3
from datetime import datetime

import aiosqlite

from corpus.reports import PastGeneration
from corpus.store.rows import SAID, VERSION_COLUMNS, stored
from corpus.versions import Version

VERSIONS_KEPT = 20  # of an article, before the current one, where no kept generation has them

_ALL = """
SELECT number, made_at, made_by, articles, added, updated, removed, restores,
    number = (SELECT generation FROM corpus)
FROM generation ORDER BY number DESC
"""
_RECORD = "INSERT INTO generation VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
_CLOSE = (
    f"""
    INSERT OR IGNORE INTO former ({VERSION_COLUMNS})
    SELECT {VERSION_COLUMNS} FROM article WHERE key = :key
    """,  # noqa: S608 - a constant
    """
    INSERT INTO presence
    SELECT key, hash, since, :number FROM article WHERE key = :key AND since < :number
    """,
)
_WAS_THERE = """
SELECT 1 FROM article a WHERE key = ?
    AND (since < ? OR EXISTS (SELECT 1 FROM presence p WHERE p.key = a.key AND p.hash = a.hash))
"""
_KEEP = f"""
INSERT INTO former ({VERSION_COLUMNS}) SELECT {VERSION_COLUMNS} FROM article a WHERE key = ?
    AND NOT EXISTS (SELECT 1 FROM former f WHERE f.id = a.id AND f.hash = a.hash)
"""  # noqa: S608 - a constant
_THERE_THEN = "p.since <= :to AND p.until > :to"
_LEAVING = f"""
SELECT key FROM article a WHERE since > :to AND NOT EXISTS (
    SELECT 1 FROM presence p WHERE p.key = a.key AND p.hash = a.hash AND {_THERE_THEN})
"""  # noqa: S608 - a constant
_RETURNING = f"""
SELECT key, hash FROM presence p WHERE {_THERE_THEN} AND NOT EXISTS (
    SELECT 1 FROM article a WHERE a.key = p.key AND a.hash = p.hash)
"""  # noqa: S608 - a constant
_RETURN = f"""
INSERT INTO article ({VERSION_COLUMNS}, since)
SELECT {VERSION_COLUMNS}, :number FROM former WHERE key = :key AND hash = :hash
"""  # noqa: S608 - a constant
_WAS_CURRENT = """
SELECT p.since, f.brought, f.read_at FROM presence p JOIN former f USING (key, hash)
WHERE p.key = :key AND p.hash = :hash AND p.until = :number
"""
_IS_AGAIN = (
    "DELETE FROM presence WHERE key = :key AND hash = :hash AND until = :number",
    # What stood there meanwhile is an earlier version of it.
    """
    UPDATE former SET brought = :brought, read_at = :read_at
    WHERE key = :key AND brought = :number
    """,
)
NOT_FORMER = "DELETE FROM former WHERE key = ? AND hash = ?"
_CURRENT_KEY = "SELECT key FROM article WHERE id = ?"
_FORMER_KEYS = "SELECT DISTINCT key FROM former WHERE id = ?"
_ONCE = """
NOT EXISTS (SELECT 1 FROM former g WHERE g.id = f.id AND g.hash = f.hash AND g.key < f.key)
AND NOT EXISTS (SELECT 1 FROM article c WHERE c.id = f.id AND c.hash = f.hash)
"""
# Its own, and those of other places that are earlier ones: they came before it, whenever read.
# What was gone back from comes last.
_VERSIONS = f"""
WITH current AS (SELECT * FROM article WHERE id = :id),
earlier AS (SELECT o.id FROM other o JOIN current c ON c.key = o.key AND o.id <> c.id
    WHERE o.is_earlier)
SELECT * FROM (
SELECT {VERSION_COLUMNS}, 1 AS is_current, brought AS came FROM current
UNION ALL SELECT {VERSION_COLUMNS}, 0, coalesce((
    SELECT min(f.brought, c.brought) FROM current c WHERE f.id <> c.id OR f.file <> c.file
), brought)
FROM former f WHERE (id = :id OR id IN earlier) AND {_ONCE}
) ORDER BY came > (SELECT brought FROM current), is_current, {SAID.format("")}, captured, came,
    read_at
"""  # noqa: S608 - constants
_FORGET = (
    # Generations that hold the same count once: as when one was gone back to.
    """
    DELETE FROM generation WHERE coalesce(restores, number) NOT IN (
        SELECT coalesce(restores, number) FROM generation GROUP BY 1
        ORDER BY max(number) DESC LIMIT ?)
    """,
    """
    DELETE FROM presence WHERE NOT EXISTS (
        SELECT 1 FROM generation WHERE number >= since AND number < until)
    """,
    """
    DELETE FROM former WHERE
        NOT EXISTS (SELECT 1 FROM presence p WHERE p.key = former.key AND p.hash = former.hash)
        AND (NOT EXISTS (SELECT 1 FROM article a WHERE a.id = former.id)
            AND NOT EXISTS (SELECT 1 FROM other o WHERE o.id = former.id AND o.is_earlier)
            OR (SELECT count(*) FROM former f WHERE f.id = former.id AND f.brought > former.brought)
                >= ?)
    """,
)


async def past_generations(db: aiosqlite.Connection) -> tuple[PastGeneration, ...]:
    """The generations that are kept, the newest first."""
    return tuple(_past(row) for row in await db.execute_fetchall(_ALL))


async def record(
    db: aiosqlite.Connection,
    number: int,
    made_at: datetime,
    made_by: str | None,
    *counts: int | None,
) -> None:
    """Take down a generation: the counts are of articles, the changes, and what it goes back to."""
    await db.execute(_RECORD, (number, made_at.isoformat(), made_by, *counts))


async def close_version(db: aiosqlite.Connection, key: int, number: int) -> None:
    """Copy the article's current version to the former ones; `number` is without it."""
    for sql in _CLOSE:
        await db.execute(sql, {"key": key, "number": number})


async def come_back(
    db: aiosqlite.Connection, key: int, digest: str, number: int
) -> tuple[int, int, str | None] | None:
    """Since when a version was there that was current until now and is so again, and its reading.

    Nothing of its absence is kept.
    """
    values = {"key": key, "hash": digest, "number": number}
    for since, brought, read_at in await db.execute_fetchall(_WAS_CURRENT, values):
        for sql in _IS_AGAIN:
            await db.execute(sql, values | {"brought": brought, "read_at": read_at})
        return since, brought, read_at
    return None


async def leave_version(
    db: aiosqlite.Connection, key: int, number: int, *, is_earlier: bool
) -> None:
    """Copy the article's current version to the former ones before it goes, where that is needed.

    As it is where an earlier generation has it, or it is an earlier version of another article
    that is not there yet.
    """
    if await db.execute_fetchall(_WAS_THERE, (key, number)):
        await close_version(db, key, number)
    elif is_earlier:
        await db.execute(_KEEP, (key,))


async def go_back(
    db: aiosqlite.Connection, to: int, number: int
) -> tuple[dict[int, str], dict[int, str]]:
    """Make the articles those of generation `to`, from `number` on.

    The ids by key of the versions that went, and of those that came.
    """
    leaving = [row[0] for row in await db.execute_fetchall(_LEAVING, {"to": to})]
    returning = [(row[0], row[1]) for row in await db.execute_fetchall(_RETURNING, {"to": to})]
    gone = await _ids(db, leaving)
    for key in leaving:
        await close_version(db, key, number)
        await db.execute("DELETE FROM article WHERE key = ?", (key,))
    for key, digest in returning:
        await db.execute(_RETURN, {"key": key, "hash": digest, "number": number})
        await db.execute(NOT_FORMER, (key, digest))
    return gone, await _ids(db, [key for key, _ in returning])


async def erase(db: aiosqlite.Connection, identity: str) -> list[int]:
    """Take out all that is kept of this id, versions and other places too; its key if current."""
    current = [int(row[0]) for row in await db.execute_fetchall(_CURRENT_KEY, (identity,))]
    rows = await db.execute_fetchall(_FORMER_KEYS, (identity,))
    for key in {*current, *(int(row[0]) for row in rows)}:
        await db.execute("DELETE FROM presence WHERE key = ?", (key,))
    for table in ("article", "former", "other"):
        await db.execute(f"DELETE FROM {table} WHERE id = ?", (identity,))  # noqa: S608 - constants
    return current


async def versions_of(db: aiosqlite.Connection, identity: str) -> list[Version]:
    """The versions of the article with this id that are kept, the earliest first."""
    return [_version(row) for row in await db.execute_fetchall(_VERSIONS, {"id": identity})]


async def forget(db: aiosqlite.Connection, keep: int) -> None:
    """Let go of all generations but `keep`, and of versions that nothing needs any more."""
    await db.execute(_FORGET[0], (keep,))
    await db.execute(_FORGET[1])
    await db.execute(_FORGET[2], (VERSIONS_KEPT,))


async def _ids(db: aiosqlite.Connection, keys: list[int]) -> dict[int, str]:
    found = {}
    for key in keys:
        for row in await db.execute_fetchall("SELECT id FROM article WHERE key = ?", (key,)):
            found[key] = str(row[0])
    return found


def _version(row: sqlite3.Row) -> Version:
    *columns, _file, brought, read_at, is_current, _came = row
    at = datetime.fromisoformat(read_at) if read_at else None
    return Version(stored(columns).article, brought, at, is_current=bool(is_current))


def _past(row: sqlite3.Row) -> PastGeneration:
    number, made_at, made_by, articles, added, updated, removed, restores, is_current = row
    at = datetime.fromisoformat(made_at) if made_at else None
    counts = (articles, added, updated, removed)
    return PastGeneration(number, at, made_by, *counts, restores, is_current=bool(is_current))
