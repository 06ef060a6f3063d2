"""What is remembered of a file that was read without a remark, so that it is not read again."""

from collections.abc import Iterable
from dataclasses import dataclass

import aiosqlite

_PUT = "INSERT OR REPLACE INTO file (path, stat, hash, reading, articles) VALUES (?, ?, ?, ?, ?)"


@dataclass(frozen=True, slots=True)
class FileState:
    """A file as it was read: its `stat` where that says enough, the digest of its bytes.

    `reading` names the reader and its settings; `articles` is how many it had.
    """

    stat: str | None
    hash: str
    reading: str
    articles: int


async def file_states(db: aiosqlite.Connection) -> dict[str, FileState]:
    """What is remembered of each file, by its path below the articles folder."""
    rows = await db.execute_fetchall("SELECT path, stat, hash, reading, articles FROM file")
    return {row[0]: FileState(*row[1:]) for row in rows}


async def remember(db: aiosqlite.Connection, path: str, state: FileState) -> None:
    """Keep this of a file, in the place of what was known."""
    await db.execute(_PUT, (path, state.stat, state.hash, state.reading, state.articles))


async def forget_files(db: aiosqlite.Connection, paths: Iterable[str] | None = None) -> None:
    """Know nothing of these files any more, or of any."""
    if paths is None:
        await db.execute("DELETE FROM file")
    else:
        await db.executemany("DELETE FROM file WHERE path = ?", [(path,) for path in paths])
