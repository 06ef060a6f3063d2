"""The same article read twice -> stored once. `reading` calls it when all files are read.

Same are articles with one text, day and publisher, and one headline where their files give any:
what two publishers print alike is two articles, either of which can be asked for. One that is new
or changed gives way to one that is stored. Of two versions of an article, as `superseding` has it,
the earlier gives way to the later. Where it stands is kept beside the other, and an earlier text.
"""

from corpus.changes import Changes
from corpus.store import Standing, Writer
from corpus.superseding import are_versions, in_order, is_later

_MOST = 50  # others at one address or under one headline: more are none of them versions


async def collapse(
    writer: Writer, changes: Changes, known: frozenset[tuple[str, str]], *, everything: bool
) -> None:
    """Of the articles that are new or changed, or of all, let go of those that stand twice.

    `known` are the places, by file and id, of which that was known before.
    """
    collapsed: dict[int, str] = {}
    keys = await writer.keys() if everything else list(changes.put)
    for key in await writer.places.doubled(keys):
        while key not in collapsed and (gone := await _give_way(writer, key)):
            collapsed[gone.key] = gone.article.id
            if (gone.file, gone.article.id) not in known:
                changes.collapsed.append(gone.article.id)
    ids = set(collapsed.values())
    unchanged = ids.difference(changes.added, changes.updated)
    changes.unchanged -= len(unchanged & changes.seen)  # one kept unread was not counted
    changes.gone.update(key for key, one in collapsed.items() if one in unchanged)
    changes.removed += sorted(unchanged.union(one for one in changes.updated if one in ids))
    changes.added, changes.updated, changes.undated = (
        [one for one in some if one not in ids]
        for some in (changes.added, changes.updated, changes.undated)
    )
    changes.put = {key: None for key in changes.put if key not in collapsed}
    changes.collapsed.sort()


async def _give_way(writer: Writer, key: int) -> Standing | None:
    """Have the article, or one that it is a later version of, be but a place of the other one.

    The one that is no longer stored, where there was any.
    """
    one = await writer.places.standing(key)
    if one is None:
        return None
    equal = await writer.places.equal_to(key)
    if equal is not None and (other := await writer.places.standing(equal)) is not None:
        gone, stays = (other, one) if is_later(one.article, other.article) else (one, other)
        await writer.places.merge(gone, stays.key, writer.number, is_earlier=False)
        return gone
    for other in await _alike(writer, key):
        order = in_order(one, other)
        if order is not None and are_versions(one.article, other.article):
            earlier, later = order
            await writer.places.merge(earlier, later.key, writer.number, is_earlier=True)
            return earlier
    return None


async def _alike(writer: Writer, key: int) -> list[Standing]:
    """The articles at the address of this one, and those under its headline, where it has any."""
    at_address = await writer.places.at_address(key, _MOST + 1)
    under_title = await writer.places.under_title(key, _MOST + 1)
    few = {one for keys in (at_address, under_title) if len(keys) <= _MOST for one in keys}
    found = [await writer.places.standing(one) for one in sorted(few)]
    return [one for one in found if one is not None]
