"""Articles that are stored once though they were read more than once, and where else they stand."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import aiosqlite

from corpus.store.rows import in_json
from corpus.versions import OtherPlace

_EQUAL = """
SELECT a.key, a.id, a.file, o.key FROM article a JOIN article o ON length(o.text) = length(a.text)
    AND o.text = a.text AND (o.title = a.title OR (o.title_derived AND a.title_derived))
    AND o.published IS a.published AND o.precision = a.precision
    AND o.publisher IS a.publisher AND o.key <> a.key
WHERE a.key = ? ORDER BY o.key LIMIT 1
"""
_KEEP = "INSERT OR REPLACE INTO other SELECT file, id, path, url, ?2 FROM article WHERE key = ?1"
_FOLLOW = "UPDATE other SET key = ?2 WHERE key = ?1"
_REMOVE = "DELETE FROM article WHERE key = ?"
_ONE_LESS = "UPDATE file SET articles = articles - 1 WHERE path = ?"
_LOST = "SELECT DISTINCT file FROM other WHERE key NOT IN (SELECT key FROM article)"
_OF = "SELECT id, path, url FROM other WHERE key = ? ORDER BY path, id"
_IDS = """
SELECT a.id, o.id FROM other o JOIN article a ON a.key = o.key
WHERE a.id IN (SELECT value FROM json_each(?)) ORDER BY o.id
"""
_KEY = "SELECT key FROM other WHERE id = ? LIMIT 1"


@dataclass(frozen=True, slots=True)
class Equal:
    """An article by its key, id and file, and the key of another that is the same: `into`."""

    key: int
    id: str
    file: str
    into: int


async def equal_to(db: aiosqlite.Connection, key: int) -> Equal | None:
    """Another article with the same text, title, day and publisher, the first one stored."""
    return next((Equal(*row) for row in await db.execute_fetchall(_EQUAL, (key,))), None)


async def merge(db: aiosqlite.Connection, equal: Equal) -> None:
    """Have the article be but another place of the one that it equals."""
    await db.execute(_KEEP, (equal.key, equal.into))
    await db.execute(_FOLLOW, (equal.key, equal.into))
    await db.execute(_REMOVE, (equal.key,))
    await db.execute(_ONE_LESS, (equal.file,))


async def forget_places(db: aiosqlite.Connection, files: Iterable[str]) -> None:
    """Know nothing of what stands in these files."""
    await db.executemany("DELETE FROM other WHERE file = ?", [(file,) for file in files])


async def files_with_places(db: aiosqlite.Connection) -> set[str]:
    """The files in which something stands again."""
    return {row[0] for row in await db.execute_fetchall("SELECT DISTINCT file FROM other")}


async def lost_places(db: aiosqlite.Connection, changed: Iterable[int]) -> list[str]:
    """The files with places of articles that are gone, or of those with the `changed` keys."""
    lost = {row[0] for row in await db.execute_fetchall(_LOST)}
    for key in changed:
        rows = await db.execute_fetchall("SELECT DISTINCT file FROM other WHERE key = ?", (key,))
        lost.update(row[0] for row in rows)
    return sorted(lost)


async def other_places(db: aiosqlite.Connection, key: int) -> tuple[OtherPlace, ...]:
    """Where else the article stands."""
    return tuple(OtherPlace(*row) for row in await db.execute_fetchall(_OF, (key,)))


async def key_of_place(db: aiosqlite.Connection, identity: str) -> int | None:
    """The key of the article that is called so in another place."""
    return next((int(row[0]) for row in await db.execute_fetchall(_KEY, (identity,))), None)


async def with_other_ids(db: aiosqlite.Connection, ids: Sequence[str]) -> list[str]:
    """The ids in their order, each with what its article is called in other places after it."""
    others: dict[str, list[str]] = {}
    for identity, other in await db.execute_fetchall(_IDS, (in_json(ids),)):
        others.setdefault(identity, []).append(other)
    return [name for identity in ids for name in (identity, *others.get(identity, ()))]
