"""The index of a generation: where its passages are, and which of them answer a question best."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

import numpy as np
import numpy.typing as npt

from corpus.index.file import load, save
from corpus.index.okapi import InvertedOkapi, Postings
from corpus.index.vocabulary import Vocabulary
from corpus.model import Hit, Passage, Span


@dataclass(frozen=True, slots=True)
class IndexKey:
    """What an index is of: a store's generation by its token, and the analysis of its text."""

    token: str
    fingerprint: str

    def about(self) -> dict[str, str]:
        """As the header of an index file says it."""
        return {"token": self.token, "fingerprint": self.fingerprint}


@dataclass(frozen=True, slots=True)
class PassageTable:
    """The passages by row, in the order of the articles' keys and of their text.

    Passage `r` is of article `articles[r]` and has the sentences `first[r]` to `first[r + 1]` of
    `bounds`, an array of (start, end) in characters.
    """

    articles: npt.NDArray[np.int64]
    first: npt.NDArray[np.int64]
    bounds: npt.NDArray[np.int32]

    def __len__(self) -> int:
        return len(self.articles)

    def __getitem__(self, row: int) -> Passage:
        bounds = self.bounds[self.first[row] : self.first[row + 1]].tolist()
        return Passage(int(self.articles[row]), tuple(Span(start, end) for start, end in bounds))

    def of_article(self, article: int) -> range:
        """The rows of one article's passages."""
        start, end = np.searchsorted(self.articles, [article, article + 1])
        return range(int(start), int(end))


class PassageIndex:
    """Finds passages by terms. It never changes; several threads may search it at once."""

    def __init__(self, passages: PassageTable, postings: Postings) -> None:
        self.passages = passages
        self._okapi = InvertedOkapi(postings)

    def search(
        self, terms: Sequence[str], k: int, allowed: npt.NDArray[np.bool_] | None = None
    ) -> list[Hit]:
        """The at most `k` best passages, highest score first, equal scores in the order of rows.

        `allowed` says of each row whether it may be found. A passage with none of the terms is
        never found.
        """
        scores = self._okapi.get_scores(terms)
        if allowed is not None:
            scores[~allowed] = 0
        rows = np.flatnonzero(scores)
        if len(rows) > k:
            least = np.partition(scores[rows], len(rows) - k)[len(rows) - k]
            rows = rows[scores[rows] >= least]
        best = rows[np.argsort(-scores[rows], kind="stable")][:k]
        return [Hit(int(row), float(scores[row])) for row in best]

    def idf(self, term: str) -> float:
        """Lucene's idf of a term over the passages; highest for one that stands nowhere."""
        return self._okapi.idf_of(term)

    def document_frequency(self, term: str) -> int:
        """In how many passages the term stands."""
        return self._okapi.document_frequency(term)

    def save(self, path: Path, key: IndexKey) -> None:
        """Write the index under `path`. Raises OSError."""
        postings = self._okapi.postings
        arrays: dict[str, npt.NDArray[Any]] = {
            "articles": self.passages.articles,
            "first": self.passages.first,
            "bounds": self.passages.bounds,
            "terms": postings.vocabulary.text,
            "term_ends": postings.vocabulary.ends,
            "starts": postings.starts,
            "rows": postings.rows,
            "frequencies": postings.frequencies,
            "lengths": postings.lengths,
        }
        save(path, key.about(), arrays)

    @classmethod
    def load(cls, path: Path, key: IndexKey) -> Self:
        """The index under `path`, memory-mapped. Raises IndexUnusable where it is not `key`'s."""
        arrays = load(path, key.about())
        table = PassageTable(arrays["articles"], arrays["first"], arrays["bounds"].reshape(-1, 2))
        vocabulary = Vocabulary(arrays["terms"], arrays["term_ends"])
        columns = (arrays[name] for name in ("starts", "rows", "frequencies", "lengths"))
        return cls(table, Postings(vocabulary, *columns))
