"""The index of a generation: where its passages are, and which of them answer a question best.

It has a base, and where articles have changed since that was built, a delta with the new passages
and the rows of the base that are dead. Both are scored with the statistics of all that is alive,
so that the scores are those of an index built anew.
"""

import threading
from collections.abc import Collection, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from corpus.index.dead import Dead
from corpus.index.making import segment_of
from corpus.index.okapi import Floats, Okapi, Statistics
from corpus.index.passages import Passages
from corpus.index.segment import Segment
from corpus.index.tokens import Tokens, joined, tokens_of
from corpus.model import Hit

_LINES = 256  # that the scores are laid in; the best of a column stands for it in the first look
# float32 sums differ from exact ones by less than this share, for questions of up to 1,000 terms.
_ROUNDING = 1e-4


@dataclass(frozen=True, slots=True)
class BaseFile:
    """The file that a base is kept in: its name, and the token of the generation it is of."""

    name: str
    token: str


@dataclass(frozen=True, slots=True)
class _Layer:
    """A segment with the impacts of its codes, and the row at which it begins."""

    segment: Segment
    impacts: Floats
    impacts32: npt.NDArray[np.float32]
    begins: int

    @property
    def ends(self) -> int:
        return self.begins + len(self.segment.passages)


@dataclass(frozen=True, slots=True)
class _Found:
    """A term of a question: its postings in each layer, and its idf."""

    postings: tuple[slice, ...]
    idf: float


class PassageIndex:
    """Finds passages by terms. It never changes; several threads may search it at once."""

    def __init__(
        self,
        base: Segment,
        delta: Segment | None = None,
        dead: Dead | None = None,
        base_file: BaseFile | None = None,
    ) -> None:
        self.base = base
        self.delta = delta
        self.base_file = base_file  # the file that has the base, once there is one
        self.dead = dead or Dead.of(base, np.zeros(0, np.int32))
        segments = [base] if delta is None else [base, delta]
        self.passages = Passages([s.passages for s in segments], self.dead.rows)
        total = sum(int(s.lengths.sum(dtype=np.int64)) for s in segments)
        total -= int(base.lengths[self.dead.rows].sum(dtype=np.int64))
        self._okapi = Okapi(Statistics(len(self.passages), total))
        self._layers = self._layered(segments)
        self._buffers = threading.local()

    @property
    def changed_share(self) -> float:
        """How much of the base has been added or has died since it was built."""
        changed = len(self.dead.rows) + (len(self.delta.passages) if self.delta else 0)
        return changed / max(len(self.base.passages), 1)

    def search(
        self, terms: Sequence[str], k: int, allowed: npt.NDArray[np.bool_] | None = None
    ) -> list[Hit]:
        """The at most `k` best passages, highest score first.

        Equal scores are in the order of the articles' keys and of the text. `allowed` says of each
        row whether it may be found. A passage with none of the terms is never found. Scores are
        BM25Okapi's own.
        """
        found = self._found(terms)
        if not found:
            return []
        rows = self._candidates(found, k, allowed)
        scores = self._exact(found, rows)
        best = np.lexsort((rows, self.passages.articles[rows], -scores))[:k]
        return [Hit(int(rows[at]), float(scores[at])) for at in best]

    def scores(self, terms: Sequence[str]) -> Floats:
        """The score of each passage, by row, 0 for the dead; a term twice counts twice."""
        rows = np.arange(self._layers[-1].ends)
        scores = self._exact(self._found(terms), rows)
        scores[self.dead.rows] = 0
        return scores

    def scores_of(self, terms: Sequence[str], rows: npt.NDArray[np.intp]) -> Floats:
        """The exact scores of these rows, which are ascending and alive."""
        return self._exact(self._found(terms), rows)

    def present(self, terms: Sequence[str], rows: range) -> frozenset[str]:
        """Which of the terms stand in any of these rows, which are alive."""
        among = np.arange(rows.start, rows.stop)
        return frozenset(t for t in terms if self._exact(self._found((t,)), among).any())

    def idf(self, term: str) -> float:
        """Lucene's idf of a term over the passages; highest for one that stands nowhere."""
        return self._okapi.idf_of(self.document_frequency(term))

    def document_frequency(self, term: str) -> int:
        """In how many passages the term stands."""
        return self._frequency(term, [layer.segment.postings_of(term) for layer in self._layers])

    def rows_with(self, term: str) -> npt.NDArray[np.int64]:
        """The rows of the passages that the term stands in, ascending."""
        own = [layer.segment.rows[layer.segment.postings_of(term)] for layer in self._layers]
        both = zip(self._layers, own, strict=True)
        rows = np.concatenate([rows.astype(np.int64) + layer.begins for layer, rows in both])
        return (
            np.setdiff1d(rows, self.dead.rows, assume_unique=True) if len(self.dead.rows) else rows
        )

    def vocabulary(self) -> list[str]:
        """All terms, in no order; some may stand in dead passages alone."""
        terms = {term for layer in self._layers for term in layer.segment.vocabulary}
        return [term.decode() for term in terms]

    def updated(self, gone: Collection[int], added: Tokens) -> "PassageIndex":
        """The index without the articles `gone`, by key, and with the passages `added`.

        A changed article is both. The base stays; equal to an index built anew of what is alive.
        """
        keys = np.array(sorted(gone), np.int64)
        dying = np.flatnonzero(np.isin(self.base.passages.articles, keys)).astype(np.int32)
        dead = self.dead
        if len(np.setdiff1d(dying, dead.rows)):
            dead = Dead.of(self.base, np.union1d(dead.rows, dying))
        parts = [added]
        if self.delta is not None:
            stays = np.flatnonzero(~np.isin(self.delta.passages.articles, keys))
            parts.insert(0, tokens_of(self.delta).taken(stays))
        return PassageIndex(self.base, segment_of(joined(parts)), dead, self.base_file)

    def _layered(self, segments: Sequence[Segment]) -> list[_Layer]:
        layers: list[_Layer] = []
        for segment in segments:
            impacts = self._okapi.impact(segment.pairs[:, 0], segment.pairs[:, 1])
            begins = layers[-1].ends if layers else 0
            layers.append(_Layer(segment, impacts, impacts.astype(np.float32), begins))
        return layers

    def _found(self, terms: Sequence[str]) -> list[_Found]:
        """Of each term that stands anywhere its postings and idf, in their order."""
        found = []
        for term in terms:
            postings = tuple(layer.segment.postings_of(term) for layer in self._layers)
            if any(p.stop > p.start for p in postings):
                df = self._frequency(term, postings)
                found.append(_Found(postings, self._okapi.idf_of(df)))
        return found

    def _frequency(self, term: str, postings: Sequence[slice]) -> int:
        df = sum(int(p.stop - p.start) for p in postings)
        if len(self.dead.terms):
            number = self.base.vocabulary.find(term)
            df -= 0 if number is None else self.dead.count(number)
        return df

    def _exact(self, found: Sequence[_Found], rows: npt.NDArray[np.intp]) -> Floats:
        """The exact scores of ascending rows, as the parent would add them up."""
        parts = []
        for number, layer in enumerate(self._layers):
            first, last = np.searchsorted(rows, [layer.begins, layer.ends])
            terms = [(term.postings[number], term.idf) for term in found]
            own = rows[first:last] - layer.begins
            parts.append(layer.segment.exact(terms, own, layer.impacts))
        return np.concatenate(parts)

    def _candidates(
        self, found: Sequence[_Found], k: int, allowed: npt.NDArray[np.bool_] | None
    ) -> npt.NDArray[np.intp]:
        """Rows, ascending, among which the `k` best are for certain."""
        scores = self._approximate(found, allowed)
        best = scores.max(axis=0)
        least = np.finfo(np.float32).tiny
        if len(best) > k:
            # Each of the k best columns has a passage as good as this.
            kth = np.partition(best, len(best) - k)[len(best) - k]
            least = max(least, kth * np.float32(1 - 2 * _ROUNDING))
        worth = np.flatnonzero(best >= least)
        line, place = np.nonzero(scores[:, worth] >= least)
        return np.sort(line * len(best) + worth[place])

    def _approximate(
        self, found: Sequence[_Found], allowed: npt.NDArray[np.bool_] | None
    ) -> npt.NDArray[np.float32]:
        """The passages' scores as float32, row by row in lines of equal length.

        In a buffer of this thread's own, with zeros behind the last passage.
        """
        lines = self._buffer()
        scores = lines.reshape(-1)
        scores[:] = 0
        for number, layer in enumerate(self._layers):
            own = scores[layer.begins : layer.ends]
            for term in found:
                layer.segment.add_to(own, term.postings[number], term.idf, layer.impacts32)
        scores[self.dead.rows] = 0
        if allowed is not None:
            scores[: len(allowed)] *= allowed
        return lines

    def _buffer(self) -> npt.NDArray[np.float32]:
        lines: npt.NDArray[np.float32] | None = getattr(self._buffers, "lines", None)
        if lines is None:
            length = -(-self._layers[-1].ends // _LINES)
            lines = self._buffers.lines = np.zeros((_LINES, length), np.float32)
        return lines
