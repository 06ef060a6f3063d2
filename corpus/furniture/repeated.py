"""Lines that stand in many stories of one publisher, and so in none of them: `passages` asks.

They are counted over all articles that are there, by a digest of the line and its publisher. Copies
of one story, told by their longest line, are one. `succession` counts, the store keeps the digests.
"""

import hashlib
from array import array
from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

Digests = frozenset[int]
NOTHING: Digests = frozenset()
RULE = "repeated line"
_STORIES = 6
_WORDS = range(4, 81)  # a shorter line may be an entry of any list
_QUOTED = tuple('“"„«‘')  # what somebody said may be told again
_HALF = 0.5  # of an article: where more is repeated, it is itself a copy, or one of a series


class Lines:
    """Counts the lines of articles; a line is some 24 bytes here."""

    def __init__(self) -> None:
        self._articles = array("q")
        self._stories = array("q")
        self._digests = array("q")

    def add(self, article: int, text: str, publisher: str | None) -> None:
        """Take in the lines of an article, which is called by its key."""
        lines = text.splitlines()
        story = _digest(max(lines, key=len, default="").split(), None)
        for digest in set(_digests(lines, publisher)):
            self._articles.append(article)
            self._stories.append(story)
            self._digests.append(digest)

    def repeated(self) -> Digests:
        """The digests of the lines that stand in many stories."""
        pairs = np.unique(np.stack([_numbers(self._digests), _numbers(self._stories)]), axis=1)
        digests, stories = np.unique(pairs[0], return_counts=True)
        return frozenset(digests[stories >= _STORIES].tolist())

    def articles_with(self, some: Digests) -> set[int]:
        """The articles that have one of these lines."""
        wanted = np.array(sorted(some), np.int64)
        return set(_numbers(self._articles)[np.isin(_numbers(self._digests), wanted)].tolist())


def repeated_in(text: str, publisher: str | None, repeated: Digests) -> frozenset[str]:
    """The lines of the text that are repeated, if they are not the most of it, without blanks."""
    if not repeated:
        return frozenset()
    lines = {line.strip() for line in text.splitlines()}
    found = {line for line in lines if not repeated.isdisjoint(_digests([line], publisher))}
    return frozenset() if sum(map(len, found)) > _HALF * len(text) else frozenset(found)


def _digests(lines: list[str], publisher: str | None) -> Iterator[int]:
    """A digest of each line that is long enough, unlike the words of a list, and not quoted."""
    for line in lines:
        words = line.split()
        if len(words) in _WORDS and not words[0].startswith(_QUOTED):
            yield _digest(words, publisher)


def _digest(words: list[str], publisher: str | None) -> int:
    """As SQLite has integers; of the words of a line, in any case and with any blanks."""
    said = f"{publisher or ''}\n{' '.join(words)}".casefold()
    content = hashlib.blake2b(said.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(content, "little", signed=True)


def _numbers(values: "array[int]") -> npt.NDArray[np.int64]:
    return np.frombuffer(values, np.int64) if values else np.empty(0, np.int64)
