"""A quotation as it was asked about -> what must follow one another in an article.

That is tokens, gaps where an ellipsis says that something was left out, and insertions in square
brackets. `looking` calls `parse_quotation`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from corpus.model import Span
from corpus.verifying.tokens import QUOTE, Tokens, fold, is_word

GAP_ROOM = 300  # tokens, some 250 words, that an ellipsis may leave out
_INSERTION_ROOM = 12  # tokens that words in brackets may stand for; "walk[ed]" stands for one

_DOTS = r"(?:…|\.(?:[ \u00a0]?\.){2,})"
_DOUBLE = frozenset('"“”„«»')
_GAP = rf"\[\s*{_DOTS}\s*\]|\(\s*{_DOTS}\s*\)|{_DOTS}"
_NEW_INITIAL = r"\[\w{1,2}\](?=\w)\w+"
_INSERTION = r"[\w'’-]*\[[^\[\]]{1,300}\][\w'’-]*"
_SPECIAL = re.compile(f"(?P<gap>{_GAP})|(?P<initial>{_NEW_INITIAL})|(?P<insertion>{_INSERTION})")
_BRACKETS = re.compile(r"[\[\]]")
_SIC = re.compile(r"\[\s*sic\s*\]", re.IGNORECASE)


class Kind(StrEnum):
    """What an element of a quotation is."""

    TOKEN = "token"  # noqa: S105 - no secret
    GAP = "gap"
    INSERTION = "insertion"


@dataclass(frozen=True, slots=True)
class Element:
    """A token, folded; or a place that may stand for up to `room` tokens of the article."""

    kind: Kind
    span: Span
    folded: str = ""
    room: int = 0


@dataclass(frozen=True, slots=True)
class Quotation:
    """What was asked, its outer marks taken off: the spans of `elements` are of `text`.

    It begins and ends with a token. `outside` are insertions before the first and after the last.
    """

    text: str
    elements: tuple[Element, ...]
    outside: tuple[Span, ...]

    @property
    def words(self) -> list[str]:
        """Its words as they are written, without what stands in brackets."""
        tokens = (e for e in self.elements if e.kind is Kind.TOKEN and is_word(e.folded))
        return [_BRACKETS.sub("", element.span.of(self.text)) for element in tokens]


def parse_quotation(asked: str) -> Quotation:
    """The quotation without the marks around it and the ellipses at its ends."""
    text = _without_outer_marks(asked.strip())
    elements = list(_elements(text))
    solid = [at for at, element in enumerate(elements) if element.kind is Kind.TOKEN]
    has_any = any(elements[at].folded != QUOTE for at in solid)
    first, last = (solid[0], solid[-1] + 1) if has_any else (0, 0)
    edges = elements[:first] + elements[last:]
    outside = tuple(e.span for e in edges if e.kind is Kind.INSERTION)
    return Quotation(text, tuple(elements[first:last]), outside)


def _without_outer_marks(text: str) -> str:
    """The text between quotation marks that enclose all of it, and not two parts of it."""
    while text[1:-1].strip() and fold(text[0]) == QUOTE == fold(text[-1]):
        if text[0] in _DOUBLE and any(mark in _DOUBLE for mark in text[1:-1]):
            return text  # "One," she said, "two."
        text = text[1:-1].strip()
    return text


def _elements(text: str) -> Iterator[Element]:
    at = 0
    for match in _SPECIAL.finditer(text):
        yield from _tokens(text, at, match.start())
        yield _special(match)
        at = match.end()
    yield from _tokens(text, at, len(text))


def _tokens(text: str, start: int, end: int) -> Iterator[Element]:
    tokens = Tokens.of(text[start:end])
    for first, last, folded in zip(tokens.starts, tokens.ends, tokens.folded, strict=True):
        yield Element(Kind.TOKEN, Span(start + first, start + last), folded)


def _special(match: re.Match[str]) -> Element:
    span = Span(*match.span())
    if match["gap"]:
        return Element(Kind.GAP, span, room=GAP_ROOM)
    if match["initial"]:
        return Element(Kind.TOKEN, span, fold(_BRACKETS.sub("", match[0])))
    if _SIC.fullmatch(match[0]):
        return Element(Kind.INSERTION, span)
    is_alone = match[0][0] == "[" and match[0][-1] == "]"
    own = len(Tokens.of(match[0]))  # where the article has the same brackets
    return Element(Kind.INSERTION, span, room=max(own, _INSERTION_ROOM if is_alone else 1))
