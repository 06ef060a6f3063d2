"""Articles -> corpora of 10,000 to 1,000,000 passages to measure on, the same for a seed.

Real passages while they last, in a random order; beyond them, each further passage is a real one of
which 30 of 100 words are drawn anew from all words, and 8 of 1,000 are words that stand nowhere
else. Of two corpora with one seed, the smaller is the beginning of the larger.
"""

import gzip
import json
from array import array
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from corpus.index.passages import ranges
from corpus.passages import split_passages

_REDRAWN = 0.3
_FRESH = 0.008
_AT_ONCE = 20_000


def write_corpus(articles: Path, size: int, seed: int, target: Path) -> None:
    """Write `size` passages, one a line, unless that was done before."""
    if target.exists():
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    aside = target.with_suffix(".aside")
    with aside.open("w", encoding="utf-8", newline="\n") as lines:
        for passage in made_passages(passages_of(articles), size, seed):
            lines.write(passage + "\n")
    aside.replace(target)


def passages_of(articles: Path) -> list[str]:
    """The passages of a JSONL file (`.gz` or not) or a folder of text files, white space folded."""
    texts = jsonl_texts(articles) if articles.is_file() else folder_texts(articles)
    folded = (
        " ".join(text[passage.start : passage.end].split())
        for number, text in enumerate(texts)
        for passage in split_passages(number, text, "en")
    )
    return list(filter(None, folded))


def made_passages(real: list[str], size: int, seed: int) -> Iterator[str]:
    """`size` passages: the real ones in a random order, then ones made from them."""
    shuffling, making = np.random.default_rng(seed).spawn(2)
    order = shuffling.permutation(len(real))
    yield from (real[at] for at in order[:size])
    if size > len(real):
        words = _Words.of(real)
        for made in range(len(real), size, _AT_ONCE):
            yield from _made(words, making)[: size - made]


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of passage `p` are `distinct[flat[starts[p]:starts[p + 1]]]`."""

    distinct: npt.NDArray[np.object_]
    flat: npt.NDArray[np.int32]
    starts: npt.NDArray[np.int64]

    @classmethod
    def of(cls, passages: list[str]) -> "_Words":
        numbers: dict[str, int] = {}
        flat, starts = array("i"), array("q", [0])
        for passage in passages:
            flat.extend([numbers.setdefault(word, len(numbers)) for word in passage.split()])
            starts.append(len(flat))
        distinct = np.array(list(numbers), object)
        return cls(distinct, np.array(flat, np.int32), np.array(starts, np.int64))


def _made(words: _Words, random: np.random.Generator) -> list[str]:
    """So many passages as are made at once, whether or not all are wanted."""
    chosen = random.integers(len(words.starts) - 1, size=_AT_ONCE)
    starts, ends = words.starts[chosen], words.starts[chosen + 1]
    numbers = words.flat[ranges(starts, ends)]
    redrawn = np.flatnonzero(random.random(len(numbers)) < _REDRAWN)
    numbers[redrawn] = words.flat[random.integers(len(words.flat), size=len(redrawn))]
    drawn = words.distinct[numbers]
    fresh = np.flatnonzero(random.random(len(numbers)) < _FRESH)
    drawn[fresh] = [f"q{number:07x}z" for number in random.integers(1 << 28, size=len(fresh))]
    bounds = np.cumsum(ends - starts)[:-1]
    return [" ".join(passage) for passage in np.split(drawn, bounds)]


def jsonl_texts(path: Path) -> Iterator[str]:
    """The text of each article of the file, in its order."""
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)["text"]


def folder_texts(path: Path) -> Iterator[str]:
    """The text of each article of the folder, by name."""
    for file in sorted(path.glob("*.txt")):
        yield file.read_text("utf-8")
