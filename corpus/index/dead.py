"""The passages of a base that are no more, and what that takes from each term."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from corpus.index.segment import Segment


@dataclass(frozen=True, slots=True)
class Dead:
    """Passages of a base that are no more: their `rows`, ascending.

    `terms` are the numbers of the terms that stood in them, ascending, and `counts` in how many.
    """

    rows: npt.NDArray[np.int32]
    terms: npt.NDArray[np.int32]
    counts: npt.NDArray[np.int32]

    @classmethod
    def of(cls, base: Segment, rows: npt.NDArray[np.int32]) -> "Dead":
        """These rows of the base; looks through all postings, if there is any row."""
        if not len(rows):
            return cls(rows, np.zeros(0, np.int32), np.zeros(0, np.int32))
        is_dead = np.zeros(len(base.passages), np.bool_)
        is_dead[rows] = True
        postings = np.flatnonzero(is_dead[base.rows])
        numbers = np.searchsorted(base.starts, postings, "right") - 1
        terms, counts = np.unique(numbers, return_counts=True)
        return cls(rows, terms.astype(np.int32), counts.astype(np.int32))

    def count(self, number: int) -> int:
        """In how many dead passages the term with this number stood."""
        at = int(np.searchsorted(self.terms, number))
        return int(self.counts[at]) if at < len(self.terms) and self.terms[at] == number else 0
