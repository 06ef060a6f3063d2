"""Passages and their terms, one after the other -> a PassageIndex. `ingest` calls it."""

from array import array
from collections.abc import Sequence

import numpy as np

from corpus.index.okapi import Postings
from corpus.index.passage_index import PassageIndex, PassageTable
from corpus.index.vocabulary import Vocabulary
from corpus.model import Passage


class IndexBuilder:
    """Gathers passages in the order of their articles' keys; `build` transposes them once."""

    def __init__(self) -> None:
        self._articles = array("q")
        self._first = array("q", [0])
        self._bounds = array("i")
        self._lengths = array("i")
        self._tokens = array("i")
        self._ids: dict[str, int] = {}

    def add(self, passage: Passage, terms: Sequence[str]) -> None:
        """Take in a passage with its terms, repeated as they are in it."""
        self._articles.append(passage.article)
        for sentence in passage.sentences:
            self._bounds.extend((sentence.start, sentence.end))
        self._first.append(len(self._bounds) // 2)
        self._lengths.append(len(terms))
        ids = self._ids
        self._tokens.extend([ids.setdefault(term, len(ids)) for term in terms])

    def build(self) -> PassageIndex:
        """The index of all that was added."""
        bounds = np.array(self._bounds, np.int32).reshape(-1, 2)
        first = np.array(self._first, np.int64)
        table = PassageTable(np.array(self._articles, np.int64), first, bounds)
        return PassageIndex(table, self._postings())

    def _postings(self) -> Postings:
        encoded = [term.encode() for term in self._ids]
        order = sorted(range(len(encoded)), key=encoded.__getitem__)
        rank = np.empty(len(order), np.int64)
        rank[order] = np.arange(len(order))
        lengths = np.array(self._lengths, np.int32)
        rows = np.repeat(np.arange(len(lengths)), lengths)
        pairs = rank[np.array(self._tokens, np.int32)] * len(lengths) + rows
        distinct, frequencies = np.unique(pairs, return_counts=True)
        passages = max(len(lengths), 1)
        starts = np.searchsorted(distinct, np.arange(len(order) + 1) * passages)
        return Postings(
            Vocabulary.of([encoded[at] for at in order]),
            starts.astype(np.int64),
            (distinct % passages).astype(np.int32),
            frequencies.astype(np.int32),
            lengths,
        )
