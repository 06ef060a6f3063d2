"""Stored articles -> which of them are near-copies: one story that several articles tell alike.

An article is a near-copy of another when most of the shorter one's runs of five words stand in the
longer one: agency copy under another headline, without its end, or with a paragraph more. Two
articles on one story written apart share few runs, and a bulletin that has its frame in common with
yesterday's gives other figures. `Thinker` keeps one `Copies`, as it remembers what it has read.
"""

import re
from collections import OrderedDict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING
from zlib import crc32

import numpy as np
import numpy.typing as npt

from corpus.days.calendar import MONTH
from corpus.model import Article, StoredArticle
from corpus.terms import words

if TYPE_CHECKING:
    from datasketch import MinHash

SHINGLE_WORDS = 5
_SHARED = 0.75  # of the shorter one's shingles
_SHARED_LATER = 0.95  # of two that are more than a week apart: this year's and last year's advice
_WEEK = 7  # days
_SHORTEST = 0.4  # of the longer one: a brief in a round-up of several is not the round-up
MANY = 64  # from here on not every article is compared with every other
_READ = 100_000  # characters of an article: a sketch of a whole book would fill the memory
_REMEMBERED = 2048  # articles of some 700 words: about 25 MB
_AROUND = 2  # words on each side of a figure that say what it counts
_DAY = re.compile(rf"{MONTH}|[ap]\.?m\.?|updated|o'clock", re.IGNORECASE)
# With these a pair that shares 27 in 100 of all its shingles, the fewest that copies can share, is
# compared in 99 of 100 cases, and one that shares a hundredth in 1 of 150.
_PERMUTATIONS, _BANDS, _BAND_ROWS = 128, 64, 2
_PRIME = np.uint64(0x100000001B3)

Shingles = npt.NDArray[np.uint32]


class Copies:
    """Groups near-copies. Not for several threads at once."""

    def __init__(self) -> None:
        self._prints: OrderedDict[str, _Print] = OrderedDict()

    def grouped(self, stored: Sequence[StoredArticle]) -> list[tuple[int, ...]]:
        """The positions in `stored`, near-copies together, in the order of first appearance.

        Each group begins with the article that stands for it, the earliest (undated last, then the
        longest), and goes on in that order; all in it are near-copies of that one.
        """
        order = sorted(range(len(stored)), key=lambda at: _precedence(stored[at]))
        prints = {at: self._print(stored[at]) for at in order}
        candidates = _all_before if len(stored) < MANY else _Sketches(prints).before
        groups: dict[int, list[int]] = {}
        for at in order:
            like = (one for one in candidates(at, groups) if _are_copies(prints[one], prints[at]))
            groups.setdefault(next(like, at), []).append(at)
        return sorted(map(tuple, groups.values()), key=min)

    def read(self, stored: Iterable[StoredArticle]) -> None:
        """Have these remembered, so that grouping them is quick."""
        for one in stored:
            self._print(one)

    def _print(self, stored: StoredArticle) -> "_Print":
        known = self._prints.pop(stored.hash, None)
        if known is None:
            known = _Print.of(stored)
            if len(self._prints) >= _REMEMBERED:
                self._prints.popitem(last=False)
        self._prints[stored.hash] = known
        return known


@dataclass(slots=True)
class _Print:
    """What two articles are compared by.

    `shingles` are numbers for the runs of words, ascending; `figures` the numbers that stand
    between the same words; `sketch` is made when it is one of many.
    """

    published: date | None
    shingles: Shingles
    figures: Mapping[tuple[str, ...], frozenset[str]]
    sketch: "MinHash | None" = None

    @classmethod
    def of(cls, stored: StoredArticle) -> "_Print":
        """The print of one article."""
        text = folded_words(stored.article)
        return cls(stored.article.published, _shingles(text), _figures(text))


def folded_words(article: Article) -> list[str]:
    """The words of an article, but for the end of a very long one, without case."""
    return [word.casefold() for word in words(article.text[:_READ])]


def _shingles(text: Sequence[str]) -> Shingles:
    """One number for each run of words; of a text that is shorter, for all of it."""
    numbers = np.fromiter((crc32(word.encode()) for word in text), np.uint64, len(text))
    width = min(SHINGLE_WORDS, len(numbers))
    runs = np.zeros(len(numbers) - width + 1, np.uint64)
    for first in range(width):
        runs = runs * _PRIME + numbers[first : first + len(runs)]
    return np.unique((runs >> np.uint64(24)).astype(np.uint32))


def _figures(text: Sequence[str]) -> dict[tuple[str, ...], frozenset[str]]:
    """The figures by the words around them, but for clock times, scores and days of a month."""
    masked = ["" if word[0].isdigit() else word for word in text]
    found: dict[tuple[str, ...], frozenset[str]] = {}
    for at, word in enumerate(text):
        if masked[at]:
            continue
        before, after = masked[max(at - _AROUND, 0) : at], masked[at + 1 : at + 1 + _AROUND]
        if before[-1:] == [""] or after[:1] == [""] or any(map(_DAY.fullmatch, before + after)):
            continue
        around = (*before, "", *after)
        found[around] = found.get(around, frozenset()) | {word}
    return found


def _are_copies(one: _Print, other: _Print) -> bool:
    short, long = sorted((one, other), key=lambda p: len(p.shingles))
    if len(short.shingles) < _SHORTEST * len(long.shingles):
        return False
    common = np.intersect1d(short.shingles, long.shingles, assume_unique=True)
    if len(common) < _least_shared(one, other) * len(short.shingles):
        return False
    return not any(
        around in long.figures and figures.isdisjoint(long.figures[around])
        for around, figures in short.figures.items()
    )


def _least_shared(one: _Print, other: _Print) -> float:
    if one.published is None or other.published is None:
        return _SHARED
    return _SHARED if abs((one.published - other.published).days) <= _WEEK else _SHARED_LATER


def _precedence(stored: StoredArticle) -> tuple[bool, date, int, int]:
    article = stored.article
    return (
        article.published is None,
        article.published or date.max,
        -len(article.text),
        stored.key,
    )


def _all_before(_: int, firsts: dict[int, list[int]]) -> Iterable[int]:
    return firsts


class _Sketches:
    """Finds, among many articles, those that may be copies by a sketch of their shingles."""

    def __init__(self, prints: Mapping[int, _Print]) -> None:
        from datasketch import MinHash, MinHashLSH  # noqa: PLC0415 - a second, and seldom needed

        new = [one for one in prints.values() if one.sketch is None]
        sketches = MinHash.bulk(
            (one.shingles.tolist() for one in new), num_perm=_PERMUTATIONS, hashfunc=int
        )
        for one, sketch in zip(new, sketches, strict=True):
            one.sketch = sketch
        self._prints = prints
        self._lsh: MinHashLSH = MinHashLSH(num_perm=_PERMUTATIONS, params=(_BANDS, _BAND_ROWS))

    def before(self, at: int, firsts: dict[int, list[int]]) -> Iterable[int]:
        """Those of `firsts`, in their order, that may be copies of the one at this position."""
        last = next(reversed(firsts), None)
        if last is not None and last not in self._lsh:
            self._lsh.insert(last, self._prints[last].sketch)
        found = set(self._lsh.query(self._prints[at].sketch))
        return (one for one in firsts if one in found)
