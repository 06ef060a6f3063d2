"""Articles that are stored once though they were read more than once, and where else they stand."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import aiosqlite

from corpus.model import Article
from corpus.store.generations import leave_version
from corpus.store.rows import COLUMNS, in_json, stored
from corpus.versions import OtherPlace

# Whether `o` is `a` read again, or may be a version of it. In SQL's order of evaluation each
# begins with what an index finds.
_IS_EQUAL = """
length(o.text) = length(a.text) AND o.text = a.text
AND (o.title = a.title OR (o.title_derived AND a.title_derived))
AND o.published IS a.published AND o.precision = a.precision
AND o.publisher IS a.publisher AND o.key <> a.key
"""
_IS_AT_ADDRESS = """
o.address = a.address AND coalesce(o.published = a.published, 1) AND o.key <> a.key
"""
_IS_UNDER_TITLE = """
o.title = a.title AND NOT o.title_derived AND NOT a.title_derived
AND o.published = a.published AND o.publisher IS a.publisher
AND coalesce(o.updated, o.published) <> coalesce(a.updated, a.published) AND o.key <> a.key
"""
_DOUBLED = f"""
SELECT key FROM article a WHERE key IN (SELECT value FROM json_each(?)) AND (
    EXISTS (SELECT 1 FROM article o WHERE {_IS_EQUAL})
    OR EXISTS (SELECT 1 FROM article o WHERE {_IS_AT_ADDRESS})
    OR EXISTS (SELECT 1 FROM article o INDEXED BY article_by_title WHERE {_IS_UNDER_TITLE}))
ORDER BY key DESC
"""  # noqa: S608 - constants
# In the order of the index, or SQLite would find all and not the first few.
_JOINED = "SELECT o.key FROM article a JOIN article o {} ON {} WHERE a.key = ? {} LIMIT ?"
_EQUAL = _JOINED.format("", _IS_EQUAL, "ORDER BY o.key")
_AT_ADDRESS = _JOINED.format("INDEXED BY article_by_address", _IS_AT_ADDRESS, "")
_UNDER_TITLE = _JOINED.format("INDEXED BY article_by_title", _IS_UNDER_TITLE, "")
_STANDING = f"SELECT {COLUMNS}, file, brought FROM article WHERE "  # noqa: S608 - a constant
_KEEP = """
INSERT OR REPLACE INTO other (file, id, path, url, key, is_earlier)
SELECT file, id, path, url, :into, :is_earlier FROM article WHERE key = :key
"""
_ADD = """
INSERT OR REPLACE INTO other (file, id, path, url, key, is_earlier) VALUES (?, ?, ?, ?, ?, ?)
"""
_FOLLOW = "UPDATE other SET key = :into, is_earlier = is_earlier OR :is_earlier WHERE key = :key"
_REMOVE = "DELETE FROM article WHERE key = ?"
_ONE_LESS = "UPDATE file SET articles = articles - 1 WHERE path = ?"
# Of articles that are gone those that stood in one of their places and are articles again.
_BACK = """
SELECT o.key, max(a.key) FROM other o JOIN article a ON a.id = o.id
WHERE o.key NOT IN (SELECT key FROM article) GROUP BY o.key
"""
_ARE_ARTICLES = """
DELETE FROM other WHERE EXISTS (
    SELECT 1 FROM article a WHERE a.id = other.id
    AND (a.file = other.file OR a.key <> other.key))
"""
_LOST = "SELECT DISTINCT file FROM other WHERE key NOT IN (SELECT key FROM article)"
_OF = "SELECT id, path, url, is_earlier FROM other WHERE key = ? ORDER BY path, id"
_IDS = """
SELECT a.id, o.id FROM other o JOIN article a ON a.key = o.key
WHERE a.id IN (SELECT value FROM json_each(?)) AND o.id <> a.id ORDER BY o.id
"""
_ALL = "SELECT file, id FROM other"
_EARLIER_IN = "SELECT DISTINCT key FROM other WHERE file = ? AND is_earlier"
_KEY = "SELECT key FROM other WHERE id = ? LIMIT 1"


@dataclass(frozen=True, slots=True)
class Standing:
    """A stored article as it now is: its key, its file, and the generation that brought it."""

    key: int
    article: Article
    file: str
    brought: int


class Places:
    """What stands more than once: as it is stored, or as it was before."""

    def __init__(self, db: aiosqlite.Connection) -> None:
        self._db = db

    async def standing(self, key: int) -> Standing | None:
        """The article with this key."""
        return await self._standing("key = ?", key)

    async def standing_by_id(self, identity: str) -> Standing | None:
        """The article with this id of its own."""
        return await self._standing("id = ?", identity)

    async def doubled(self, keys: Sequence[int]) -> list[int]:
        """Those of the articles that others are equal to or may be versions of, the last first."""
        return await self._keys(_DOUBLED, in_json(keys))

    async def equal_to(self, key: int) -> int | None:
        """The first article with the same text, title, day and publisher."""
        return next(iter(await self._keys(_EQUAL, key, 1)), None)

    async def at_address(self, key: int, most: int) -> list[int]:
        """Up to `most` other articles with its address, and not of another day."""
        return await self._keys(_AT_ADDRESS, key, most)

    async def under_title(self, key: int, most: int) -> list[int]:
        """Up to `most` others with its headline, day and publisher, not updated on the same day."""
        return await self._keys(_UNDER_TITLE, key, most)

    async def merge(self, one: Standing, into: int, number: int, *, is_earlier: bool) -> None:
        """Have an article be but another place of the one with the key `into`.

        Where it is an earlier version of that one, its text is kept; `number` is the generation
        without it.
        """
        await leave_version(self._db, one.key, number, is_earlier=is_earlier)
        values = {"key": one.key, "into": into, "is_earlier": is_earlier}
        await self._db.execute(_KEEP, values)
        await self._db.execute(_FOLLOW, values)
        await self._db.execute(_REMOVE, (one.key,))
        await self._db.execute(_ONE_LESS, (one.file,))

    async def part(self) -> None:
        """Have what is an article of its own again stand in no other's place.

        The other places are then those of the one that was a version of what is gone.
        """
        for gone, back in list(await self._db.execute_fetchall(_BACK)):
            sql = "UPDATE other SET key = ? WHERE key = ?"
            await self._db.execute(sql, (back, gone))
        await self._db.execute(_ARE_ARTICLES)

    async def add(self, article: Article, file: str, key: int, *, is_earlier: bool) -> None:
        """Have an article that is not stored be another place of the one with this key."""
        about = (file, article.id, article.path, article.url, key, is_earlier)
        await self._db.execute(_ADD, about)

    async def leave(self, one: Standing, *, is_earlier: bool) -> None:
        """Have its file be but another place of the article, which is to come from elsewhere."""
        await self.add(one.article, one.file, one.key, is_earlier=is_earlier)
        await self._db.execute(_ONE_LESS, (one.file,))

    async def forget(self, files: Iterable[str]) -> set[int]:
        """Know nothing of what stands in these files; the keys of which that were other texts."""
        keys = set()
        for file in files:
            keys.update(await self._keys(_EARLIER_IN, file))
            await self._db.execute("DELETE FROM other WHERE file = ?", (file,))
        return keys

    async def forget_one(self, file: str, identity: str) -> None:
        """Know nothing of what stands under the id in the file."""
        await self._db.execute("DELETE FROM other WHERE file = ? AND id = ?", (file, identity))

    async def all(self) -> set[tuple[str, str]]:
        """The files in which something stands again, each with its id there."""
        return {(row[0], row[1]) for row in await self._db.execute_fetchall(_ALL)}

    async def lost(self, changed: Iterable[int]) -> list[str]:
        """The files with places of articles that are gone, or of those with the `changed` keys."""
        lost = {row[0] for row in await self._db.execute_fetchall(_LOST)}
        for key in changed:
            sql = "SELECT DISTINCT file FROM other WHERE key = ?"
            lost.update(row[0] for row in await self._db.execute_fetchall(sql, (key,)))
        return sorted(lost)

    async def of(self, key: int) -> tuple[OtherPlace, ...]:
        """Where else the article stands."""
        rows = await self._db.execute_fetchall(_OF, (key,))
        return tuple(OtherPlace(row[0], row[1], row[2], bool(row[3])) for row in rows)

    async def key_of(self, identity: str) -> int | None:
        """The key of the article that is called so in another place."""
        return next(iter(await self._keys(_KEY, identity)), None)

    async def other_ids(self, ids: Sequence[str]) -> dict[str, list[str]]:
        """What articles are called in other places, by their id, where that is another one."""
        others: dict[str, list[str]] = {}
        for identity, other in await self._db.execute_fetchall(_IDS, (in_json(ids),)):
            others.setdefault(identity, []).append(other)
        return others

    async def with_other_ids(self, ids: Sequence[str]) -> list[str]:
        """The ids in their order, each with what its article is called in other places after it."""
        others = await self.other_ids(ids)
        return [name for identity in ids for name in (identity, *others.get(identity, ()))]

    async def _standing(self, where: str, value: int | str) -> Standing | None:
        for *columns, file, brought in await self._db.execute_fetchall(_STANDING + where, (value,)):
            one = stored(columns)
            return Standing(one.key, one.article, file, brought)
        return None

    async def _keys(self, sql: str, *values: int | str) -> list[int]:
        return [int(row[0]) for row in await self._db.execute_fetchall(sql, values)]
