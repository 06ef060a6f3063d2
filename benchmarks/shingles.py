"""A found text and the true one -> precision and recall; many of these -> one F1.

The measure of scrapinghub's article-extraction-benchmark: shingles of four words, counted as often
as they stand; each page weighs the same, and F1 is of the mean precision and the mean recall.
"""

import re
from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from statistics import fmean

_WORD = re.compile(r"\w+")
_WORDS = 4  # in a shingle


@dataclass(frozen=True, slots=True)
class Overlap:
    """How much of two texts' shingles are in both, in the found one alone, in the true one alone.

    The three add up to 1, or are all 0 where both texts are empty.
    """

    both: float
    found_alone: float
    true_alone: float

    @property
    def precision(self) -> float:
        """Of what was found, the share that is true."""
        return _share(self.both, self.found_alone, self.true_alone)

    @property
    def recall(self) -> float:
        """Of what is true, the share that was found."""
        return _share(self.both, self.true_alone, self.found_alone)


@dataclass(frozen=True, slots=True)
class Score:
    """The mean precision and the mean recall over pages."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """The harmonic mean of the two."""
        return 2 * self.precision * self.recall / (self.precision + self.recall)


def overlap(true: str, found: str) -> Overlap:
    """How the shingles of two texts overlap."""
    of_true, of_found = _shingles(true), _shingles(found)
    both = (of_true & of_found).total()
    found_alone, true_alone = of_found.total() - both, of_true.total() - both
    total = both + found_alone + true_alone
    if not total:
        return Overlap(0.0, 0.0, 0.0)
    return Overlap(both / total, found_alone / total, true_alone / total)


def score(pages: Collection[Overlap]) -> Score:
    """The score of several pages; where nothing was found, or nothing is true, a mean skips it."""
    return Score(
        fmean(page.precision for page in pages if page.both + page.found_alone > 0),
        fmean(page.recall for page in pages if page.both + page.true_alone > 0),
    )


def _share(both: float, alone: float, other: float) -> float:
    if alone == other == 0:
        return 1.0
    return both / (both + alone) if both + alone else 0.0


def _shingles(text: str) -> Counter[tuple[str, ...]]:
    words = _WORD.findall(text)
    places = range(max(1, len(words) - _WORDS + 1))
    return Counter(shingle for at in places if (shingle := tuple(words[at : at + _WORDS])))
