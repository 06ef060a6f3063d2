"""Terms in the order of their UTF-8 bytes, found by bisection: nothing is read before it is asked.

A dict of the terms of a million passages takes longer to fill than a question takes to answer.
"""

from bisect import bisect_left
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt


class Vocabulary(Sequence[bytes]):
    """Sorted terms as one array of UTF-8 bytes, and where each ends (one more end, 0, first)."""

    def __init__(self, text: npt.NDArray[np.uint8], ends: npt.NDArray[np.int64]) -> None:
        self.text = text
        self.ends = ends

    @classmethod
    def of(cls, terms: Sequence[bytes]) -> "Vocabulary":
        """The vocabulary of `terms`, which are sorted and differ."""
        ends = np.zeros(len(terms) + 1, np.int64)
        np.cumsum([len(term) for term in terms], out=ends[1:])
        return cls(np.frombuffer(b"".join(terms), np.uint8), ends)

    def __len__(self) -> int:
        return len(self.ends) - 1

    def __getitem__(self, at: int) -> bytes:  # type: ignore[override] # never sliced
        return self.text[self.ends[at] : self.ends[at + 1]].tobytes()

    def find(self, term: str) -> int | None:
        """Where `term` is in the order, or None where it is not."""
        wanted = term.encode()
        at = bisect_left(self, wanted)
        return at if at < len(self) and self[at] == wanted else None
