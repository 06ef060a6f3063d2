"""Terms in the order of their UTF-8 bytes, found by bisection: nothing is read before it is asked.

A dict of the terms of a million passages takes longer to fill than a question takes to answer.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Self

import numpy as np
import numpy.typing as npt

_BLOCK = 64


class Vocabulary:
    """Sorted terms as one array of UTF-8 bytes, and where each ends (one more end, 0, first)."""

    def __init__(self, text: npt.NDArray[np.uint8], ends: npt.NDArray[np.int64]) -> None:
        self.text = text
        self.ends = ends
        # Single elements come out of a memoryview many times faster than out of an array.
        self._text = text.data
        self._ends = ends.data

    @cached_property
    def _milestones(self) -> list[bytes]:
        """The first term of each block: most of a bisection is done among these, in C."""
        return [self[at] for at in range(0, len(self), _BLOCK)]

    @classmethod
    def of(cls, terms: Sequence[bytes]) -> Self:
        """The vocabulary of `terms`, which are sorted and differ."""
        ends = np.zeros(len(terms) + 1, np.int64)
        np.cumsum([len(term) for term in terms], out=ends[1:])
        return cls(np.frombuffer(b"".join(terms), np.uint8), ends)

    def __len__(self) -> int:
        return len(self.ends) - 1

    def __getitem__(self, at: int) -> bytes:
        return bytes(self._text[self._ends[at] : self._ends[at + 1]])

    def __iter__(self) -> Iterator[bytes]:
        return (self[at] for at in range(len(self)))

    def find(self, term: str) -> int | None:
        """Where `term` is in the order, or None where it is not."""
        wanted = term.encode()
        first = max(bisect_right(self._milestones, wanted) - 1, 0) * _BLOCK
        ends = self._ends[first : first + _BLOCK + 1].tolist()
        block = bytes(self._text[ends[0] : ends[-1]])
        # Its bytes may stand across the borders of other terms, before it or in its place.
        start = block.find(wanted)
        while 0 <= start < len(block):
            at = bisect_right(ends, ends[0] + start) - 1
            if ends[at : at + 2] == [ends[0] + start, ends[0] + start + len(wanted)]:
                return first + at
            start = block.find(wanted, start + 1)
        return 0 if not wanted and len(self) and not self[0] else None
