"""Passages with their terms as numbers: what segments are made of, joined, sorted, taken apart."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from corpus.index.passages import PassageTable, Rows, ranges
from corpus.index.segment import Segment


@dataclass(frozen=True, slots=True)
class Tokens:
    """Passages' terms as numbers: those of passage `r` are the next `lengths[r]` of `terms`.

    `vocabulary[i]` is the term with number `i`, in any order.
    """

    passages: PassageTable
    vocabulary: Sequence[bytes]
    terms: npt.NDArray[np.int32]
    lengths: npt.NDArray[np.int32]

    def taken(self, rows: Rows) -> "Tokens":
        """The passages of these rows, in their order."""
        ends = np.cumsum(self.lengths, dtype=np.int64)
        terms = self.terms[ranges((ends - self.lengths)[rows], ends[rows])]
        return Tokens(self.passages.taken(rows), self.vocabulary, terms, self.lengths[rows])


def tokens_of(segment: Segment) -> Tokens:
    """What the segment was made of, but for the order of the terms within a passage."""
    frequencies = segment.pairs[:, 0][segment.codes]
    numbers = np.repeat(np.arange(len(segment.starts) - 1, dtype=np.int32), np.diff(segment.starts))
    by_passage = np.argsort(segment.rows, kind="stable")
    terms = np.repeat(numbers[by_passage], frequencies[by_passage])
    return Tokens(segment.passages, list(segment.vocabulary), terms, segment.lengths)


def joined(parts: Iterable[Tokens]) -> Tokens:
    """All parts' passages, in the order of their articles' keys, with one vocabulary."""
    gatherer = TokenGatherer()
    for part in parts:
        gatherer.add(part)
    return gatherer.tokens()


class TokenGatherer:
    """Joins tokens as they come, so that no part's own vocabulary need be kept."""

    def __init__(self) -> None:
        self._numbers: dict[bytes, int] = {}
        self._terms: list[npt.NDArray[np.int32]] = []
        self._lengths: list[npt.NDArray[np.int32]] = []
        self._tables: list[PassageTable] = []

    def add(self, part: Tokens) -> None:
        """Take in another part."""
        numbers = self._numbers
        renumbered = [numbers.setdefault(term, len(numbers)) for term in part.vocabulary]
        self._terms.append(np.array(renumbered, np.int32)[part.terms])
        self._lengths.append(part.lengths)
        self._tables.append(part.passages)

    def tokens(self) -> Tokens:
        """All parts' passages, in the order of their articles' keys."""
        table = PassageTable.joined(self._tables)
        terms = np.concatenate([np.zeros(0, np.int32), *self._terms])
        lengths = np.concatenate([np.zeros(0, np.int32), *self._lengths])
        whole = Tokens(table, list(self._numbers), terms, lengths)
        order = np.argsort(table.articles, kind="stable")
        return whole if (np.diff(order) > 0).all() else whole.taken(order)
