"""A match -> what was asked and what the article has, piece by piece; terminal and Discord mark it.

The pieces are for a line of differences beside the quotation itself: white space in them is folded.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from corpus.verifying import Match, Relation, Stretch, Verdict


@dataclass(frozen=True, slots=True)
class Piece:
    """The words of both sides, the same or not, and the blank that comes before them, if any."""

    relation: Relation
    asked: str
    text: str
    blank: str = ""


def pieces(match: Match, verdict: Verdict) -> Iterator[Piece]:
    """The pieces of a match in their order."""
    text = match.excerpt.article.text
    blanks = ["", *(_blank(a, b, verdict.asked, text) for a, b in pairwise(match.stretches))]
    for stretch, blank in zip(match.stretches, blanks, strict=True):
        asked = " ".join(stretch.asked.of(verdict.asked).split())
        own = " ".join(stretch.text.of(text).split())
        yield Piece(stretch.relation, asked, own, blank)


def _blank(before: Stretch, after: Stretch, asked: str, text: str) -> str:
    between = asked[before.asked.end : after.asked.start] + text[before.text.end : after.text.start]
    return " " if between else ""
