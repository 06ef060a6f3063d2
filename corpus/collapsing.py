"""The same article read twice -> stored once. `reading` calls it when all files are read.

Same are articles with one text, day and publisher, and one headline where their files give any:
what two publishers print alike is two articles, either of which can be asked for. The one that was
stored first stays, and where the others stand is kept beside it.
"""

from corpus.changes import Changes
from corpus.store import Writer


async def collapse(writer: Writer, changes: Changes) -> None:
    """Of the articles that are new or changed, let go of those that are stored already."""
    collapsed: dict[int, str] = {}
    for key in sorted(changes.put, reverse=True):
        if equal := await writer.equal_to(key):
            await writer.merge(equal)
            collapsed[key] = equal.id
    if not collapsed:
        return
    ids = set(collapsed.values())
    changes.removed += [one for one in changes.updated if one in ids]
    changes.added, changes.updated, changes.undated = (
        [one for one in some if one not in ids]
        for some in (changes.added, changes.updated, changes.undated)
    )
    changes.put = [key for key in changes.put if key not in collapsed]
    changes.collapsed = sorted(ids)
