"""A question and a generation -> what was found: the walk from terms to excerpts.

`archive` calls `find`. What waits for the store is awaited; the rest runs in the thread of
`Thinker`, off the event loop.
"""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import ParamSpec, TypeVar

import numpy as np
import numpy.typing as npt

from corpus.copies import Copies
from corpus.days import annotated
from corpus.excerpts import Chosen, Quoting, choose_excerpt
from corpus.generation import OpenGeneration
from corpus.index import PassageIndex
from corpus.model import Article, Filters, Findings, Query, Refusal, StoredArticle
from corpus.question import parse_question
from corpus.ranking import RankedArticle, rank
from corpus.speakers import Speakers
from corpus.support import ENOUGH, support
from corpus.terms import Analyser

P = ParamSpec("P")
T = TypeVar("T")

RANKED_ARTICLES = 10
_FIRST_HITS = 100


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
    question: str, filters: Filters, limit: int, generation: OpenGeneration, thinker: Thinker
) -> Findings:
    """What the generation has on the question: at most `limit` excerpts of different articles."""
    analyser, index = thinker.analyser, generation.index
    query = await thinker.think(parse_question, question, analyser)
    if not query.terms:
        return Findings((), (), 0.0, Refusal(has_terms=False, unknown=()))
    keys = await generation.snapshot.keys_allowed(filters) if filters else None
    ranked = await thinker.think(_search, query, index, keys, max(limit, RANKED_ARTICLES))
    stored = await generation.snapshot.by_keys([article.key for article in ranked])
    found = await thinker.think(_conclude, query, ranked, stored, limit, index, thinker)
    if found.refusal and keys is not None:
        return replace(found, refusal=replace(found.refusal, confined_to=len(keys)))
    return found


def _search(
    query: Query, index: PassageIndex, keys: Sequence[int] | None, articles: int
) -> list[RankedArticle]:
    """At least that many articles, where there are so many: passages are asked for until then."""
    allowed = _allowed(index, keys)
    k = _FIRST_HITS
    while True:
        hits = index.search(query.terms, k, allowed)
        ranked = rank(hits, index)
        if len(ranked) >= articles or len(hits) < k:
            return ranked[:articles]
        k *= 4


def _allowed(index: PassageIndex, keys: Sequence[int] | None) -> npt.NDArray[np.bool_] | None:
    return None if keys is None else np.isin(index.passages.articles, np.array(keys, np.int64))


def _conclude(
    query: Query,
    ranked: Sequence[RankedArticle],
    stored: Mapping[int, StoredArticle],
    limit: int,
    index: PassageIndex,
    thinker: Thinker,
) -> Findings:
    analyser, enough = thinker.analyser, thinker.enough
    present = [_terms(article, stored[article.key], index, analyser) for article in ranked]
    backing = [support(query, terms, index) for terms in present]
    best = max(backing, default=0.0)
    backed = [a for a, s in zip(ranked, backing, strict=True) if s >= min(enough, best)]
    chosen = _choose(query, backed, stored, limit, index, analyser)
    unknown = [w for t, w in zip(query.terms, query.words, strict=True) if _is_unknown(t, index)]
    refused = best < enough or not chosen
    return Findings(
        articles=tuple(stored[article.key].article.id for article in ranked[:RANKED_ARTICLES]),
        excerpts=tuple(annotated(thinker.speakers.noted(found.excerpt)) for found in chosen),
        support=best,
        refusal=Refusal(has_terms=True, unknown=tuple(unknown)) if refused else None,
    )


def _choose(
    query: Query,
    backed: Sequence[RankedArticle],
    stored: Mapping[int, StoredArticle],
    limit: int,
    index: PassageIndex,
    analyser: Analyser,
) -> list[Chosen]:
    """Excerpts, best first; asked what somebody said, those that quote the person before others."""
    chosen: list[Chosen] = []
    for article in backed:
        if len(chosen) == limit and not query.speaker:
            break
        found = choose_excerpt(query, article, stored[article.key], index, analyser)
        if found and _is_worth_it(found, query, article, index, analyser):
            chosen.append(found)
    return sorted(chosen, key=_is_not_quoting)[:limit]


def _is_worth_it(
    found: Chosen, query: Query, ranked: RankedArticle, index: PassageIndex, analyser: Analyser
) -> bool:
    """Whether the excerpt has a good part of what its article was found for.

    Where what was found cannot be quoted, something else of the article is no answer.
    """
    own = found.matched | _headline_terms(found.excerpt.article, analyser)
    whole = _terms(ranked, found.excerpt.stored, index, analyser)
    return support(query, own, index) >= support(query, whole, index) / 2


def _is_not_quoting(chosen: Chosen) -> bool:
    return chosen.quoting is not Quoting.ON_THE_MATTER


def _terms(
    ranked: RankedArticle, stored: StoredArticle, index: PassageIndex, analyser: Analyser
) -> frozenset[str]:
    """The terms of an article's best passage, with those of the title that its file gave."""
    article, passage = stored.article, index.passages[ranked.hits[0].row]
    body = analyser.terms(article.text[passage.start : passage.end])
    return frozenset(body) | _headline_terms(article, analyser)


def _headline_terms(article: Article, analyser: Analyser) -> frozenset[str]:
    return frozenset(() if article.title_derived else analyser.terms(article.title))


def _is_unknown(term: str, index: PassageIndex) -> bool:
    return index.document_frequency(term) == 0
