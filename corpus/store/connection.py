"""Connections to SQLite, opened and closed without a thread left behind."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import aiosqlite


async def connect(address: Path | str, **options: Any) -> aiosqlite.Connection:
    """A connection without implicit transactions. Raises what sqlite3 raises.

    Where it cannot be opened, aiosqlite's thread still has to say so to the event loop: it is
    waited for, as it breaks when the loop is gone before it.
    """
    connection = aiosqlite.connect(address, isolation_level=None, **options)
    try:
        return await connection
    except BaseException:
        await asyncio.to_thread(connection._thread.join)  # noqa: SLF001 - there is no other way
        raise


@asynccontextmanager
async def connected(address: Path | str, **options: Any) -> AsyncIterator[aiosqlite.Connection]:
    """A connection for as long as this lasts."""
    connection = await connect(address, **options)
    try:
        yield connection
    finally:
        await connection.close()
