"""A topic and a generation -> its timeline: the walk from terms to dated sentences.

`archive` calls `trace`. What waits for the store is awaited; the rest runs in the thread of
`Thinker`, in pieces between which questions are answered.
"""

import asyncio
import logging
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from importlib import import_module
from typing import TypeVar

from corpus.choosing import terms_found
from corpus.copies import MANY
from corpus.correcting import with_corrections
from corpus.explaining import refusal_of
from corpus.generation import OpenGeneration
from corpus.index import PassageIndex
from corpus.model import Filters, Query, StoredArticle
from corpus.question import parse_question
from corpus.ranking import RankedArticle, rank
from corpus.refusals import Refusal
from corpus.support import share
from corpus.telling import Match, Teller, stories
from corpus.terms import Analyser
from corpus.thinking import Thinker
from corpus.timeline import Entry, Figure, Timeline, months_of

T = TypeVar("T")
_log = logging.getLogger(__name__)
_PASSAGES = 4000  # the best ones, that matching articles are looked for among
_ARTICLES = 1000
_TOLD = 300  # articles, best first, that sentences are looked for in
_IN_VAIN = 100  # articles in a row that do not match end the search
_AT_ONCE = 50
_LEAST_SHARE = 0.5  # of the topic, an article must have
_SHARE = 0.66  # of what the best article has, each must: both of two words, two of three


async def trace(
    topic: str, filters: Filters, limit: int, generation: OpenGeneration, thinker: Thinker
) -> Timeline:
    """What the generation has on the topic: at most `limit` dates, of the best 1,000 articles."""
    began = time.perf_counter()
    query = await thinker.think(parse_question, topic, thinker.analyser)
    keys = await generation.snapshot.keys_allowed(filters) if filters else None
    matches, is_cut = await _matches(query, keys, generation, thinker)
    entries, figures, dates = await _told(query, matches, limit, generation.index, thinker)
    entries = await thinker.think(_noted, entries, thinker)
    quoted = [entry.excerpt for entry in entries]
    excerpts = await with_corrections(quoted, generation.snapshot)
    pairs = zip(entries, excerpts, strict=True)
    articles = [match.stored.article for match in matches]
    _log.info("timeline in %.1f ms: %d dates", (time.perf_counter() - began) * 1000, dates)
    return Timeline(
        topic=topic,
        entries=tuple(replace(entry, excerpt=excerpt) for entry, excerpt in pairs),
        figures=figures,
        months=months_of([a.published for a in articles if a.published and a.precision != "year"]),
        dates=dates,
        articles=len(matches),
        undated=sum(article.published is None for article in articles),
        is_cut=is_cut,
        refusal=None if matches else await thinker.think(_refusal, query, generation.index, keys),
        generation=generation.number,
    )


async def _matches(
    query: Query, keys: Sequence[int] | None, generation: OpenGeneration, thinker: Thinker
) -> tuple[list[Match], bool]:
    """The articles that match, best first; and whether more may than were looked at."""
    ranked, has_more = await thinker.think(_ranked, query, generation.index, keys)
    seen: list[Match] = []
    least, goes_on = _LEAST_SHARE, False
    for some in _pieces(ranked):
        stored = await generation.snapshot.by_keys([one.key for one in some])
        seen += await thinker.think(
            _supported, query, some, stored, generation.index, thinker.analyser
        )
        least = max(_LEAST_SHARE, _SHARE * max(one.share for one in seen))
        goes_on = any(one.share >= least for one in seen[-_IN_VAIN:])
        if not goes_on:
            break
    matching = [one for one in seen if one.share >= least]
    matching.sort(key=lambda one: one.share, reverse=True)
    return matching, goes_on and has_more


async def _told(
    query: Query, matches: Sequence[Match], limit: int, index: PassageIndex, thinker: Thinker
) -> tuple[tuple[Entry, ...], tuple[tuple[Figure, ...], ...], int]:
    """Entries, figures and the number of dates, as `Teller` tells them."""
    dated = [match for match in matches if match.stored.article.published][:_TOLD]
    for some in _pieces(dated):
        await thinker.think(thinker.copies.read, [match.stored for match in some])
    if len(dated) >= MANY:  # not in the one thread that answers, as it takes a second
        await asyncio.to_thread(import_module, "datasketch")
    teller = Teller(query, index, thinker.analyser)
    for some_stories in _pieces(await thinker.think(stories, dated, thinker.copies)):
        await thinker.think(teller.hear, some_stories)
    return await thinker.think(teller.tell, limit)


def _pieces(of: Sequence[T]) -> Iterator[Sequence[T]]:
    return (of[first : first + _AT_ONCE] for first in range(0, len(of), _AT_ONCE))


def _ranked(
    query: Query, index: PassageIndex, keys: Sequence[int] | None
) -> tuple[list[RankedArticle], bool]:
    """The best articles; and whether there may be more."""
    allowed = None if keys is None else index.passages.are_of(keys)
    hits = index.search(query.terms, _PASSAGES, allowed)
    ranked = rank(hits, index)
    return ranked[:_ARTICLES], len(hits) == _PASSAGES or len(ranked) > _ARTICLES


def _supported(
    query: Query,
    ranked: Sequence[RankedArticle],
    stored: Mapping[int, StoredArticle],
    index: PassageIndex,
    analyser: Analyser,
) -> list[Match]:
    """Each article with how well its best passage supports the topic."""
    found = []
    for article in ranked:
        one = stored[article.key]
        has = share(query, terms_found(article, one.article, index, analyser), index)
        found.append(Match(article, one, has))
    return found


def _noted(entries: Sequence[Entry], thinker: Thinker) -> tuple[Entry, ...]:
    return tuple(replace(entry, excerpt=thinker.noted(entry.excerpt)) for entry in entries)


def _refusal(query: Query, index: PassageIndex, keys: Sequence[int] | None) -> Refusal:
    return replace(refusal_of(query, index), confined_to=None if keys is None else len(keys))
