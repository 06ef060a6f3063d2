"""The digests of lines that are not of the articles, as they stand in so many."""

from collections.abc import Iterable

import aiosqlite


async def repeated(db: aiosqlite.Connection) -> frozenset[int]:
    """Those that are known."""
    return frozenset(row[0] for row in await db.execute_fetchall("SELECT digest FROM repeated"))


async def keep_repeated(db: aiosqlite.Connection, digests: Iterable[int]) -> None:
    """Know these, and no others."""
    await db.execute("DELETE FROM repeated")
    rows = [(digest,) for digest in sorted(digests)]
    await db.executemany("INSERT INTO repeated (digest) VALUES (?)", rows)
