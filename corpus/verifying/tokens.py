"""Text -> its tokens, each folded: two tokens that fold alike differ in typography at most.

A token is a word (with the apostrophes in it), a number (with the marks in it), a run of dashes, an
ellipsis, or any other single mark. Blanks are none. Both what is asked and what an article says
come in here, from `asked` and `aligning`.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from corpus.model import Span
from corpus.terms import MARKS

QUOTE, DASH, ELLIPSIS = '"', "-", "…"  # what each kind of mark folds to

_INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff"  # a soft hyphen, blanks of no width
_APOSTROPHES = "'’ʼ‘`´＇"
_QUOTES = frozenset('"“”„‟«»‹›‚‛＂' + _APOSTROPHES)
_DASHES = "-‐‑‒–—―−﹣－"
_HYPHENS = frozenset("-‐‑")
_LETTER = rf"[\w{MARKS}{_INVISIBLE}]"
_TOKEN = re.compile(
    rf"{_LETTER}+(?:(?:[{_APOSTROPHES}]|(?<=\d)[.,:](?=\d)){_LETTER}+)*"
    rf"|[{_DASHES}]+|\.(?:[ \u00a0]?\.){{2,}}|…|\S"
)
_INVISIBLES = re.compile(f"[{_INVISIBLE}]")
_ANY_APOSTROPHE = re.compile(f"[{_APOSTROPHES}]")
# Signs that say something of their own in small: "m²" is not "m2", nor "1½" "11⁄2".
_OWN_MEANING = ("<super>", "<sub>", "<fraction>", "<circle>", "<square>")
_REMEMBERED = 200_000  # words, some 30 MB


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of a text in order: token `i` is `text[starts[i]:ends[i]]`, folded `folded[i]`."""

    text: str
    starts: Sequence[int]
    ends: Sequence[int]
    folded: Sequence[str]

    @classmethod
    def of(cls, text: str, within: Span | None = None) -> "Tokens":
        """The tokens of `text`, or of a part of it; their places are those in the text."""
        part = within or Span(0, len(text))
        matches = _TOKEN.finditer(text, part.start, part.end)
        found = [(*match.span(), fold(match[0])) for match in matches]
        found = [token for token in found if token[2]]
        starts, ends, folded = zip(*found, strict=True) if found else ((), (), ())
        return cls(text, starts, ends, folded)

    def __len__(self) -> int:
        return len(self.folded)


@lru_cache(_REMEMBERED)
def fold(token: str) -> str:
    """The token without what typography may change: case, shape, invisible characters."""
    if token in _QUOTES:
        return QUOTE
    if token[0] in _DASHES:
        return DASH
    if token[0] == ELLIPSIS or token.startswith("."):
        return ELLIPSIS if len(token) > 1 or token == ELLIPSIS else token
    return same_form(with_straight_apostrophes(token)).casefold()


def same_form(token: str) -> str:
    """The token with ligatures, full-width letters and composed ones in one form (NFKC).

    What has a meaning of its own in another form keeps it.
    """
    if token.isascii():
        return token
    return unicodedata.normalize("NFC", "".join(map(_same_form, token)))


def with_straight_apostrophes(token: str) -> str:
    """The token with each apostrophe in it as "'", and without invisible characters."""
    return _ANY_APOSTROPHE.sub("'", without_invisibles(token))


def without_invisibles(token: str) -> str:
    """The token without soft hyphens and characters of no width."""
    return _INVISIBLES.sub("", token)


def apostrophes(token: str) -> list[str]:
    """The apostrophes in a word, as they are."""
    return _ANY_APOSTROPHE.findall(token)


def is_word(folded: str) -> bool:
    """Whether a folded token is a word or a number."""
    return folded[:1].isalnum() or folded[:1] == "_"


def is_torn(text: str, at: int) -> bool:
    """Whether a cut at `at` tears a word, a compound with a hyphen, or a number and its signs."""
    if not 0 < at < len(text):
        return False
    before, after = text[at - 1], text[at]
    if _is_letter(before) and _is_letter(after):
        return True
    return _belongs_before(text, at) or _belongs_after(text, at)


def _belongs_before(text: str, at: int) -> bool:
    """Whether the sign before `at` is part of the word that begins there."""
    sign, after = text[at - 1], text[at]
    if not _is_letter(after):
        return False
    if at > 1 and _is_letter(text[at - 2]):
        return _joins(text[at - 2], sign, after)
    return after.isdigit() and (sign in _DASHES or unicodedata.category(sign) == "Sc")


def _belongs_after(text: str, at: int) -> bool:
    """Whether the sign at `at` is part of the word that ends there."""
    before, sign = text[at - 1], text[at]
    if not _is_letter(before):
        return False
    if at + 1 < len(text) and _is_letter(text[at + 1]):
        return _joins(before, sign, text[at + 1])
    return before.isdigit() and (sign in "%‰°" or unicodedata.category(sign) == "Sc")


def _joins(before: str, sign: str, after: str) -> bool:
    if before.isdigit() and after.isdigit():
        return sign in ".,:" or sign in _DASHES
    return sign in _HYPHENS or sign in _APOSTROPHES


def _is_letter(character: str) -> bool:
    return character.isalnum() or unicodedata.category(character) in ("Mn", "Mc", "Cf")


def _same_form(character: str) -> str:
    if unicodedata.decomposition(character).startswith(_OWN_MEANING):
        return character
    return unicodedata.normalize("NFKC", character)
