"""A name and a generation -> what that person said: the walk from the index to quotations.

`archive` calls `say`. What waits for the store is awaited; the rest runs in the thread of
`Thinker`, in pieces between which questions are answered.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import numpy.typing as npt

from corpus.correcting import with_corrections
from corpus.generation import OpenGeneration
from corpus.index import PassageIndex
from corpus.model import Excerpt, Filters
from corpus.naming import Wanted
from corpus.said import Said, Saying, Told
from corpus.sayings import Listener
from corpus.terms import Analyser
from corpus.thinking import Thinker

_AT_ONCE = 25  # articles
_MOST = 250  # articles that are gone through, the latest ones
_SHARE = 0.6  # of the weight of a topic, that an article must have


async def say(
    name: str,
    topic: str,
    filters: Filters,
    limit: int,
    generation: OpenGeneration,
    thinker: Thinker,
) -> Said:
    """The newest sayings of the person, at most `limit`, and as many that are unclear."""
    wanted, analyser = Wanted.of(name), thinker.analyser
    index, snapshot = generation.index, generation.snapshot
    terms = await thinker.think(_terms, topic, analyser)
    keys = await snapshot.keys_allowed(filters) if filters else None
    found = await thinker.think(_naming, wanted, terms, keys, index, analyser)
    newest = [key for some in found for key in await snapshot.newest_first(sorted(some))]
    listener = Listener(wanted, terms, index, analyser, thinker.speakers)
    read = 0
    while read < min(len(newest), _MOST) and listener.heard < limit:
        some = newest[read : read + _AT_ONCE]
        stored = await snapshot.by_keys(some)
        await thinker.think(listener.hear, [stored[key] for key in some if key in stored])
        read += len(some)
    told = await thinker.think(listener.tell, limit)
    noted = await thinker.think(_noted, told, thinker)
    excerpts = await with_corrections([one.excerpt for one in noted.sayings], snapshot)
    return Said(
        name=name,
        topic=topic,
        told=replace(noted, sayings=_with(excerpts, noted.sayings)),
        articles=len(newest),
        read=read,
        has_name=bool(wanted.words),
        unknown=await thinker.think(_unknown, wanted, index, analyser),
        confined_to=None if keys is None else len(keys),
        generation=generation.number,
    )


def _naming(
    wanted: Wanted,
    topic: Sequence[str],
    keys: Sequence[int] | None,
    index: PassageIndex,
    analyser: Analyser,
) -> list[set[int]]:
    """The keys of the articles that have the whole name; of those that have but the surname.

    All of them have most of the topic.
    """
    allowed = None if keys is None else index.passages.are_of(keys)
    terms = {word: analyser.terms(word) for word in wanted.words}
    having = {
        word: set.intersection(*(_articles_with(term, index, allowed) for term in split))
        for word, split in terms.items()
        if split
    }
    if not having:
        return []
    whole = set.intersection(*having.values())
    found = [whole, having.get(wanted.surname, whole) - whole]
    if topic:
        on_topic = _on_topic(topic, index, allowed)
        found = [some & on_topic for some in found]
    return found


def _on_topic(
    topic: Sequence[str], index: PassageIndex, allowed: npt.NDArray[np.bool_] | None
) -> set[int]:
    weights: defaultdict[int, float] = defaultdict(float)
    for term in topic:
        for key in _articles_with(term, index, allowed):
            weights[key] += index.idf(term)
    least = _SHARE * sum(index.idf(term) for term in topic)
    return {key for key, weight in weights.items() if weight >= least}


def _articles_with(
    term: str, index: PassageIndex, allowed: npt.NDArray[np.bool_] | None
) -> set[int]:
    rows = index.rows_with(term)
    return set(index.passages.articles[rows if allowed is None else rows[allowed[rows]]].tolist())


def _terms(topic: str, analyser: Analyser) -> list[str]:
    return list(dict.fromkeys(analyser.terms(topic)))


def _noted(told: Told, thinker: Thinker) -> Told:
    """With notes of what the excerpts leave open: who "she" is, which day "Monday" is."""
    noted = (replace(one, excerpt=thinker.noted(one.excerpt)) for one in told.sayings)
    return replace(told, sayings=tuple(noted))


def _with(excerpts: Sequence[Excerpt], sayings: Sequence[Saying]) -> tuple[Saying, ...]:
    """Each saying with its excerpt in the place of the one that it had."""
    pairs = zip(sayings, excerpts, strict=True)
    return tuple(replace(saying, excerpt=excerpt) for saying, excerpt in pairs)


def _unknown(wanted: Wanted, index: PassageIndex, analyser: Analyser) -> tuple[str, ...]:
    return tuple(
        word
        for word in wanted.words
        if any(not index.document_frequency(term) for term in analyser.terms(word))
    )
