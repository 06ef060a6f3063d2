"""The same article read twice -> stored once. `reading` calls it when all files are read.

Same are articles with one text, day and publisher, and one headline where their files give any:
what two publishers print alike is two articles, either of which can be asked for. One that is new
or changed gives way to one that is stored, and where it stands is kept beside that.
"""

from corpus.changes import Changes
from corpus.store import Writer


async def collapse(writer: Writer, changes: Changes, *, everything: bool) -> None:
    """Of the articles that are new or changed, or of all, let go of those that stand twice."""
    collapsed: dict[int, str] = {}
    for key in sorted(await writer.keys() if everything else changes.put, reverse=True):
        if equal := await writer.equal_to(key):
            await writer.merge(equal)
            collapsed[key] = equal.id
    ids = set(collapsed.values())
    unchanged = ids.difference(changes.added, changes.updated)
    changes.unchanged -= len(unchanged)
    changes.gone.update(key for key, one in collapsed.items() if one in unchanged)
    changes.removed += sorted(unchanged.union(one for one in changes.updated if one in ids))
    changes.added, changes.updated, changes.undated = (
        [one for one in some if one not in ids]
        for some in (changes.added, changes.updated, changes.undated)
    )
    changes.put = [key for key in changes.put if key not in collapsed]
    changes.collapsed = sorted(ids)
