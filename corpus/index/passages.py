"""Which passage a row of the index is."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

import numpy as np
import numpy.typing as npt

from corpus.model import Passage, Span

Rows = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class PassageTable:
    """Passages by row, in the order of the articles' keys and of their text.

    Passage `r` is of article `articles[r]` and has the sentences `first[r]` to `first[r + 1]` of
    `bounds`, an array of (start, end) in characters.
    """

    articles: npt.NDArray[np.int64]
    first: npt.NDArray[np.int64]
    bounds: npt.NDArray[np.int32]

    def __len__(self) -> int:
        return len(self.articles)

    def __getitem__(self, row: int) -> Passage:
        bounds = self.bounds[self.first[row] : self.first[row + 1]].tolist()
        return Passage(int(self.articles[row]), tuple(Span(start, end) for start, end in bounds))

    def of_article(self, article: int) -> range:
        """The rows of one article's passages."""
        start, end = np.searchsorted(self.articles, [article, article + 1])
        return range(int(start), int(end))

    def taken(self, rows: Rows) -> Self:
        """The table of these rows, in their order."""
        sentences = ranges(self.first[rows], self.first[rows + 1])
        first = np.zeros(len(rows) + 1, np.int64)
        np.cumsum(self.first[rows + 1] - self.first[rows], out=first[1:])
        return type(self)(self.articles[rows], first, self.bounds[sentences])

    @classmethod
    def joined(cls, tables: Sequence[Self]) -> Self:
        """The passages of all tables, one table after the other."""
        sentences = np.cumsum([0, *(len(table.bounds) for table in tables)])
        first = [t.first[:-1] + before for t, before in zip(tables, sentences, strict=False)]
        return cls(
            np.concatenate([np.zeros(0, np.int64), *(table.articles for table in tables)]),
            np.concatenate([*first, sentences[-1:]]).astype(np.int64),
            np.concatenate([np.zeros((0, 2), np.int32), *(table.bounds for table in tables)]),
        )


class Passages:
    """The passages of an index by row: those of its base, then those of its delta.

    Its length is the number of passages that are alive; the dead keep their rows.
    """

    def __init__(self, tables: Sequence[PassageTable], dead: npt.NDArray[np.int32]) -> None:
        self._base, *self._delta = tables
        self._dead = dead
        self._alive = sum(map(len, tables)) - len(dead)
        self.articles = (
            np.concatenate([t.articles for t in tables]) if self._delta else (self._base.articles)
        )

    def __len__(self) -> int:
        return self._alive

    def __getitem__(self, row: int) -> Passage:
        base = len(self._base)
        return self._base[row] if row < base else self._delta[0][row - base]

    def are_of(self, articles: Sequence[int]) -> npt.NDArray[np.bool_]:
        """Of each row, whether its passage is of one of these articles."""
        return np.isin(self.articles, np.array(articles, np.int64))

    def first_rows(self, articles: Rows) -> Rows:
        """The row of the first passage of each of these articles, which have some."""
        rows = np.searchsorted(self._base.articles, articles)
        for delta in self._delta:
            at = np.minimum(np.searchsorted(delta.articles, articles), max(len(delta) - 1, 0))
            inside = delta.articles[at] == articles if len(delta) else np.zeros(len(at), np.bool_)
            rows = np.where(inside, at + len(self._base), rows)
        return rows

    def of_article(self, article: int) -> range:
        """The rows of one article's passages, which is in the archive."""
        for delta in self._delta:
            if rows := delta.of_article(article):
                base = len(self._base)
                return range(rows.start + base, rows.stop + base)
        rows = self._base.of_article(article)
        at = int(np.searchsorted(self._dead, rows.start))
        died = at < len(self._dead) and self._dead[at] == rows.start
        return range(0) if died else rows


def ranges(starts: Rows, ends: Rows) -> Rows:
    """The numbers from each start up to its end, one after the other."""
    lengths = ends - starts
    before = np.cumsum(lengths) - lengths
    numbers: Rows = np.arange(int(lengths.sum())) + np.repeat(starts - before, lengths)
    return numbers
