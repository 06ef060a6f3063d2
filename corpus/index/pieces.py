"""UTF-8 text -> the pieces between its blanks, each looked up at once with many others.

A piece of up to 15 bytes is two numbers of 64 bits, its bytes and its length, which an open hash
table of NumPy arrays maps to the code that was found for it: what a dict does for one piece takes
as long as this for ten. Longer pieces, few where letters are single bytes, are looked up in a dict.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

_SHORT = 15  # bytes
_PADDING = b" " * 24  # behind the text, so that what is loaded for its last piece is there
_IS_BLANK = np.isin(np.arange(256), [*b"\t\n\x0b\x0c\r\x1c\x1d\x1e\x1f "])
_FIRST_BYTES = np.array([(1 << 8 * count) - 1 for count in range(9)], np.uint64)
_BITS = 16  # of the table's size, at first
_FULL = 0.5  # of it, before it grows

Codes = npt.NDArray[np.int32]
Places = npt.NDArray[np.int64]
Words = npt.NDArray[np.uint64]


@dataclass(frozen=True, slots=True)
class Pieces:
    """Where the pieces of a text begin and end, in bytes."""

    text: bytes
    starts: Places
    ends: Places

    @classmethod
    def of(cls, text: bytes) -> "Pieces":
        """The pieces of a text, which are those of `str.split`, but for blanks beyond ASCII."""
        whole = b" " + text + _PADDING
        blank = _IS_BLANK[np.frombuffer(whole, np.uint8)]
        edges = np.flatnonzero(blank[1:] != blank[:-1]) + 1
        return cls(whole, edges[0::2], edges[1::2])

    def before(self, at: Places) -> Places:
        """How many pieces begin before each of these bytes of the text."""
        return np.searchsorted(self.starts, at + 1).astype(np.int64)

    def words(self) -> tuple[Words, Words]:
        """The first bytes of each piece as two numbers, the second with its length; short ones'."""
        lengths = self.ends - self.starts
        words = np.frombuffer(self.text, "<u8", len(self.text) // 8).astype(np.uint64, copy=False)
        at, shift = self.starts >> 3, ((self.starts & 7) << 3).astype(np.uint64)
        rest = np.uint64(63) - shift
        first, second, third = words[at], words[at + 1], words[at + 2]
        low = first >> shift | second << np.uint64(1) << rest
        high = second >> shift | third << np.uint64(1) << rest
        low &= _FIRST_BYTES[np.minimum(lengths, 8)]
        high &= _FIRST_BYTES[np.clip(lengths - 8, 0, 7)]
        return low, high | lengths.astype(np.uint64) << np.uint64(56)


class PieceTable:
    """The codes of pieces, made by `code` when one is first met."""

    def __init__(self, code: Callable[[str], int], most: int) -> None:
        self._code = code
        self._most = most
        self._forget()

    def _forget(self) -> None:
        self._long: dict[bytes, int] = {}
        self._short = _Table(_BITS)

    def codes(self, pieces: Pieces) -> Codes:
        """The code of each piece, in their order."""
        if self._short.count + len(self._long) > self._most:
            self._forget()
        is_short = pieces.ends - pieces.starts <= _SHORT
        low, high = pieces.words()
        codes, known = self._short.find(low, high)
        known &= is_short
        unknown = np.flatnonzero(~known)
        codes[unknown] = self._made(pieces, unknown, is_short)
        new = unknown[is_short[unknown]]
        self._short.add(low[new], high[new], codes[new])
        return codes

    def _made(self, pieces: Pieces, which: Places, is_short: npt.NDArray[np.bool_]) -> list[int]:
        """The codes of pieces that are not in the table of short ones."""
        found, short, long = [], dict[bytes, int](), self._long
        spans = zip(pieces.starts[which].tolist(), pieces.ends[which].tolist(), strict=True)
        for (start, end), there in zip(spans, is_short[which].tolist(), strict=True):
            known, piece = short if there else long, pieces.text[start:end]
            code = known.get(piece)
            if code is None:
                code = known[piece] = self._code(piece.decode("utf-8", "surrogatepass"))
            found.append(code)
        return found


class _Table:
    """Pairs of numbers, the second never 0 -> codes: open addressing, the next slot where taken."""

    def __init__(self, bits: int) -> None:
        self._make(bits)

    def _make(self, bits: int) -> None:
        self._bits = bits
        self._low = np.zeros(1 << bits, np.uint64)
        self._high = np.zeros(1 << bits, np.uint64)
        self._codes = np.zeros(1 << bits, np.int32)
        self.count = 0

    def find(self, low: Words, high: Words) -> tuple[Codes, npt.NDArray[np.bool_]]:
        """The code of each pair, and whether it has one."""
        slots = self._slots(low, high)
        known = (self._low[slots] == low) & (self._high[slots] == high)
        wanting = np.flatnonzero(~known & (self._high[slots] != 0))
        while len(wanting):
            slots[wanting] = (slots[wanting] + 1) & ((1 << self._bits) - 1)
            own = slots[wanting]
            there = self._high[own]
            known[wanting] = (self._low[own] == low[wanting]) & (there == high[wanting])
            wanting = wanting[~known[wanting] & (there != 0)]
        return self._codes[slots], known

    def add(self, low: Words, high: Words, codes: Codes) -> None:
        """Take in pairs that are not there; one may come twice, with the same code."""
        while (self.count + len(low)) > _FULL * (1 << self._bits):
            self._grow()
        slots = self._slots(low, high)
        wanting = np.arange(len(low))
        while len(wanting):
            own = slots[wanting]
            free = wanting[self._high[own] == 0]
            self._low[slots[free]] = low[free]
            self._high[slots[free]] = high[free]
            self._codes[slots[free]] = codes[free]
            # Of two that wrote to one slot the last has it; a pair that came twice has it as well.
            is_there = (self._low[own] == low[wanting]) & (self._high[own] == high[wanting])
            wanting = wanting[~is_there]
            slots[wanting] = (slots[wanting] + 1) & ((1 << self._bits) - 1)
        self.count = int(np.count_nonzero(self._high))

    def _grow(self) -> None:
        there = self._high != 0
        low, high, codes = self._low[there], self._high[there], self._codes[there]
        self._make(self._bits + 2)
        self.add(low, high, codes)

    def _slots(self, low: Words, high: Words) -> Places:
        mixed = low * np.uint64(0x9E3779B97F4A7C15) ^ high * np.uint64(0xC2B2AE3D27D4EB4F)
        mixed ^= mixed >> np.uint64(32)
        mixed *= np.uint64(0xFF51AFD7ED558CCD)
        return (mixed >> np.uint64(64 - self._bits)).astype(np.int64)
