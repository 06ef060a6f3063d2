"""A quotation's terms -> the articles that it may be from, the likeliest first.

Not by score: a passage is as likely as the weight of those of the terms that stand in it or in the
passage after it, as a quotation may cross from one into the next. `looking` calls it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

import numpy as np
import numpy.typing as npt

from corpus.index import PassageIndex
from corpus.model import Span

_ROUNDING = 1e-3  # of a weight
_ROWS = 8  # passages looked at for an article wanted, as several can be of one article

Weights = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Candidate:
    """An article by the store's key, and the weight of the terms that each of `rows` has.

    Those are the rows of its best passages, each taken together with the next.
    """

    key: int
    weight: float
    rows: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Candidates:
    """Articles, the likeliest first; the first `whole` have all the terms.

    `is_all` is False where more articles may have all the terms.
    """

    articles: tuple[Candidate, ...]
    whole: int
    is_all: bool
    index: PassageIndex

    def span(self, candidate: Candidate) -> Span:
        """The part of the article that has its best passages."""
        passages = self.index.passages
        first, after = min(candidate.rows), max(candidate.rows) + 1
        has_next = after < len(passages.articles) and passages.articles[after] == candidate.key
        return Span(passages[first].start, passages[after if has_next else after - 1].end)


def find_candidates(weights: Mapping[str, float], index: PassageIndex, wanted: int) -> Candidates:
    """At most `wanted` articles that have any of the terms, which come with their weights."""
    if not weights:
        return Candidates((), 0, False, index)
    coverage = _coverage(weights, index)
    rows = _best(coverage, wanted * _ROWS)
    articles = tuple(islice(_by_article(rows, coverage, index.passages.articles), wanted))
    enough = sum(weights.values()) * (1 - _ROUNDING)
    whole = sum(article.weight >= enough for article in articles)
    is_all = whole < wanted and int((coverage >= enough).sum()) < wanted * _ROWS
    return Candidates(articles, whole, is_all, index)


def _coverage(weights: Mapping[str, float], index: PassageIndex) -> Weights:
    """Of each row the weight of the terms in it or in the next row, the article's or not."""
    coverage = np.zeros(len(index.passages.articles) + 1, np.float32)
    for term, weight in weights.items():
        rows = index.rows_with(term)
        coverage[rows] += weight
        follows = np.flatnonzero(np.diff(rows) == 1) + 1
        coverage[np.delete(rows, follows) - 1] += weight  # before row 0 is the last, which is none
    coverage[index.dead.rows] = 0  # before a passage that has a term
    return coverage[:-1]


def _best(coverage: Weights, number: int) -> npt.NDArray[np.intp]:
    """So many rows with the highest coverage, highest first; of equals the first."""
    rows = np.flatnonzero(coverage > 0)
    if len(rows) > number:
        least = np.partition(coverage[rows], len(rows) - number)[len(rows) - number]
        rows = rows[coverage[rows] >= least]
    return rows[np.argsort(-coverage[rows], kind="stable")][:number]


def _by_article(
    rows: npt.NDArray[np.intp], coverage: Weights, articles: npt.NDArray[np.int64]
) -> Iterator[Candidate]:
    """The articles in the order of their best rows, which come first."""
    found: dict[int, list[int]] = {}
    weights = coverage[rows].tolist()
    best: dict[int, float] = {}
    for row, key, weight in zip(rows.tolist(), articles[rows].tolist(), weights, strict=True):
        if weight >= best.setdefault(key, weight) * (1 - _ROUNDING):
            found.setdefault(key, []).append(row)
    for key, own in found.items():
        yield Candidate(key, best[key], tuple(own))
