"""Rows <-> the nouns, for the writer and the snapshots."""

import json
import sqlite3
from collections.abc import AsyncGenerator, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import aiosqlite

from corpus.errors import ReloadRunning, StoreUnusable
from corpus.model import Article, StoredArticle

COLUMNS = (
    "key, hash, id, path, text, title, title_derived, publisher, url, published, updated, captured,"
    " precision, date_source, author"
)
# All of a version, in `article` and in `former`.
VERSION_COLUMNS = f"{COLUMNS}, file, brought, read_at"
# The day since which a version stands, as it says itself; of a table with this name before a dot.
SAID = "coalesce({0}updated, CASE {0}precision WHEN 'day' THEN {0}published END)"


@dataclass(frozen=True, slots=True)
class Generation:
    """The number of a generation, the token that names it, and the path it was read from."""

    number: int
    token: str
    articles_path: str


async def current_generation(db: aiosqlite.Connection) -> Generation | None:
    """The generation that `db` sees, or None before the first."""
    rows = await db.execute_fetchall("SELECT generation, token, articles_path FROM corpus")
    return next((Generation(*row) for row in rows), None)


async def all_articles(db: aiosqlite.Connection) -> AsyncGenerator[StoredArticle]:
    """The articles that `db` sees, in the order of their keys, read as they are asked for."""
    sql = f"SELECT {COLUMNS} FROM article ORDER BY key"  # noqa: S608 - a constant
    async with db.execute(sql) as cursor:
        async for row in cursor:
            yield stored(row)


async def count_articles(db: aiosqlite.Connection) -> int:
    """How many articles `db` sees."""
    rows = await db.execute_fetchall("SELECT count(*) FROM article")
    return int(next(iter(rows))[0])


def in_json(values: Sequence[int] | Sequence[str]) -> str:
    """Values for `json_each`, which takes any number of them: a statement has not so many `?`."""
    return json.dumps(list(values))


def stored(row: Sequence[Any]) -> StoredArticle:
    """The article of a row of COLUMNS."""
    key, digest, identity, path, text, title, derived, publisher, url, *days = row
    published, updated, captured, precision, date_source, author = days
    article = Article(
        identity,
        path,
        text,
        title,
        bool(derived),
        publisher,
        url,
        published=as_day(published),
        updated=as_day(updated),
        captured=as_day(captured),
        precision=precision,
        date_source=date_source,
        author=author,
    )
    return StoredArticle(key, digest, article)


def as_day(text: str | None) -> date | None:
    """The day of a stored date."""
    return date.fromisoformat(text) if text else None


@contextmanager
def translated(database: Path) -> Iterator[None]:
    """SQLite's and the system's errors as ours."""
    try:
        yield
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode == sqlite3.SQLITE_BUSY:
            raise ReloadRunning(None, None) from error
        raise StoreUnusable(database, str(error)) from error
    except (sqlite3.Error, OSError) as error:
        raise StoreUnusable(database, str(error)) from error
