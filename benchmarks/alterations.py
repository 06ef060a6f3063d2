"""Articles -> quotations to verify: sentences and quotations as they stand, and altered.

Seeded: the same articles and seed make the same quotations. `verifying` calls `sample`.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np

from corpus.model import Article, Span
from corpus.paragraphs import paragraphs
from corpus.quotations import quotations
from corpus.sentences import sentences

T = TypeVar("T")

FEWEST_WORDS, MOST_WORDS = 5, 60
_EDITS = ("changed", "dropped", "swapped")
_TRIES = 30
_WORD = re.compile(r"\w+")
_SHAPES = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "—": "–", "–": "-", "…": "..."})
_CURLED = str.maketrans({"'": "’", "-": "‐"})


@dataclass(frozen=True, slots=True)
class Asked:
    """A quotation to verify: what it was made of, by what kind of change, and the article's id."""

    kind: str
    text: str
    original: str
    article: str


def sample(articles: Sequence[Article], size: int, seed: int) -> list[Asked]:
    """For each of `size` articles a quotation as it stands and one of each kind of change."""
    chance = np.random.default_rng(seed)
    words = [word for article in articles for word in article.text[:300].split()]
    found: list[Asked] = []
    for at in chance.permutation(len(articles))[:size].tolist():
        if parts := list(quotable(articles[at].text)):
            found += _variants(_one_of(parts, chance), articles[at], words, chance)
    return found


def quotable(text: str) -> Iterator[str]:
    """The sentences and the quotations of 5 to 60 words."""
    spans = [span for run in sentences(text, "en") for span in run]
    for paragraph in paragraphs(text):
        spans += [Span(q.start + 1, q.end - 1) for q in quotations(text, paragraph.span)]
    for span in spans:
        part = span.of(text).strip()
        if FEWEST_WORDS <= len(part.split()) <= MOST_WORDS:
            yield part


def _variants(
    original: str, article: Article, words: Sequence[str], chance: np.random.Generator
) -> Iterator[Asked]:
    yield Asked("untouched", original, original, article.id)
    yield Asked("typography", _retyped(original, chance), original, article.id)
    for edit in _EDITS:
        for number in (1, 2, 3):
            if altered := _altered(original, edit, number, article.text, words, chance):
                yield Asked(f"{number} {edit}", altered, original, article.id)


def _retyped(text: str, chance: np.random.Generator) -> str:
    """The text with other marks, blanks or case, and the same words."""
    marks = [text.translate(shapes) for shapes in (_SHAPES, _CURLED)]
    blanks = [text.replace(" ", "  ", 1), text.replace(" ", "\n", 1)]
    case = [text.upper(), text.lower()]
    kinds = [[t for t in kind if t != text] for kind in (marks, blanks, case)]
    return _one_of(_one_of(list(filter(None, kinds)), chance), chance)


def _altered(
    original: str,
    edit: str,
    number: int,
    text: str,
    words: Sequence[str],
    chance: np.random.Generator,
) -> str | None:
    """The text with so many words changed, dropped or swapped with another; None where it cannot.

    One that still stands in the article, as when its last word was dropped, is no alteration.
    """
    before = _words(text)
    for _ in range(_TRIES):
        parts = original.split()
        if len(parts) <= number:
            return None
        for _ in range(number):
            _edit(parts, edit, words, chance)
        altered = " ".join(parts)
        if _words(altered).strip() and _words(altered) not in before:
            return altered
    return None


def _edit(parts: list[str], edit: str, words: Sequence[str], chance: np.random.Generator) -> None:
    at, other = chance.permutation(len(parts))[:2].tolist()
    match edit:
        case "changed":
            parts[at] = _one_of(words, chance)
        case "dropped":
            del parts[at]
        case "swapped":
            parts[at], parts[other] = parts[other], parts[at]


def _one_of(some: Sequence[T], chance: np.random.Generator) -> T:
    return some[int(chance.integers(len(some)))]


def _words(text: str) -> str:
    """The words in lower case with a blank around each, to look for some in others."""
    return " ".join(["", *_WORD.findall(text.lower()), ""])
