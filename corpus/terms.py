"""Text -> terms, the same for passages and questions.

A word is letters, digits and marks of any script; it becomes a term by NFKC, case folding, Latin
diacritics folded, its possessive dropped, the stop list and the Snowball stem.
"""

import re
import unicodedata
from importlib.metadata import version

import Stemmer

from corpus.languages import LANGUAGES, stop_list

# Raise it whenever what this module or `sentences` or `passages` makes of a text changes: indexes
# made by another analysis are then rebuilt.
_ANALYSIS = 1

_WORD = re.compile(r"(?:[^\W\d_]\.){2,}|\d+(?:[.,]\d+)*|[^\W_]+(?:['’ʼ][^\W_]+)*")
_APOSTROPHE = re.compile(r"['’ʼ]")
_LETTERS_WITHOUT_MARK = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h"}
)


class Analyser:
    """Turns text of one language into terms; one to a process, as it remembers stems.

    Not for several threads at once.
    """

    def __init__(self, language: str) -> None:
        self._stop = stop_list(language)
        self._stemmer = Stemmer.Stemmer(LANGUAGES[language])
        self._known: dict[str, str | None] = {}

    def terms(self, text: str) -> list[str]:
        """The terms of `text` in order, repeated as they are there."""
        return [term for word in words(text) if (term := self.term(word)) is not None]

    def term(self, word: str) -> str | None:
        """The term of one word, or None for a stop word."""
        try:
            return self._known[word]
        except KeyError:
            term = self._known[word] = self._make(word)
            return term

    def _make(self, word: str) -> str | None:
        folded = _fold(word)
        stem, *tail = _APOSTROPHE.split(folded)
        if tail and tail[-1] not in ("s", ""):
            return None if stem in self._stop else str(self._stemmer.stemWord(stem + "".join(tail)))
        if stem in self._stop and not _is_acronym(word):
            return None
        return str(self._stemmer.stemWord(stem)) or None


def words(text: str) -> list[str]:
    """The words of `text` as they are written there, after NFKC."""
    return _WORD.findall(unicodedata.normalize("NFKC", text))


def fingerprint(language: str) -> str:
    """What an index depends on besides the text: equal fingerprints, equal terms and passages."""
    parts = [f"{name} {version(name)}" for name in ("pystemmer", "sentencex", "stop-words")]
    return "; ".join([f"analysis {_ANALYSIS}", language, *parts])


def _fold(word: str) -> str:
    """Case and Latin diacritics folded; the dots of an acronym and of a figure dropped."""
    folded = word.casefold().replace(".", "").replace(",", "")
    if folded.isascii():
        return folded
    marked = unicodedata.normalize("NFD", folded.translate(_LETTERS_WITHOUT_MARK))
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
