"""Text -> terms, the same for passages and questions.

A word is letters, digits and marks of any script; it becomes a term by NFKC, case folding, Latin
diacritics folded, its possessive dropped, the stop list and the Snowball stem.
"""

import re
import unicodedata
from collections.abc import Callable
from importlib.metadata import version

import Stemmer

from corpus.languages import LANGUAGES, stop_list

# Raise it whenever what this module, `sentences`, `furniture` or `passages` makes of a text
# changes: indexes made by another analysis are then rebuilt.
_ANALYSIS = 9

_REMEMBERED = 2_000_000  # words, about 200 MB: no text, however odd, fills the memory

# Marks that stand on letters and are no letters themselves: general, Arabic, Devanagari.
MARKS = (
    "\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8"
    "\u06ea-\u06ed\u0900-\u0903\u093a-\u093c\u093e-\u094f\u0951-\u0957\u0962\u0963"
)
_WORD = re.compile(rf"\w\.(?:\w\.)+|[\w{MARKS}]+(?:['’ʼ][\w{MARKS}]+|[.,]\d+)*")
_AROUND = ".,;:!?\"'()[]{}“”‘’«»—–-…*/ \n"  # what a word never begins or ends with
_APOSTROPHE = re.compile(r"['’ʼ]")
_POSSESSIVE = re.compile(r"['’ʼ][sS]?\Z")
_THOUSANDS = re.compile(r"(?<=\d)[.,](?=\d{3}(?!\d))")
_CONTRACTED = frozenset("ll re ve d m".split())
# Before an apostrophe, an article or a preposition that is no part of the word.
_ELIDED = {
    "ca": frozenset("d l m n s t".split()),
    "fr": frozenset("c d j l m n s t qu jusqu lorsqu puisqu quoiqu".split()),
    "it": frozenset("c d l m n s t v un dell all nell sull dall coll quell quest".split()),
}
_LETTERS_WITHOUTMARKS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h"}
)


class Analyser:
    """Turns text of one language into terms; one to a process, as it remembers stems.

    Not for several threads at once.
    """

    def __init__(self, language: str) -> None:
        self._stop = frozenset(map(_fold, stop_list(language)))
        self._elided = _ELIDED.get(language, frozenset())
        self._stemmer = Stemmer.Stemmer(LANGUAGES[language])
        self._stemmer.maxCacheSize = 0  # what was asked before is in `_known`
        self._known = _Known(self._make)

    def terms(self, text: str) -> list[str]:
        """The terms of `text` in order, repeated as they are there."""
        return list(filter(None, map(self._known.__getitem__, words(text))))

    def term(self, word: str) -> str | None:
        """The term of one word, or None for a stop word."""
        return self._known[word]

    def _make(self, word: str) -> str | None:
        if word.isascii() and word.isalpha():  # as most are, and nothing below changes them
            return self._stemmed(word.lower(), word)
        whole = _POSSESSIVE.sub("", word)
        first, *rest = _APOSTROPHE.split(_fold(whole))
        if rest and first in self._elided:
            first, *rest = rest
        if rest and rest[-1] == "t" and first.endswith(("n", "can")):
            return None  # don't, won't, isn't, can't
        if rest and rest[-1] in _CONTRACTED:
            rest = rest[:-1]
        return self._stemmed(first + "".join(rest), whole)

    def _stemmed(self, folded: str, word: str) -> str | None:
        """The stem, or None of a stop word; `word` as it is written may be a name."""
        if folded in self._stop and not _is_acronym(word):
            return None
        return str(self._stemmer.stemWord(folded)) or None


class _Known(dict[str, str | None]):
    """The terms of the words that were asked before; of others they are made."""

    def __init__(self, make: Callable[[str], str | None]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, word: str) -> str | None:
        if len(self) >= _REMEMBERED:
            self.clear()
        term = self[word] = self._make(word)
        return term


def words(text: str) -> list[str]:
    """The words of `text` as they are written there, after NFKC."""
    alone = text.strip(_AROUND)
    if alone.isascii() and alone.isalpha():
        return [alone]
    return _WORD.findall(unicodedata.normalize("NFKC", text).replace("_", " "))


def words_as_typed(text: str) -> list[str]:
    """The words of what somebody typed; if all in capitals, in lower case.

    Else every stop word were an acronym.
    """
    return words(text.lower() if text.isupper() else text)


def fingerprint(language: str) -> str:
    """What an index depends on besides the text: equal fingerprints, equal terms and passages."""
    parts = [f"{name} {version(name)}" for name in ("pystemmer", "sentencex", "stop-words")]
    return "; ".join([f"analysis {_ANALYSIS}", language, *parts])


def _fold(word: str) -> str:
    """Case and Latin diacritics folded; dots of acronyms and marks of thousands dropped."""
    folded = word.casefold()
    if folded[:1].isdigit():
        folded = _THOUSANDS.sub("", folded).replace(",", ".")
    else:
        folded = folded.replace(".", "")
    if folded.isascii():
        return folded
    marked = unicodedata.normalize("NFD", folded.translate(_LETTERS_WITHOUTMARKS))
    kept, after_latin = [], False
    for character in marked:
        if unicodedata.combining(character):
            if after_latin:
                continue
        else:
            after_latin = "LATIN" in unicodedata.name(character, "")
        kept.append(character)
    return unicodedata.normalize("NFC", "".join(kept))


def _is_acronym(word: str) -> bool:
    """Whether a word that looks like a stop word is a name: "U.S.", "US", "IT", "WHO"."""
    return len(word) > 1 and word.isupper()
