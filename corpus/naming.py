"""A name that somebody was asked by -> whether a name in an article is that person's.

`sayings` asks.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self

from corpus.speakers.lexicon import TITLES

SUFFIXES = frozenset(("jr", "sr", "ii", "iii", "iv"))
_ARTICLES = frozenset(("the", "a", "an"))
_BETWEEN = 30  # characters between a first name and a surname
_MARKS = re.compile("[\u0300-\u036f]+")
_WITHOUT_MARK = re.compile("[øłđðþæœı]")
_AROUND = "\"“”‘’'.,()"
_LETTERS_WITHOUT_MARK = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i"}
)


@dataclass(frozen=True, slots=True)
class Wanted:
    """The name that was asked for: its words folded, without titles."""

    words: tuple[str, ...]

    @classmethod
    def of(cls, name: str) -> Self:
        """The wanted name in what was typed; without words where that is only a title."""
        words = folded_words(name)
        while len(words) > 1 and words[0] in TITLES | _ARTICLES:
            words = words[1:]
        return cls(words)

    @property
    def surname(self) -> str:
        """The last word but for a "Jr."."""
        return surname_of(self.words)

    def is_of(self, speaker: str) -> bool:
        """Whether a speaker's name has all the wanted words, and the same surname."""
        words = folded_words(speaker)
        if not words[:1] or not self.words:
            return False
        if words[0] in _ARTICLES:
            return words[1:] == self.words
        return surname_of(words) == self.surname and self._is_part_of(words)

    def may_be_of(self, speaker: str) -> bool:
        """Whether a speaker's name is the surname alone, of a person wanted by more."""
        return len(self.words) > 1 and folded_words(speaker) == (self.surname,)

    def may_be(self, name: str) -> bool:
        """Whether a name is the person's, or the surname alone."""
        return folded_words(name) == (self.surname,) or self.is_of(name)

    def stands_whole_in(self, text: str) -> bool:
        """Whether first name and surname stand together in the text, in any spelling."""
        if len(self.words) == 1:
            return True
        first, last = re.escape(self.words[0]), re.escape(self.surname)
        together = rf"(?<!\w){first}\W.{{0,{_BETWEEN}}}?{last}(?!\w)"
        return re.search(together, folded(text), re.DOTALL) is not None

    def namesakes_in(self, names: Iterable[str]) -> bool:
        """Whether somebody else with the surname is among these names."""
        others = (folded_words(name) for name in names)
        return any(
            len(words) > 1 and surname_of(words) == self.surname and not self._is_part_of(words)
            for words in others
        )

    def _is_part_of(self, words: tuple[str, ...]) -> bool:
        return set(self.words) <= set(words)


def folded_words(name: str) -> tuple[str, ...]:
    """The words of a name without case, marks on letters, dots and quotation marks."""
    words = (folded(word.strip(_AROUND)) for word in name.split())
    return tuple(word for word in words if word)


def surname_of(words: tuple[str, ...]) -> str:
    """The last word but for a "Jr."."""
    kept = [word for word in words if word not in SUFFIXES] or list(words)
    return kept[-1] if kept else ""


def folded(text: str) -> str:
    """The text without case and marks on letters."""
    lower = text.casefold()
    if _WITHOUT_MARK.search(lower):
        lower = lower.translate(_LETTERS_WITHOUT_MARK)
    return _MARKS.sub("", unicodedata.normalize("NFKD", lower)).replace("’", "'")
