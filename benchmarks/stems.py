"""A corpus -> its stems, kept beside it: what the peers are made of, the same as our index is."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from benchmarks.analysis import analysed
from benchmarks.place import Corpus, key
from corpus.errors import IndexUnusable
from corpus.index import PassageIndex, load_index, save_index, segment_of


@dataclass(frozen=True, slots=True)
class Stems:
    """Those of passage `p` are the next `lengths[p]` of `numbers`, which count in `vocabulary`."""

    vocabulary: list[str]
    numbers: npt.NDArray[np.int32]
    lengths: npt.NDArray[np.int32]

    def passages(self) -> Iterator[list[str]]:
        """The stems of each passage, equal ones the same string."""
        words = self.vocabulary
        for numbers in self.numbered():
            yield [words[number] for number in numbers]

    def numbered(self) -> Iterator[list[int]]:
        """The stems' numbers of each passage."""
        start = 0
        for length in self.lengths.tolist():
            yield self.numbers[start : start + length].tolist()
            start += length


def our_index(corpus: Corpus) -> PassageIndex:
    """Our index of the corpus, which is made if there is none of this version."""
    try:
        return load_index(corpus.index, key())
    except IndexUnusable:
        _make(corpus)
        return load_index(corpus.index, key())


def stems_of(corpus: Corpus) -> Stems:
    """The corpus's stems; the first time, they and our index are made."""
    if not _kept(corpus).exists():
        _make(corpus)
    with np.load(_kept(corpus)) as arrays:
        vocabulary = arrays["vocabulary"].tobytes().decode().split("\n")
        return Stems(vocabulary, arrays["numbers"], arrays["lengths"])


def _kept(corpus: Corpus) -> Path:
    return corpus.folder / "stems.npz"


def _make(corpus: Corpus) -> None:
    tokens = analysed(corpus.passages)
    vocabulary = np.frombuffer(b"\n".join(tokens.vocabulary), np.uint8)
    np.savez(_kept(corpus), vocabulary=vocabulary, numbers=tokens.terms, lengths=tokens.lengths)
    save_index(PassageIndex(segment_of(tokens)), corpus.index, key())
