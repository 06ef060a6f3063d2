"""Sentences that stand together -> the runs of them that may be quoted.

A window has one to three whole sentences and at most 360 characters unless one sentence is longer.
No headline in capitals and no line that is not of the article stands in it, a bare quotation comes
with the neighbour that names its speaker, and a "He" with the sentence before it where that fits.
`excerpts` chooses among them.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.furniture import is_furniture
from corpus.model import Span
from corpus.quotations import is_attribution, is_bare

EXCERPT_SENTENCES = 3
EXCERPT_LENGTH = 360
LENGTH_WITH_SPEAKER = 500  # characters of a bare quotation and the sentence that names its speaker
_PRONOUN = re.compile(r"(?:He|She|They|It|That|His|Her|Their|Its)\b")


@dataclass(frozen=True, slots=True, order=True)
class Window:
    """The sentences `start` to `end`, the latter not included."""

    start: int
    end: int


def windows(text: str, sentences: Sequence[Span]) -> list[Window]:
    """All windows of the sentences of `text`, in order."""
    kept: list[Window] = []
    for window in _whole(text, sentences):
        is_open = _PRONOUN.match(text, sentences[window.start].start) is not None
        if not (is_open and any(w.start < window.start < w.end for w in kept[-9:])):
            kept.append(window)
    return kept


def _whole(text: str, sentences: Sequence[Span]) -> Iterator[Window]:
    """Those that tear nothing apart."""
    needs = [_neighbour(text, sentences, at) for at in range(len(sentences))]
    furniture = [is_furniture(sentence.of(text)) for sentence in sentences]
    for start in range(len(sentences)):
        for end in range(start + 1, min(start + EXCERPT_SENTENCES, len(sentences)) + 1):
            if furniture[end - 1]:
                break
            if end > start + 1 and not _adjacent(text, sentences[end - 2], sentences[end - 1]):
                break
            whole = all(start <= need < end for need in needs[start:end])
            fits = sentences[end - 1].end - sentences[start].start <= EXCERPT_LENGTH
            pair = end == start + 2 and needs[start] == needs[start + 1]
            if whole and (fits or end == start + 1 or (pair and _goes(sentences[start:end]))):
                yield Window(start, end)
            if not fits and end > start + 1:
                break


def _goes(pair: Sequence[Span]) -> bool:
    """Whether two sentences that need each other are short enough, or one is long by itself."""
    longest = max(sentence.end - sentence.start for sentence in pair)
    return longest > LENGTH_WITH_SPEAKER or pair[1].end - pair[0].start <= LENGTH_WITH_SPEAKER


def _neighbour(text: str, sentences: Sequence[Span], at: int) -> int:
    """The sentence that must come along: `at` itself unless that is a bare quotation.

    -1 where a bare quotation has no neighbour: it cannot be quoted.
    """
    if not is_bare(text, sentences[at]):
        return at
    after = at + 1
    has_after = after < len(sentences) and _adjacent(text, sentences[at], sentences[after])
    if has_after and is_attribution(sentences[after].of(text)):
        return after
    before = at
    while before > 0 and _adjacent(text, sentences[before - 1], sentences[before]):
        before -= 1
        if not is_bare(text, sentences[before]):
            return before
    return after if has_after and not is_bare(text, sentences[after]) else -1


def _adjacent(text: str, one: Span, other: Span) -> bool:
    """Whether nothing, such as a headline in capitals, stands between two sentences."""
    return not text[one.end : other.start].strip()
