"""rank_bm25's BM25Okapi itself, with Lucene's idf: the model that our scores must equal."""

import math
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
from rank_bm25 import BM25Okapi

from benchmarks.engines import K
from benchmarks.stems import Stems


class LuceneOkapi(BM25Okapi):  # type: ignore[misc] # rank_bm25 ships no types
    """BM25Okapi but for its idf."""

    def _calc_idf(self, nd: dict[str, int]) -> None:
        for word, df in nd.items():
            self.idf[word] = math.log(1 + (self.corpus_size - df + 0.5) / (df + 0.5))


class Okapi:
    """In memory: it cannot be saved."""

    name = "rank_bm25"

    def __init__(self, stems: Stems) -> None:
        self._model = LuceneOkapi(stems.passages())

    def scores(self, terms: Sequence[str]) -> npt.NDArray[np.float64]:
        """The score of each passage."""
        scores: npt.NDArray[np.float64] = self._model.get_scores(terms)
        return scores

    def top(self, terms: Sequence[str]) -> npt.NDArray[np.intp]:
        """Rows, chosen as its own `get_top_n` does."""
        return np.argsort(self.scores(terms))[::-1][:K]
