"""Passages and their terms, one after the other -> tokens, or an index: the plain way.

`text_builder` is the way of a reload, and must come to the same; a small index is made with this.
"""

from array import array
from collections.abc import Sequence

import numpy as np

from corpus.index.making import segment_of
from corpus.index.passage_index import PassageIndex
from corpus.index.passages import PassageTable
from corpus.index.tokens import Tokens
from corpus.model import Passage


class IndexBuilder:
    """Gathers passages in the order of their articles' keys."""

    def __init__(self) -> None:
        self._articles = array("q")
        self._first = array("q", [0])
        self._bounds = array("i")
        self._lengths = array("i")
        self._terms = array("i")
        self._numbers: dict[str, int] = {}

    def add(self, passage: Passage, terms: Sequence[str]) -> None:
        """Take in a passage with its terms, repeated as they are in it."""
        self._articles.append(passage.article)
        for sentence in passage.sentences:
            self._bounds.extend((sentence.start, sentence.end))
        self._first.append(len(self._bounds) // 2)
        self._lengths.append(len(terms))
        numbers = self._numbers
        self._terms.extend([numbers.setdefault(term, len(numbers)) for term in terms])

    def tokens(self) -> Tokens:
        """All that was added."""
        bounds = np.array(self._bounds, np.int32).reshape(-1, 2)
        first = np.array(self._first, np.int64)
        table = PassageTable(np.array(self._articles, np.int64), first, bounds)
        vocabulary = [term.encode() for term in self._numbers]
        lengths = np.array(self._lengths, np.int32)
        return Tokens(table, vocabulary, np.array(self._terms, np.int32), lengths)

    def build(self) -> PassageIndex:
        """The index of all that was added."""
        return PassageIndex(segment_of(self.tokens()))
