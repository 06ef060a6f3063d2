"""Passages and their texts, as they come -> tokens: the quick way, for much text.

A text is taken apart at its blanks, and each piece, such as `bridge,`, is looked up whole: most
have been seen before, with the number of their term. `tokenising` calls it.
"""

from array import array
from collections.abc import Callable, Sequence

import numpy as np
import numpy.typing as npt

from corpus.index.passages import PassageTable, ranges
from corpus.index.pieces import Pieces, PieceTable
from corpus.index.tokens import Tokens
from corpus.model import Passage

_REMEMBERED = 2_000_000  # pieces, about 100 MB: no text, however odd, fills the memory
_NONE, _SEVERAL = -1, -2  # what a piece without a term is, and the first one with several

Numbers = npt.NDArray[np.int32]


class TextBuilder:
    """Gathers passages in the order of their articles' keys.

    `analyse` gives the terms of a text. What it makes of a text must be what it makes of the pieces
    between the text's blanks, one after the other.
    """

    def __init__(self, analyse: Callable[[str], Sequence[str]]) -> None:
        self._terms = _Terms(analyse)
        self._pieces = PieceTable(self._terms.code, _REMEMBERED)
        self._begin()

    def _begin(self) -> None:
        self._articles = array("q")
        self._first = array("q", [0])
        self._bounds = array("i")
        self._texts: list[bytes] = []
        self._size = 0  # of the texts, with a blank behind each
        self._ends = array("q", [0])

    def add(self, passage: Passage, *texts: str) -> None:
        """Take in a passage with the texts whose terms are its own."""
        self._articles.append(passage.article)
        for sentence in passage.sentences:
            self._bounds.extend((sentence.start, sentence.end))
        self._first.append(len(self._bounds) // 2)
        for text in texts:
            encoded = text.encode("utf-8", "surrogatepass")
            self._texts.append(encoded)
            self._size += len(encoded) + 1
        self._ends.append(self._size)

    def tokens(self) -> Tokens:
        """All that was added since the last time, with a vocabulary of its own."""
        table = PassageTable(
            np.array(self._articles, np.int64),
            np.array(self._first, np.int64),
            np.array(self._bounds, np.int32).reshape(-1, 2),
        )
        pieces = Pieces.of(b" ".join(self._texts))
        codes = self._pieces.codes(pieces)
        terms, lengths = self._terms.of(codes, pieces.before(np.array(self._ends)))
        stands = np.zeros(len(self._terms.vocabulary), np.bool_)
        stands[terms] = True
        own = (np.cumsum(stands) - 1).astype(np.int32)[terms]
        vocabulary = [self._terms.vocabulary[number] for number in np.flatnonzero(stands).tolist()]
        self._begin()
        return Tokens(table, vocabulary, own, lengths)


class _Terms:
    """The numbers of terms, and the codes of pieces: a term's number, or of none or several."""

    def __init__(self, analyse: Callable[[str], Sequence[str]]) -> None:
        self._analyse = analyse
        self._numbers: dict[str, int] = {}
        self.vocabulary: list[bytes] = []
        self._several = array("i")
        self._several_ends = array("q", [0])

    def code(self, piece: str) -> int:
        """The code of a piece of text."""
        match [self._number(term) for term in self._analyse(piece)]:
            case []:
                return _NONE
            case [number]:
                return number
            case several:
                self._several.extend(several)
                self._several_ends.append(len(self._several))
                return _SEVERAL - (len(self._several_ends) - 2)

    def of(self, codes: Numbers, ends: npt.NDArray[np.int64]) -> tuple[Numbers, Numbers]:
        """The numbers of all terms in order, and how many are those of each passage.

        `ends` is where in `codes` each passage ends, with a 0 first.
        """
        several, several_ends = np.array(self._several, np.int32), np.array(self._several_ends)
        counts = (codes != _NONE).astype(np.int64)
        composed = np.flatnonzero(codes <= _SEVERAL)
        which = _SEVERAL - codes[composed]
        counts[composed] = several_ends[which + 1] - several_ends[which]
        after = np.concatenate([np.zeros(1, np.int64), np.cumsum(counts)])
        terms = np.empty(int(after[-1]), np.int32)
        single = np.flatnonzero(codes >= 0)
        terms[after[single]] = codes[single]
        places = ranges(after[composed], after[composed + 1])
        terms[places] = several[ranges(several_ends[which], several_ends[which + 1])]
        return terms, np.diff(after[ends]).astype(np.int32)

    def _number(self, term: str) -> int:
        number = self._numbers.setdefault(term, len(self._numbers))
        if number == len(self.vocabulary):
            self.vocabulary.append(term.encode())
        return number
