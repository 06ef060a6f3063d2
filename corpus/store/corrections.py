"""Since when articles have the texts that they have now, where they had others before."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import NamedTuple

import aiosqlite

from corpus.model import CorrectionNote
from corpus.store.rows import SAID, in_json

# The versions before the current one, and the current one itself: whether they have its text. What
# another file has that says a later day was not before it. Each part by itself: joined together,
# SQLite would go through all articles.
_BEFORE = f"""
(v.file = a.file AND v.brought <= a.brought
    OR v.file <> a.file AND {SAID.format("v.")} <= {SAID.format("a.")} IS NOT 0)
"""
_OF_FORMER = f"""
SELECT a.key, v.text = a.text AS is_same, v.read_at, {SAID.format("v.")} AS said, v.captured,
    0 AS is_current, min(v.brought, a.brought) AS came
"""
_TEXTS = f"""
SELECT key, is_same, read_at, said, captured FROM (
{_OF_FORMER} FROM article a JOIN former v ON v.id = a.id
WHERE a.key IN (SELECT value FROM json_each(:keys)) AND {_BEFORE}
UNION ALL {_OF_FORMER}
FROM other o JOIN article a ON a.key = o.key AND o.id <> a.id JOIN former v ON v.id = o.id
WHERE o.is_earlier AND o.key IN (SELECT value FROM json_each(:keys)) AND {_BEFORE}
UNION ALL SELECT key, 1, read_at, {SAID.format("")}, captured, 1, brought FROM article
WHERE key IN (SELECT value FROM json_each(:keys))
) ORDER BY key, is_current, said, captured, came, read_at
"""  # noqa: S608 - constants


class _Days(NamedTuple):
    """Of a version: when it was read, the day that it says, and the one that it was saved on."""

    read_at: str | None
    said: str | None
    captured: str | None


async def corrections(db: aiosqlite.Connection, keys: Sequence[int]) -> dict[int, CorrectionNote]:
    """Since when each article has its text that had another one before, by key.

    Left out is what has changed besides the text, and what was gone back from.
    """
    found: dict[int, CorrectionNote] = {}
    differed: dict[int, _Days] = {}  # of the last of another text
    for key, is_same, *days in await db.execute_fetchall(_TEXTS, {"keys": in_json(keys)}):
        if not is_same:
            differed[key] = _Days(*days)
            found.pop(key, None)
        elif key in differed and key not in found:
            correction = _correction(differed[key], _Days(*days))
            found |= {key: correction} if correction else {}
    return found


def _correction(before: _Days, now: _Days) -> CorrectionNote | None:
    """Since when it is so: the later day that it says or was saved on, else that of its reading."""
    if now.said and before.said and now.said > before.said:
        return CorrectionNote(date.fromisoformat(now.said), "date")
    if now.captured and before.captured and now.captured > before.captured:
        return CorrectionNote(date.fromisoformat(now.captured), "capture")
    if not now.read_at:
        return None
    return CorrectionNote(datetime.fromisoformat(now.read_at).astimezone().date(), "reading")
