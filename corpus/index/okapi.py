"""rank_bm25's BM25Okapi over an inverted index: its k1, its b, its formula, Lucene's idf.

The parent walks every passage for every term; here a term walks its own postings alone. Scores
equal the parent's own for the same idf, bit for bit: each passage's terms are added in the same
order by the same expression.

BM25: Robertson and Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond" (2009).
The idf, `log(1 + (N - df + 0.5) / (df + 0.5))`, is Lucene's: never negative, so a term that all
passages have still finds them, and a corpus of one passage answers.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from rank_bm25 import BM25Okapi

from corpus.index.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Postings:
    """The inverted index: term `t` stands in passages `rows[starts[t]:starts[t + 1]]`.

    `rows` ascend within a term; `frequencies` (how often it stands there) lie beside them;
    `lengths` is the number of terms of each passage.
    """

    vocabulary: Vocabulary
    starts: npt.NDArray[np.int64]
    rows: npt.NDArray[np.int32]
    frequencies: npt.NDArray[np.int32]
    lengths: npt.NDArray[np.int32]


class InvertedOkapi(BM25Okapi):  # type: ignore[misc] # rank_bm25 ships no types
    """BM25Okapi made from `Postings` in the place of a list of token lists."""

    def __init__(self, postings: Postings) -> None:
        self.postings = postings
        super().__init__(postings)

    def _initialize(self, corpus: Postings) -> None:
        self.doc_len = corpus.lengths
        self.corpus_size = len(corpus.lengths)
        self.avgdl = int(corpus.lengths.sum(dtype=np.int64)) / max(self.corpus_size, 1)

    def _calc_idf(self, nd: None) -> None:
        """Nothing beforehand: a question has few terms, and `idf_of` costs a logarithm each."""

    def document_frequency(self, term: str) -> int:
        """In how many passages the term stands."""
        start, end = self._range(term)
        return end - start

    def idf_of(self, term: str) -> float:
        """The term's idf; highest for one that stands nowhere."""
        df = self.document_frequency(term)
        return math.log(1 + (self.corpus_size - df + 0.5) / (df + 0.5))

    def get_scores(self, query: Sequence[str]) -> npt.NDArray[np.float64]:
        """The score of each passage, float64 by row; a term twice in `query` counts twice."""
        scores = np.zeros(self.corpus_size)
        for term in query:
            start, end = self._range(term)
            rows = self.postings.rows[start:end]
            frequency = self.postings.frequencies[start:end]
            length = self.doc_len[rows]
            norm = self.k1 * (1 - self.b + self.b * length / self.avgdl) if end > start else 0.0
            scores[rows] += self.idf_of(term) * (frequency * (self.k1 + 1) / (frequency + norm))
        return scores

    def _range(self, term: str) -> tuple[int, int]:
        at = self.postings.vocabulary.find(term)
        if at is None:
            return 0, 0
        return int(self.postings.starts[at]), int(self.postings.starts[at + 1])
