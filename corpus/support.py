"""How well the archive supports an answer: what was found, against all that was asked.

Evidence counts by the share of the question's idf that it reaches; more if all of the question's
rare words, names and numbers stand in one article, if that article stands out from the others,
and if its day is fit as well as the archive has it.
"""

import math
from collections.abc import Mapping, Sequence

from corpus.index import PassageIndex
from corpus.model import Query
from corpus.ranking import RankedArticle
from corpus.terms import words

ENOUGH = 0.5
_NEAR = 0.8  # of what is enough
# The evidence that is support of one half, for each e-fold of passages: among so many more, as
# much more is found by chance.
_HALF = 0.0735
_FEWEST = 100  # passages: fewer do not make a question easier
_TOGETHER = 1.5  # the power of the share of the question that one article has
_FITNESS = 0.7  # the power of the fitness of an article's day
_OF_THE_DAYS = 0.9  # of the highest timeliness, which an article of the days asked for has
_LOOKED_AT = 3  # articles, one of which must have it
_BEHIND = 4  # places further down, the evidence is taken to be by chance


def support(
    query: Query, ranked: Sequence[RankedArticle], index: PassageIndex, highest: float
) -> float:
    """Between 0 and 1, of articles that come best first.

    `highest` is the timeliness of the article that would be fit best.
    """
    whole = {term: index.idf(term) for term in _counted(query, index)}
    if not ranked or not any(whole.values()):
        return 0.0
    told = told_by_days(query)
    values = [_value(article, whole, told, highest) for article in ranked]
    shares = [_share_of(article, query, index, highest) for article in ranked[:_LOOKED_AT]]
    best = max(value * share**_TOGETHER for value, share in zip(values, shares, strict=False))
    stands_out = values[0] - (values[_BEHIND] if len(values) > _BEHIND else 0.0)
    evidence = max(best + stands_out, 0.0)
    half = _HALF * math.log(max(len(index.passages), _FEWEST))
    return float(evidence / (evidence + half))


def is_near(support: float, enough: float) -> bool:
    """Whether it is not much less than enough: what was found may be of use, if it is no answer."""
    return support >= _NEAR * enough


def share(query: Query, present: frozenset[str], index: PassageIndex) -> float:
    """How much of the question the terms `present` are, between 0 and 1.

    A term weighs `log(1 + N / df)`, N passages in all and df with the term: close to its idf, but
    in a small archive, where the idf of most words is next to nothing, a single unknown word does
    not outweigh all that was found. One that stands nowhere weighs as much as one in one passage.
    """
    terms = _counted(query, index)
    weights = [_weight(term, index) for term in terms]
    has = [weight for weight, term in zip(weights, terms, strict=True) if term in present]
    return min(sum(has) / sum(weights), 1.0)


def told_by_days(query: Query) -> frozenset[str]:
    """The terms of the days that the question names: an article of the day may lack them."""
    said = {word for span in query.days for word in words(span.said.of(query.question))}
    return frozenset(t for t, word in zip(query.terms, query.words, strict=True) if word in said)


def _counted(query: Query, index: PassageIndex) -> Sequence[str]:
    """The question's terms but for those that an article's day tells and that stand nowhere.

    All of them where it has no others.
    """
    told = told_by_days(query)
    counted = [t for t in query.terms if t not in told or index.document_frequency(t)]
    return counted or query.terms


def _value(
    article: RankedArticle, idf: Mapping[str, float], told: frozenset[str], highest: float
) -> float:
    """The share of the question's idf that it reaches; of an article of the days, but for these."""
    fitness: float = min(article.timeliness / highest, 1.0) ** _FITNESS
    asked = idf.keys() - told if _is_of_the_days(article, highest) else idf.keys()
    whole = sum(idf[term] for term in asked or idf.keys())
    return article.evidence / whole * fitness


def _share_of(article: RankedArticle, query: Query, index: PassageIndex, highest: float) -> float:
    """The share that the article has; of the days asked for, also where its day says so."""
    rows = index.passages.of_article(article.key)
    present = index.present(query.terms, rows)
    if _is_of_the_days(article, highest):
        present |= told_by_days(query)
    return share(query, present, index)


def _is_of_the_days(article: RankedArticle, highest: float) -> bool:
    return article.timeliness >= _OF_THE_DAYS * highest


def _weight(term: str, index: PassageIndex) -> float:
    return math.log(1 + len(index.passages) / max(index.document_frequency(term), 1))
