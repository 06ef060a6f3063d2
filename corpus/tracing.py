"""A topic and a generation -> its timeline: the walk from terms to dated sentences.

`archive` calls `trace`. What waits for the store is awaited; the rest runs in the thread of
`Thinker`, in pieces between which questions are answered.
"""

from collections.abc import Mapping, Sequence

from corpus.answering import Thinker
from corpus.generation import OpenGeneration
from corpus.index import PassageIndex
from corpus.model import Article, Filters, Query, Refusal, StoredArticle
from corpus.question import parse_question
from corpus.ranking import RankedArticle, rank
from corpus.support import support
from corpus.terms import Analyser
from corpus.timeline import Match, Timeline, months_of, sentences_by_date

_PASSAGES = 4000  # the best ones, that matching articles are looked for among
_ARTICLES = 1000
_AT_ONCE = 100
_SHARE = 0.66  # of what the best article supports, each must: both of two words, two of three


async def trace(
    topic: str, filters: Filters, limit: int, generation: OpenGeneration, thinker: Thinker
) -> Timeline:
    """What the generation has on the topic: at most `limit` dates, of the best 1,000 articles."""
    analyser, index = thinker.analyser, generation.index
    query = await thinker.think(parse_question, topic, analyser)
    keys = await generation.snapshot.keys_allowed(filters) if filters else None
    ranked = await thinker.think(_ranked, query, index, keys)
    looked_at: list[Match] = []
    least, is_cut = thinker.enough, False
    for first in range(0, len(ranked), _AT_ONCE):
        some = ranked[first : first + _AT_ONCE]
        stored = await generation.snapshot.by_keys([one.key for one in some])
        looked_at += await thinker.think(_looked_at, query, some, stored, index, analyser)
        least = max(thinker.enough, _SHARE * max(one.support for one in looked_at))
        is_cut = any(one.support >= least for one in looked_at[first:])
        if not is_cut:
            break
    matches = sorted(
        (one for one in looked_at if one.support >= least), key=lambda one: -one.support
    )
    days = [match.stored.article.published for match in matches]
    dated = [day for day in days if day is not None]
    entries, figures, dates = await thinker.think(
        sentences_by_date, query, matches, limit, index, analyser, thinker.copies
    )
    return Timeline(
        topic=topic,
        entries=entries,
        figures=figures,
        months=months_of(dated),
        dates=dates,
        articles=len(matches),
        undated=len(days) - len(dated),
        is_cut=is_cut and len(looked_at) == _ARTICLES,
        refusal=None if matches else _refusal(query, index, keys),
        generation=generation.number,
    )


def _ranked(query: Query, index: PassageIndex, keys: Sequence[int] | None) -> list[RankedArticle]:
    allowed = None if keys is None else index.passages.are_of(keys)
    return rank(index.search(query.terms, _PASSAGES, allowed), index)[:_ARTICLES]


def _looked_at(
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
        backing = support(query, _terms(article, one.article, index, analyser), index)
        found.append(Match(article, one, backing))
    return found


def _terms(
    ranked: RankedArticle, article: Article, index: PassageIndex, analyser: Analyser
) -> frozenset[str]:
    """The terms of an article's best passage, with those of the title that its file gave."""
    passage = index.passages[ranked.hits[0].row]
    title = [] if article.title_derived else analyser.terms(article.title)
    return frozenset([*analyser.terms(article.text[passage.start : passage.end]), *title])


def _refusal(query: Query, index: PassageIndex, keys: Sequence[int] | None) -> Refusal:
    words = zip(query.terms, query.words, strict=True)
    unknown = tuple(word for term, word in words if not index.document_frequency(term))
    return Refusal(bool(query.terms), unknown, None if keys is None else len(keys))
