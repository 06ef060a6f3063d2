"""A part of an index that never changes: its passages, and in which of them each term stands.

A posting is a row and a code: the number of a pair (how often the term stands there, how many terms
the passage has), of which a corpus has few thousand. One table a search turns codes into impacts,
the BM25 expression without the idf, so the average length may change without the postings.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Self

import numpy as np
import numpy.typing as npt

from corpus.index.kernel import scatter_add
from corpus.index.okapi import Floats
from corpus.index.passages import PassageTable
from corpus.index.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Segment:
    """Term `t` stands in passages `rows[starts[t]:starts[t + 1]]`, which ascend within it.

    `codes` lie beside `rows`; code `c` is the pair `pairs[c]`, (frequency, length). `lengths` is
    the number of terms of each passage.
    """

    passages: PassageTable
    vocabulary: Vocabulary
    starts: npt.NDArray[np.int64]
    rows: npt.NDArray[np.int32]
    codes: npt.NDArray[np.unsignedinteger[Any]]
    pairs: npt.NDArray[np.int32]
    lengths: npt.NDArray[np.int32]

    def postings_of(self, term: str) -> slice:
        """The term's postings; an empty slice where it has none."""
        at = self.vocabulary.find(term)
        return slice(0, 0) if at is None else slice(int(self.starts[at]), int(self.starts[at + 1]))

    def add_to(
        self,
        scores: npt.NDArray[np.float32],
        postings: slice,
        weight: float,
        impacts: npt.NDArray[np.float32],
    ) -> None:
        """Add `weight` times the impact of each posting to its passage's score."""
        if postings.start < postings.stop:
            scatter_add(scores, self.rows[postings], impacts.take(self.codes[postings]), weight)

    def exact(
        self, terms: Sequence[tuple[slice, float]], rows: npt.NDArray[np.intp], impacts: Floats
    ) -> Floats:
        """The scores of these rows, as the parent adds them.

        `terms` are postings, each with its idf, in the order in which they are to be added.
        """
        scores = np.zeros(len(rows))
        wanted = rows.astype(np.int32)  # of one type with the postings, which else were converted
        for postings, idf in terms:
            if postings.start == postings.stop:
                continue
            within = self.rows[postings]
            at = np.minimum(within.searchsorted(wanted), len(within) - 1)
            scores += idf * impacts[self.codes[postings][at]] * (within[at] == wanted)
        return scores

    def arrays(self) -> dict[str, npt.NDArray[Any]]:
        """All of it by name, as a file keeps it."""
        return {
            "articles": self.passages.articles,
            "first": self.passages.first,
            "bounds": self.passages.bounds,
            "terms": self.vocabulary.text,
            "term_ends": self.vocabulary.ends,
            "starts": self.starts,
            "rows": self.rows,
            "codes": self.codes,
            "pairs": self.pairs,
            "lengths": self.lengths,
        }

    @classmethod
    def of_arrays(cls, arrays: Mapping[str, npt.NDArray[Any]]) -> Self:
        """The segment that `arrays` gave."""
        return cls(
            PassageTable(arrays["articles"], arrays["first"], arrays["bounds"].reshape(-1, 2)),
            Vocabulary(arrays["terms"], arrays["term_ends"]),
            arrays["starts"],
            arrays["rows"],
            arrays["codes"],
            arrays["pairs"].reshape(-1, 2),
            arrays["lengths"],
        )
