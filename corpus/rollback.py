"""A generation that is kept -> a new one that holds the same. `archive` runs it in a worker.

It is written and indexed the way a reload is. Going back again goes one further: from 5 to 4, and
then to 3, not to 5; any generation that is kept can be named.
"""

import time
from collections.abc import Sequence

from corpus.changes import Changes
from corpus.errors import GenerationGone
from corpus.indexing import Tell
from corpus.reports import PastGeneration, RolledBack
from corpus.source import Source
from corpus.succession import succeeding


async def roll_back(source: Source, by: str | None, to: int | None, *, tell: Tell) -> RolledBack:
    """Make what generation `to` held current again; without it, what was before the current.

    Raises GenerationGone, OtherArticles, ReloadRunning and StoreUnusable, each of which leaves
    everything as it was.
    """
    began = time.perf_counter()
    async with succeeding(source, by) as succession:
        writer = succession.writer
        target = target_of(await writer.past_generations(), to)
        gone, came = await writer.go_back(target)
        changes = _changes(gone, came)
        generation = await succession.begin(changes, restores=target)
        index = await succession.index(changes, tell)
        succession.save(index)
        total = await writer.count()
    return RolledBack(
        generation=generation.number,
        restores=target,
        added=len(changes.added),
        updated=len(changes.updated),
        removed=len(changes.removed),
        articles=total,
        passages=len(index.text.passages),
        seconds=time.perf_counter() - began,
    )


def target_of(past: Sequence[PastGeneration], to: int | None) -> int:
    """The generation whose articles to go back to; `past` has the newest first.

    Raises GenerationGone, with those that can be named.
    """
    numbers = tuple(one.number for one in past)
    if to is not None:
        named = next((one.holds for one in past if one.number == to), None)
    else:
        current = next((one.holds for one in past if one.is_current), 0)
        named = next((one.holds for one in past if one.number < current), None)
    if named is None:
        raise GenerationGone(to, numbers)
    return named


def _changes(gone: dict[int, str], came: dict[int, str]) -> Changes:
    """What going back changed, from the ids by key of what went and of what came."""
    left, entered = set(gone.values()), set(came.values())
    return Changes(
        added=sorted(entered - left),
        updated=sorted(entered & left),
        removed=sorted(left - entered),
        put=dict.fromkeys(came),
        gone=set(gone) | set(came),
    )
