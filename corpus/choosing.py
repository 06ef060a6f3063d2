"""Stories -> the excerpts that are shown, of different articles. `answering` calls `choose`."""

from collections.abc import Sequence
from dataclasses import replace

from corpus.excerpts import Chosen, Quoting, choose_excerpt
from corpus.furniture import is_furniture
from corpus.index import PassageIndex
from corpus.model import Article, Copy, Excerpt, Query
from corpus.ranking import RankedArticle
from corpus.stories import Story
from corpus.support import share
from corpus.terms import Analyser

_NEAR_THE_BEST = 0.4  # of its score, an article must have to be quoted beside it
_LOOKED_AT = 10  # stories


def choose(
    query: Query, stories: Sequence[Story], limit: int, index: PassageIndex, analyser: Analyser
) -> tuple[Excerpt, ...]:
    """At most `limit`, best first; asked what somebody said, those that quote the person first."""
    least = _NEAR_THE_BEST * max((story.ranked.score for story in stories), default=0.0)
    chosen: list[Chosen] = []
    for story in stories[: max(limit, _LOOKED_AT)]:
        if len(chosen) == limit and not query.speaker:
            break
        if chosen and story.ranked.score < least:
            break
        found = choose_excerpt(query, story.ranked, story.stored, index, analyser)
        if found and _is_worth_it(found, query, story, index, analyser):
            copies = tuple(Copy.of(copy.article) for copy in story.copies)
            chosen.append(replace(found, excerpt=replace(found.excerpt, copies=copies)))
    return tuple(found.excerpt for found in sorted(chosen, key=_is_not_quoting)[:limit])


def terms_found(
    ranked: RankedArticle, article: Article, index: PassageIndex, analyser: Analyser
) -> frozenset[str]:
    """The terms of an article's best passage, with those of the title that its file gave.

    Without the lines around the article that were taken for sentences of it.
    """
    passage = index.passages[ranked.hits[0].row]
    sentences = [sentence.of(article.text) for sentence in passage.sentences]
    body = analyser.terms(" ".join(s for s in sentences if not is_furniture(s)))
    return frozenset(body) | _headline_terms(article, analyser)


def _is_worth_it(
    found: Chosen, query: Query, story: Story, index: PassageIndex, analyser: Analyser
) -> bool:
    """Whether the excerpt has a good part of what its article was found for.

    Where what was found cannot be quoted, something else of the article is no answer.
    """
    own = found.matched | _headline_terms(story.stored.article, analyser)
    whole = terms_found(story.ranked, story.stored.article, index, analyser)
    return share(query, own, index) >= share(query, whole, index) / 2


def _is_not_quoting(chosen: Chosen) -> bool:
    return chosen.quoting is not Quoting.ON_THE_MATTER


def _headline_terms(article: Article, analyser: Analyser) -> frozenset[str]:
    return frozenset(() if article.title_derived else analyser.terms(article.title))
