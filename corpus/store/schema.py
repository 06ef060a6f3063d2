"""The database's schema and its versions: SQLite's `user_version` counts the steps it has had."""

import asyncio
import contextlib
from importlib.resources import files
from pathlib import Path

import aiosqlite

from corpus.errors import ReloadRunning, StoreTooNew, StoreUnusable
from corpus.store.connection import connected
from corpus.store.rows import current_generation, translated

# Version n of the schema is what the first n of these make, one after the other.
_STEPS: tuple[str, ...] = (
    "schema.sql",
    "versions.sql",
    "others.sql",
    "dates.sql",
    "authors.sql",
    "repeated.sql",
    "superseding.sql",
)
_PATIENCE = 30  # seconds to wait for another process that makes or upgrades the same file


async def prepare(database: Path) -> None:
    """Make the database, or bring it up to this version's schema.

    Raises StoreTooNew, or StoreUnusable where it cannot be opened or is no SQLite file.
    """
    with translated(database):
        database.parent.mkdir(parents=True, exist_ok=True)
        async with connected(database, timeout=_PATIENCE) as db:
            if await check_version(db, database) < len(_STEPS):
                await db.execute("PRAGMA journal_mode = WAL")
                await _upgrade(db, database)


async def discard_if_empty(database: Path) -> None:
    """Remove a database that no generation was ever put into, and the files beside it."""
    with contextlib.suppress(StoreUnusable, ReloadRunning, OSError):
        with translated(database):
            async with connected(database, timeout=0) as db:
                await db.execute("BEGIN IMMEDIATE")  # not while another process fills it
                if await current_generation(db) is not None:
                    return
        for suffix in ("", "-wal", "-shm"):
            database.with_name(database.name + suffix).unlink(missing_ok=True)
        with contextlib.suppress(OSError):
            database.with_name(database.name + ".index").rmdir()


async def check_version(db: aiosqlite.Connection, database: Path) -> int:
    """The version of the schema that `db` has, 0 of an empty file.

    Raises StoreTooNew where it is not known here, StoreUnusable where it is no schema of ours.
    """
    version = int(next(iter(await db.execute_fetchall("PRAGMA user_version")))[0])
    if version > len(_STEPS):
        raise StoreTooNew(database, version, len(_STEPS))
    if version == 0 and await db.execute_fetchall("SELECT 1 FROM sqlite_schema LIMIT 1"):
        raise StoreUnusable(database, "it is another program's database")
    return version


async def _upgrade(db: aiosqlite.Connection, database: Path) -> None:
    await db.execute("BEGIN IMMEDIATE")
    try:
        for step in _STEPS[await check_version(db, database) :]:
            script = files("corpus.store").joinpath(step).read_text("utf-8")
            for statement in script.split(";\n"):
                await db.execute(statement)
        await db.execute(f"PRAGMA user_version = {len(_STEPS)}")
    except BaseException:
        await asyncio.shield(db.execute("ROLLBACK"))
        raise
    await asyncio.shield(db.execute("COMMIT"))
