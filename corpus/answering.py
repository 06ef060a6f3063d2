"""A question and a generation -> what was found: the walk from terms to excerpts.

`archive` calls `find`. What waits for the store is awaited; the rest runs in the thread of
`Thinker`, off the event loop.
"""

import asyncio
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from typing import ParamSpec, TypeVar

from corpus.choosing import choose
from corpus.copies import Copies
from corpus.days import annotated
from corpus.generation import OpenGeneration
from corpus.index import PassageIndex
from corpus.model import Filters, Findings, Query, Refusal
from corpus.question import parse_question
from corpus.ranking import RankedArticle, rank, weigh
from corpus.speakers import Speakers
from corpus.stories import Story, tell_apart
from corpus.support import ENOUGH, support
from corpus.terms import Analyser
from corpus.timeliness import highest

P = ParamSpec("P")
T = TypeVar("T")

RANKED_ARTICLES = 10
_FIRST_HITS = 1000  # deep enough for a fresh article that scores a third of the best
_FOR_COPIES = 10  # articles more, as some may be copies of others


class Thinker:
    """The one thread that questions are thought about in, with what it alone uses and remembers."""

    def __init__(self, language: str, enough: float = ENOUGH) -> None:
        self.enough = enough
        self.analyser = Analyser(language)
        self.copies = Copies()
        self.speakers = Speakers(language)
        self._thread = ThreadPoolExecutor(1, "thinker")

    async def think(self, task: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """What `task` returns, without holding up the event loop."""
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._thread, lambda: task(*args, **kwargs))

    def close(self) -> None:
        """End the thread once it is done with what it has."""
        self._thread.shutdown(cancel_futures=True)


async def find(
    question: str,
    asked: date,
    filters: Filters,
    limit: int,
    generation: OpenGeneration,
    thinker: Thinker,
) -> Findings:
    """What the generation has on the question: at most `limit` excerpts of different articles."""
    publishers = generation.summary.publishers
    query = await thinker.think(parse_question, question, thinker.analyser, asked, publishers)
    if not query.terms:
        return Findings((), (), 0.0, Refusal(has_terms=False, unknown=()))
    keys = await generation.snapshot.keys_allowed(filters) if filters else None
    found = await _look(query, filters, keys, limit, generation, thinker)
    if found.refusal and keys is not None:
        return replace(found, refusal=replace(found.refusal, confined_to=len(keys)))
    return found


async def _look(
    query: Query,
    filters: Filters,
    keys: Sequence[int] | None,
    limit: int,
    generation: OpenGeneration,
    thinker: Thinker,
) -> Findings:
    wanted = max(limit, RANKED_ARTICLES)
    ranked = await thinker.think(_search, query, generation.index, keys, wanted)
    datelines = await generation.snapshot.datelines([article.key for article in ranked])
    weighed = await thinker.think(weigh, ranked, query, datelines, generation.articles)
    first = weighed[: wanted + _FOR_COPIES]
    stored = await generation.snapshot.by_keys([article.key for article in first])
    stories = await thinker.think(tell_apart, first, stored, thinker.copies)
    newest = min(filter(None, (generation.summary.last, filters.before)), default=None)
    best = highest(query, newest)
    return await thinker.think(_conclude, query, stories, limit, best, generation.index, thinker)


def _search(
    query: Query, index: PassageIndex, keys: Sequence[int] | None, articles: int
) -> list[RankedArticle]:
    """At least that many articles, where there are so many: passages are asked for until then."""
    allowed = None if keys is None else index.passages.are_of(keys)
    k = _FIRST_HITS
    while True:
        hits = index.search(query.terms, k, allowed)
        ranked = rank(hits, index)
        if len(ranked) >= articles or len(hits) < k:
            return ranked
        k *= 4


def _conclude(
    query: Query,
    stories: Sequence[Story],
    limit: int,
    best: float,
    index: PassageIndex,
    thinker: Thinker,
) -> Findings:
    backing = support(query, [story.ranked for story in stories], index, best)
    chosen = choose(query, stories, limit, index, thinker.analyser)
    refused = backing < thinker.enough or not chosen
    ids = [identity for story in stories for identity in story.ids]
    return Findings(
        articles=tuple(ids[:RANKED_ARTICLES]),
        excerpts=tuple(annotated(thinker.speakers.noted(excerpt)) for excerpt in chosen),
        support=backing,
        refusal=Refusal(has_terms=True, unknown=_unknown(query, index)) if refused else None,
    )


def _unknown(query: Query, index: PassageIndex) -> tuple[str, ...]:
    words = zip(query.terms, query.words, strict=True)
    return tuple(word for term, word in words if index.document_frequency(term) == 0)
