"""Corpora of lists of terms, and what rank_bm25 itself says of them, to hold an index against."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from benchmarks.engines.okapi import LuceneOkapi
from corpus.model import Hit

Corpus = Sequence[Sequence[str]]
Mask = npt.NDArray[np.bool_]

EVERYWHERE = "überall"
TERMS = [
    "bridg",
    "река",
    "straße",
    "東京",
    "नदी",
    "e\u0301cole",
    "\U0001f30a",
    "zz",
    "a",
    "z\u0000",
]


@dataclass(frozen=True)
class Recipe:
    """How a corpus is made: so few numbers stand for thousands of passages."""

    size: int
    seed: int
    longest: int  # terms of an ordinary passage
    empty: float  # share of the passages that have no terms
    single: float  # share of those that have one
    alike: float  # share of those that repeat the passage before them: exact ties
    everywhere: bool  # whether there is a term that all passages have
    heavy: int  # how often one passage has one term, besides


def made(recipe: Recipe) -> list[list[str]]:
    """The recipe's corpus, its terms as common and as rare as Zipf has them."""
    random = np.random.default_rng(recipe.seed)
    names = TERMS + [f"t{number}" for number in range(90)]
    corpus: list[list[str]] = []
    for kind in random.random(recipe.size):
        draws = random.zipf(1.4, int(random.integers(1, recipe.longest + 1))) - 1
        passage = [names[min(draw, len(names) - 1)] for draw in draws.tolist()]
        if kind < recipe.empty:
            passage = []
        elif kind < recipe.empty + recipe.single:
            passage = passage[:1]
        elif corpus and kind > 1 - recipe.alike:
            passage = list(corpus[-1])
        corpus.append(passage)
    if recipe.everywhere:
        corpus = [[*passage, EVERYWHERE] for passage in corpus]
    if recipe.heavy:
        corpus[recipe.seed % recipe.size] += [TERMS[recipe.seed % 3]] * recipe.heavy
    return corpus


def expected_scores(corpus: Corpus, query: Sequence[str]) -> npt.NDArray[np.float64]:
    """What rank_bm25 gives each passage; all 0 where no passage has a term: it divides by that."""
    if not any(corpus):
        return np.zeros(len(corpus))
    return np.asarray(LuceneOkapi(corpus).get_scores(query), np.float64)


def matching(corpus: Corpus, query: Sequence[str], allowed: Mask | None) -> list[int]:
    """The rows that may be found: allowed, and with any of the terms."""
    wanted = set(query)
    return [
        row
        for row, terms in enumerate(corpus)
        if not wanted.isdisjoint(terms) and (allowed is None or allowed[row])
    ]


def faults(
    hits: Sequence[Hit], expected: npt.NDArray[np.float64], rows: Sequence[int], k: int
) -> list[Any]:
    """What is wrong with the hits of a search for the best `k` of `rows`, by rank_bm25's scores."""
    scores = np.array([hit.score for hit in hits])
    found = [hit.row for hit in hits]
    wrong: list[Any] = []
    if len(found) != min(k, len(rows)) or len(set(found)) != len(found):
        wrong.append(("so many hits", len(found), "of", len(rows)))
    if not set(found) <= set(rows):
        wrong.append(("not to be found", sorted(set(found) - set(rows))))
    if not np.allclose(scores, expected[found], rtol=1e-9, atol=0):  # NaN equals nothing
        wrong.append(("scores", hits))
    if list(hits) != sorted(hits, key=lambda hit: (-hit.score, hit.row)):
        wrong.append(("order", hits))
    left = expected[sorted(set(rows) - set(found))]
    if len(left) and len(scores) and left.max() > scores.min() * (1 + 1e-9):
        wrong.append(("left out", float(left.max()), "above", float(scores.min())))
    tied = [row for row in set(rows) - set(found) if len(hits) and expected[row] == scores[-1]]
    if tied and min(tied) < hits[-1].row and expected[hits[-1].row] == scores[-1]:
        wrong.append(("a tie left out", min(tied)))
    return wrong
