"""rank_bm25's BM25Okapi without its machinery: its k1, its b, its formula, and Lucene's idf.

The parent walks every passage for every term. Here the statistics come from an inverted index, and
the parent's expression is applied to the postings alone: scores equal the parent's own for the
same idf, bit for bit, as each passage's terms are added in the same order.

BM25: Robertson and Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond" (2009).
The idf, `log(1 + (N - df + 0.5) / (df + 0.5))`, is Lucene's: never negative, so a term that all
passages have still finds them, and a corpus of one passage answers.
"""

import math
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from rank_bm25 import BM25Okapi

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Statistics:
    """Of a corpus: the number of its passages, and of their terms all together."""

    passages: int
    terms: int


class Okapi(BM25Okapi):  # type: ignore[misc] # rank_bm25 ships no types
    """BM25Okapi made from Statistics in the place of a list of token lists."""

    def _initialize(self, corpus: Statistics) -> None:
        self.corpus_size = corpus.passages
        self.avgdl = corpus.terms / max(corpus.passages, 1)

    def _calc_idf(self, nd: None) -> None:
        """Nothing beforehand: a question has few terms, and `idf_of` costs a logarithm each."""

    def idf_of(self, df: int) -> float:
        """The idf of a term that stands in `df` passages."""
        return math.log(1 + (self.corpus_size - df + 0.5) / (df + 0.5))

    def impact(self, frequency: npt.NDArray[np.int32], length: npt.NDArray[np.int32]) -> Floats:
        """The parent's expression without the idf, for terms that stand so often in such passages.

        `length` is the passages' number of terms.
        """
        if not self.avgdl:  # nothing is alive that has a term
            return np.zeros(len(length))
        norm = self.k1 * (1 - self.b + self.b * length / self.avgdl)
        impact: Floats = frequency * (self.k1 + 1) / (frequency + norm)
        return impact
