"""A quotation and one article -> how the quotation stands there, and how like it is.

`looking` calls `exact_match` and `nearest_match`, in the thread of the thinker.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from corpus.model import Excerpt, Span, StoredArticle
from corpus.verifying.aligning import WORD, Alignment, align
from corpus.verifying.asked import GAP_ROOM, Kind, Quotation
from corpus.verifying.comparing import compare
from corpus.verifying.tokens import Tokens, is_torn, is_word
from corpus.verifying.verdict import Match, Relation, Stretch

_GAP_LENGTH = GAP_ROOM * 6  # characters
_MARGIN = 100  # characters around the passages, besides the quotation's own length
# Measured on sentences with up to three words altered and on sentences that no article has.
_LIKE = 0.46
_VERY_LIKE = 0.65


@dataclass(frozen=True, slots=True)
class Sought:
    """A quotation with the terms of its words, by the word folded, and their weights."""

    quotation: Quotation
    terms: Mapping[str, str]
    weights: Mapping[str, float]

    @property
    def length(self) -> int:
        """How many characters of an article it may span, all gaps filled."""
        gaps = sum(element.kind is Kind.GAP for element in self.quotation.elements)
        return len(self.quotation.text) + gaps * _GAP_LENGTH


@dataclass(frozen=True, slots=True)
class Likeness:
    """A match with the weight of the quotation's terms in it, and how like it is, up to 1."""

    match: Match
    weight: float
    share: float
    cost: int


def exact_match(sought: Sought, stored: StoredArticle) -> Match | None:
    """The first place of the article with the quotation's characters, tearing no word.

    Its ellipses and brackets are then the article's own.
    """
    text, asked = stored.article.text, sought.quotation.text
    at = text.find(asked) if asked else -1
    while at >= 0:
        end = at + len(asked)
        if not is_torn(text, at) and not is_torn(text, end):
            same = Stretch(Relation.SAME, Span(0, len(asked)), Span(at, end))
            return Match(Excerpt(stored, at, end, 1.0), (same,))
        at = text.find(asked, at + 1)
    return None


def nearest_match(sought: Sought, stored: StoredArticle, around: Span | None) -> Likeness | None:
    """The place of the article, or around a part of it, that is nearest to the quotation."""
    text = stored.article.text
    margin = sought.length + _MARGIN
    part = around and Span(max(around.start - margin, 0), min(around.end + margin, len(text)))
    tokens = Tokens.of(text, part)
    if not len(tokens):
        return None
    alignment = align(sought.quotation, tokens)
    if not any(step.last > step.first for step in alignment.steps):
        return None
    comparison = compare(sought.quotation, tokens, alignment.steps)
    weight, share = _likeness(sought, tokens, alignment)
    first, last = comparison.stretches[0].text.start, comparison.stretches[-1].text.end
    excerpt = Excerpt(stored, first, last, share)
    match = Match(excerpt, comparison.stretches, comparison.typography)
    return Likeness(match, weight, share, alignment.cost)


def is_like(likeness: Likeness) -> bool:
    """Whether it is the quotation, altered, and not just another sentence."""
    return likeness.share >= _LIKE


def is_very_like(likeness: Likeness) -> bool:
    """Whether it is so like that there is no need to look for one that is more so."""
    return likeness.share >= _VERY_LIKE


def word_pairs(sought: Sought) -> frozenset[str]:
    """Each two words of the quotation that follow one another, in lower case."""
    words = sought.quotation.text.lower().split()
    return frozenset(f"{one} {two}" for one, two in pairwise(words))


def pairs_in(pairs: frozenset[str], stored: StoredArticle, part: Span) -> int:
    """How many of the pairs stand in a part of the article."""
    text = " ".join(part.of(stored.article.text).lower().split())
    return sum(pair in text for pair in pairs)


def _likeness(sought: Sought, tokens: Tokens, alignment: Alignment) -> tuple[float, float]:
    """The weight of the shared terms; and how like both are.

    That is the share of the words, the share of the terms' weight, and how little the changes cost,
    as 3 : 3 : 2. Words count wherever they stand in the match: of two that were swapped, both do.
    """
    asked = Counter(_words(sought.quotation))
    first = min(step.first for step in alignment.steps)
    last = max(step.last for step in alignment.steps)
    shared = asked & Counter(filter(is_word, tokens.folded[first:last]))
    terms = {sought.terms[word] for word in shared if word in sought.terms}
    weight, whole = sum(sought.weights[term] for term in terms), sum(sought.weights.values())
    number = max(asked.total(), 1)
    words, kept = shared.total() / number, 1 - alignment.cost / (WORD * number)
    return weight, (3 * words + 3 * (weight / whole if whole else words) + 2 * kept) / 8


def _words(quotation: Quotation) -> Iterator[str]:
    for element in quotation.elements:
        if element.kind is Kind.TOKEN and is_word(element.folded):
            yield element.folded
