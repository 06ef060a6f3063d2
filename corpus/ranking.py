"""Hits -> articles, best first. `answering` calls `rank`, and then `weigh` with what it has read.

An article is as good as its best passage, a little better for the second best and for the passage
it begins with, and as good again as its headline is; times what its day and its publisher count.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from corpus.index import ArticleIndex, PassageIndex
from corpus.model import Dateline, Hit, Query
from corpus.timeliness import timeliness

_LEAD = 1.15  # times the score of the passage that an article begins with
_SECOND = 0.2  # of the second best passage's score
_HEADLINE = 0.7  # of the headline's score among headlines
_PUBLISHER = 1.5  # times, for an article of a publisher that the question names


@dataclass(frozen=True, slots=True)
class RankedArticle:
    """An article by the store's key, with those of its passages that were found, best first.

    `evidence` is what its words score, and `timeliness` the factor for its day.
    """

    key: int
    hits: tuple[Hit, ...]
    evidence: float
    timeliness: float = 1.0

    @property
    def score(self) -> float:
        """What it is ranked by."""
        return self.evidence * self.timeliness


def rank(hits: Iterable[Hit], index: PassageIndex) -> list[RankedArticle]:
    """The articles of `hits`, which come best first; equal scores keep the hits' order."""
    grouped: dict[int, list[Hit]] = {}
    for hit in hits:
        grouped.setdefault(int(index.passages.articles[hit.row]), []).append(hit)
    return [RankedArticle(key, tuple(found), found[0].score) for key, found in grouped.items()]


def weigh(
    ranked: Sequence[RankedArticle],
    query: Query,
    datelines: Mapping[int, Dateline],
    index: ArticleIndex,
) -> list[RankedArticle]:
    """The articles by all that counts, best first; equal ones keep their order."""
    keys = np.array([article.key for article in ranked], np.int64)
    leads = index.text.passages.first_rows(keys).tolist()
    headlines = _headline_scores(keys, query, index.headlines)
    weighed = []
    for article, lead, headline in zip(ranked, leads, headlines, strict=True):
        about = datelines[article.key]
        evidence = _passages_score(article, lead) + _HEADLINE * headline
        if about.publisher is not None and about.publisher.casefold() in query.publishers:
            evidence *= _PUBLISHER
        when = timeliness(query, about.published, about.precision)
        weighed.append(replace(article, evidence=evidence, timeliness=when))
    return sorted(weighed, key=lambda article: -article.score)


def _passages_score(article: RankedArticle, lead: int) -> float:
    best, second, *_ = [hit.score for hit in article.hits[:2]] + [0.0]
    of_lead = next((hit.score for hit in article.hits if hit.row == lead), 0.0)
    return max(best, _LEAD * of_lead) + _SECOND * second


def _headline_scores(
    keys: npt.NDArray[np.int64], query: Query, headlines: PassageIndex
) -> list[float]:
    """What the headline of each of these articles scores among all headlines."""
    rows = headlines.passages.first_rows(keys)
    order = np.argsort(rows)
    scores = np.zeros(len(rows))
    scores[order] = headlines.scores_of(query.terms, rows[order])
    return [float(score) for score in scores]
