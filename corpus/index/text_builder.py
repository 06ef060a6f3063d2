"""Passages and their texts, as they come -> tokens: the quick way, for much text.

A text is taken apart at its blanks, and each piece, such as `bridge,`, is looked up whole: most
have been seen before, with the number of their term. `tokenising` calls it.
"""

from array import array
from collections.abc import Callable, Sequence

import numpy as np
import numpy.typing as npt

from corpus.index.passages import PassageTable, ranges
from corpus.index.tokens import Tokens
from corpus.model import Passage

_REMEMBERED = 2_000_000  # pieces, about 200 MB: no text, however odd, fills the memory
_NONE, _SEVERAL = -1, -2  # what a piece without a term is, and the first one with several

Numbers = npt.NDArray[np.int32]


class TextBuilder:
    """Gathers passages in the order of their articles' keys.

    `analyse` gives the terms of a text. What it makes of a text must be what it makes of the pieces
    between the text's blanks, one after the other.
    """

    def __init__(self, analyse: Callable[[str], Sequence[str]]) -> None:
        self._pieces = _Pieces(analyse)
        self._articles = array("q")
        self._first = array("q", [0])
        self._bounds = array("i")
        self._ends = array("q")
        self._codes: list[int] = []

    def add(self, passage: Passage, *texts: str) -> None:
        """Take in a passage with the texts whose terms are its own."""
        self._articles.append(passage.article)
        for sentence in passage.sentences:
            self._bounds.extend((sentence.start, sentence.end))
        self._first.append(len(self._bounds) // 2)
        for text in texts:
            self._codes.extend(map(self._pieces.__getitem__, text.split()))
        self._ends.append(len(self._codes))

    def tokens(self) -> Tokens:
        """All that was added since the last time, with a vocabulary of its own."""
        table = PassageTable(
            np.array(self._articles, np.int64),
            np.array(self._first, np.int64),
            np.array(self._bounds, np.int32).reshape(-1, 2),
        )
        terms, lengths = self._pieces.terms_of(np.array(self._codes, np.int32), self._ends)
        stands = np.zeros(len(self._pieces.vocabulary), np.bool_)
        stands[terms] = True
        own = (np.cumsum(stands) - 1).astype(np.int32)[terms]
        vocabulary = [self._pieces.vocabulary[number] for number in np.flatnonzero(stands).tolist()]
        self._articles, self._first, self._bounds = array("q"), array("q", [0]), array("i")
        self._ends, self._codes = array("q"), []
        return Tokens(table, vocabulary, own, lengths)


class _Pieces(dict[str, int]):
    """The code of each piece of text: its term's number, or that it has none or several."""

    def __init__(self, analyse: Callable[[str], Sequence[str]]) -> None:
        super().__init__()
        self._analyse = analyse
        self._numbers: dict[str, int] = {}
        self.vocabulary: list[bytes] = []
        self._several = array("i")
        self._several_ends = array("q", [0])

    def __missing__(self, piece: str) -> int:
        if len(self) >= _REMEMBERED:
            self.clear()
        terms = [self._number(term) for term in self._analyse(piece)]
        match terms:
            case []:
                code = _NONE
            case [number]:
                code = number
            case _:
                code = _SEVERAL - (len(self._several_ends) - 1)
                self._several.extend(terms)
                self._several_ends.append(len(self._several))
        self[piece] = code
        return code

    def terms_of(self, codes: Numbers, ends: Sequence[int]) -> tuple[Numbers, Numbers]:
        """The numbers of all terms in order, and how many are those of each passage."""
        several, several_ends = np.array(self._several, np.int32), np.array(self._several_ends)
        counts = np.ones(len(codes), np.int64)
        counts[codes == _NONE] = 0
        composed = codes <= _SEVERAL
        which = _SEVERAL - codes[composed]
        counts[composed] = several_ends[which + 1] - several_ends[which]
        after = np.cumsum(counts)
        terms = np.empty(int(after[-1]) if len(after) else 0, np.int32)
        single = codes >= 0
        terms[after[single] - 1] = codes[single]
        places = ranges((after - counts)[composed], after[composed])
        terms[places] = several[ranges(several_ends[which], several_ends[which + 1])]
        whole = np.concatenate([np.zeros(1, np.int64), after])[np.array([0, *ends])]
        return terms, np.diff(whole).astype(np.int32)

    def _number(self, term: str) -> int:
        number = self._numbers.setdefault(term, len(self._numbers))
        if number == len(self.vocabulary):
            self.vocabulary.append(term.encode())
        return number
