"""An article's sentences -> how well each run of them answers a question. `excerpts` asks.

What counts, in shares of the question's idf: the terms that the run has, where those of the
sentence that asks count more than what leads up to it; that one sentence has them together with
the kind of thing that is asked for; the words that the article's headline adds to the question, as
they are likely the answer; and that the news comes first.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.expected import Expected
from corpus.index import PassageIndex
from corpus.kind import Kind, asking_sentence
from corpus.model import Article, Query
from corpus.terms import Analyser

_LEADING_UP = 2 / 3  # of its idf, for a term outside of the sentence that asks
_EXPECTED = 0.4  # of a sentence's share, where it has the kind of thing asked for
_HEADLINE = 0.13
_LATE = 0.04  # for each e-fold of sentences before
_IN_HEADLINES = (Kind.NAME, Kind.THING)


@dataclass(frozen=True, slots=True)
class SentenceEvidence:
    """What one sentence has: terms of the question and of what the headline adds to it.

    `share` is between 0 and 1, of the question's weight; `fit` too, of what is asked for.
    """

    matched: frozenset[str]
    headline: frozenset[str]
    share: float
    fit: float


class Evidence:
    """Tells what the sentences of one article have of a question."""

    def __init__(
        self, query: Query, article: Article, index: PassageIndex, analyser: Analyser
    ) -> None:
        self._analyser = analyser
        self._weights = _weights(query, index, analyser)
        self._expected = Expected(query.question, analyser)
        self._headline: frozenset[str] = frozenset()
        if self._expected.kind in _IN_HEADLINES and not article.title_derived:
            asked = frozenset(analyser.terms(query.question))
            self._headline = frozenset(analyser.terms(article.title)) - asked

    def of(self, sentence: str) -> SentenceEvidence:
        """What one sentence has."""
        terms = frozenset(self._analyser.terms(sentence))
        matched = terms & self._weights.keys()
        fit = self._expected.fit(sentence) if matched else 0.0
        return SentenceEvidence(matched, terms & self._headline, self._share(matched), fit)

    def score(self, sentences: Sequence[SentenceEvidence], before: int) -> float:
        """How well a run of sentences answers, with so many of the article `before` it."""
        matched = frozenset().union(*(s.matched for s in sentences))
        fit = max(s.fit * s.share for s in sentences)
        best = max(range(len(sentences)), key=lambda at: sentences[at].share)
        score = self._share(matched) + _EXPECTED * fit - _LATE * math.log1p(before + best)
        if self._headline:
            named = frozenset().union(*(s.headline for s in sentences))
            score += _HEADLINE * len(named) / len(self._headline)
        return score

    def _share(self, matched: frozenset[str]) -> float:
        return sum(self._weights[term] for term in matched)


def _weights(query: Query, index: PassageIndex, analyser: Analyser) -> dict[str, float]:
    """What each term of the question counts; one in all if all stand in the sentence that asks."""
    asking = frozenset(analyser.terms(asking_sentence(query.question)))
    idf = {term: index.idf(term) for term in query.terms}
    whole = sum(idf.values())
    return {t: (i if t in asking else _LEADING_UP * i) / whole for t, i in idf.items()}
