"""A question and a generation -> what was found: the walk from terms to excerpts.

`archive` calls `find`. What waits for the store is awaited; the rest runs in the thread of
`Thinker`, off the event loop.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from corpus.choosing import choose
from corpus.correcting import with_corrections
from corpus.explaining import explained, refusal_of
from corpus.generation import OpenGeneration
from corpus.index import PassageIndex
from corpus.model import Answer, Filters, Findings, Query
from corpus.parts import parts_of
from corpus.question import parse_question
from corpus.ranking import RankedArticle, rank, weigh
from corpus.stories import Story, tell_apart
from corpus.support import is_near, support
from corpus.thinking import Thinker
from corpus.timeliness import highest

RANKED_ARTICLES = 10
_FIRST_HITS = 1000  # deep enough for a fresh article that scores a third of the best
_FOR_COPIES = 10  # articles more, as some may be copies of others


async def find(
    question: str,
    asked: date,
    filters: Filters,
    limit: int,
    generation: OpenGeneration,
    thinker: Thinker,
) -> Findings:
    """What the generation has on the question: at most `limit` excerpts.

    They are of different articles, but that one article may answer several parts of the question.
    """
    keys = await generation.snapshot.keys_allowed(filters) if filters else None
    among = _Among(filters, keys, generation, thinker)
    found = await _found(question, asked, limit, among)
    parts = [await _found(part, asked, 1, among) for part in parts_of(question)]
    whole = _with_parts(found, parts, limit)
    excerpts = await with_corrections(whole.excerpts, generation.snapshot)
    ids = await generation.snapshot.with_other_ids(whole.articles)
    return replace(whole, articles=tuple(ids[:RANKED_ARTICLES]), excerpts=excerpts)


@dataclass(frozen=True, slots=True)
class _Among:
    """What is asked: a generation, or those of its articles with the `keys` that filters allow."""

    filters: Filters
    keys: Sequence[int] | None
    generation: OpenGeneration
    thinker: Thinker


async def _found(question: str, asked: date, limit: int, among: _Among) -> Findings:
    """What there is on a question of one part, or on a question as if it were."""
    generation, thinker = among.generation, among.thinker
    publishers = generation.summary.publishers
    query = await thinker.think(parse_question, question, thinker.analyser, asked, publishers)
    if not query.terms:
        return Findings((), (), 0.0, refusal_of(query, generation.index))
    found = await _look(query, limit, among)
    if found.refusal is None:
        return found
    refusal = await explained(found.refusal, query, generation, thinker)
    confined_to = None if among.keys is None else len(among.keys)
    return replace(found, refusal=replace(refusal, confined_to=confined_to))


def _with_parts(found: Findings, parts: Sequence[Findings], limit: int) -> Findings:
    """An excerpt for each part that has an answer, and then those of the question as a whole."""
    answered = [part for part in parts if part.refusal is None]
    if not answered:
        return found
    of_parts = {(one.stored.key, one.start): one for part in answered for one in part.excerpts}
    told = {one.stored.key for one in of_parts.values()}
    others = () if found.refusal else (o for o in found.excerpts if o.stored.key not in told)
    return replace(
        found,
        excerpts=(*of_parts.values(), *others)[:limit],
        support=max(part.support for part in (found, *answered)),
        refusal=None,
    )


def concluded(
    question: str, asked: date, found: Findings, enough: float, generation: int, elapsed_ms: float
) -> Answer:
    """What is shown of the findings: the excerpts, or the refusal and what is near to an answer."""
    if found.refusal is None:
        return Answer(question, asked, found.excerpts, None, generation, elapsed_ms)
    related = found.excerpts[0] if found.excerpts and is_near(found.support, enough) else None
    return Answer(question, asked, (), found.refusal, generation, elapsed_ms, related)


async def _look(query: Query, limit: int, among: _Among) -> Findings:
    generation, thinker = among.generation, among.thinker
    wanted = max(limit, RANKED_ARTICLES)
    ranked = await thinker.think(_search, query, generation.index, among.keys, wanted)
    datelines = await generation.snapshot.datelines([article.key for article in ranked])
    weighed = await thinker.think(weigh, ranked, query, datelines, generation.articles)
    first = weighed[: wanted + _FOR_COPIES]
    stored = await generation.snapshot.by_keys([article.key for article in first])
    stories = await thinker.think(tell_apart, first, stored, thinker.copies)
    newest = min(filter(None, (generation.summary.newest, among.filters.before)), default=None)
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
        excerpts=tuple(map(thinker.noted, chosen)),
        support=backing,
        refusal=refusal_of(query, index) if refused else None,
    )
