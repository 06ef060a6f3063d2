"""An alignment -> the stretches of quotation and text side by side, and how typography differs.

`matching` calls `compare`.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

from corpus.model import Span
from corpus.verifying.aligning import Step
from corpus.verifying.asked import Kind, Quotation
from corpus.verifying.tokens import (
    DASH,
    ELLIPSIS,
    QUOTE,
    Tokens,
    apostrophes,
    same_form,
    with_straight_apostrophes,
    without_invisibles,
)
from corpus.verifying.verdict import Relation, Stretch, Typography

_FINAL = frozenset(".,;")
_PAUSES = frozenset(".,;:")
_OTHER_ENDS = frozenset((QUOTE, DASH, ELLIPSIS))
_ALTERED = Relation.CHANGED
_INITIAL = re.compile(r"\[(\w{1,2})\](?=\w)")
_OF_MARK = {
    QUOTE: Typography.QUOTE_MARKS,
    DASH: Typography.DASHES,
    ELLIPSIS: Typography.ELLIPSES,
}


@dataclass(frozen=True, slots=True)
class Comparison:
    """The stretches in their order, and all that differs in typography, in the enum's order."""

    stretches: tuple[Stretch, ...]
    typography: tuple[Typography, ...]


def compare(quotation: Quotation, tokens: Tokens, steps: Sequence[Step]) -> Comparison:
    """The alignment's steps as stretches; a run of changed words is one."""
    pairs = [_pair(quotation, tokens, step) for step in steps]
    found: set[Typography] = set()
    if _has_other_final_mark(pairs[-1]):
        found.add(Typography.FINAL_MARK)
        pairs[-1] = _as_same(pairs[-1])
    for pair in pairs:
        if pair.relation is Relation.SAME:
            found.update(_differences(pair, quotation.text, tokens.text))
    if any(_blanks_differ(one, two, quotation.text, tokens.text) for one, two in pairwise(pairs)):
        found.add(Typography.BLANKS)
    stretches = _stretches(pairs)
    if not found and any(_is_unlike(one, quotation.text, tokens.text) for one in stretches):
        found.add(Typography.INVISIBLE)  # between words, where no token is
    return Comparison(stretches, tuple(kind for kind in Typography if kind in found))


@dataclass(frozen=True, slots=True)
class _Pair:
    """A step with its spans, None where a side has nothing, and what the text's token folds to."""

    relation: Relation
    asked: Span | None
    text: Span | None
    folded: str
    text_folded: str = ""


def _pair(quotation: Quotation, tokens: Tokens, step: Step) -> _Pair:
    text, text_folded = None, ""
    if step.first < step.last:
        text = Span(tokens.starts[step.first], tokens.ends[step.last - 1])
        text_folded = tokens.folded[step.first]
    if step.element is None:
        relation = Relation.SAME if text_folded == QUOTE else _ALTERED
        return _Pair(relation, None, text, "", text_folded)
    element = quotation.elements[step.element]
    own = tokens.folded[step.first : step.last]
    match element.kind:
        case Kind.GAP:
            relation = _relation_of_gap(own)
        case Kind.INSERTION:
            relation = _relation_of_insertion(Tokens.of(element.span.of(quotation.text)), own)
        case Kind.TOKEN:
            is_same = element.folded == (text_folded or QUOTE)
            relation = Relation.SAME if is_same else _ALTERED
    return _Pair(relation, element.span, text, element.folded, text_folded)


def _relation_of_gap(own: Sequence[str]) -> Relation:
    """What an ellipsis is beside these tokens; one that they have themselves hides nothing more."""
    if ELLIPSIS not in own:
        return Relation.LEFT_OUT
    return (
        Relation.SAME if all(token in (ELLIPSIS, "[", "]", "(", ")") for token in own) else _ALTERED
    )


def _relation_of_insertion(inserted: Tokens, own: Sequence[str]) -> Relation:
    """What brackets are beside these tokens; where those have brackets too, both must be alike."""
    if "[" not in own:
        return Relation.INSERTED
    return Relation.SAME if tuple(inserted.folded) == tuple(own) else _ALTERED


def _has_other_final_mark(last: _Pair) -> bool:
    """Whether the quotation ends with another pause than the text makes there."""
    ends = last.text_folded in _PAUSES or last.text_folded in _OTHER_ENDS
    return last.relation is _ALTERED and last.folded in _FINAL and ends


def _as_same(last: _Pair) -> _Pair:
    """The final mark as no alteration; a quotation mark or dash there is not quoted."""
    text = last.text if last.text_folded in _PAUSES else None
    return replace(last, relation=Relation.SAME, text=text)


def _differences(pair: _Pair, asked: str, text: str) -> Iterator[Typography]:
    """How a token differs from the one that it folds like."""
    if pair.asked is None or pair.text is None:
        if QUOTE in (pair.folded, pair.text_folded):
            yield Typography.QUOTE_MARKS
        return
    one, other = pair.asked.of(asked), pair.text.of(text)
    if one == other:
        return
    if not pair.folded and pair.text_folded == ELLIPSIS:
        yield Typography.ELLIPSES
        return
    if pair.folded != pair.text_folded:
        return
    if pair.folded in _OF_MARK:
        yield _OF_MARK[pair.folded]
    elif one.startswith("["):
        return  # "[W]e" says itself that the case is another
    else:
        yield from _differences_of_words(one, other)


def _differences_of_words(one: str, other: str) -> Iterator[Typography]:
    visible, other_visible = without_invisibles(one), without_invisibles(other)
    if (visible == other_visible) or (visible, other_visible) != (one, other):
        yield Typography.INVISIBLE
    if apostrophes(one) != apostrophes(other):
        yield Typography.QUOTE_MARKS
    one, other = with_straight_apostrophes(one), with_straight_apostrophes(other)
    same, other_same = same_form(one), same_form(other)
    if (same, other_same) != (one, other) and one.lower() != other.lower():
        yield Typography.FORMS
    if same != other_same:
        yield Typography.CASE


def _blanks_differ(one: _Pair, two: _Pair, asked: str, text: str) -> bool:
    """Whether what stands between two tokens of both texts is not the same."""
    if not one.relation is two.relation is Relation.SAME:
        return False
    if one.asked is None or one.text is None or two.asked is None or two.text is None:
        return False
    return asked[one.asked.end : two.asked.start] != text[one.text.end : two.text.start]


def _stretches(pairs: Sequence[_Pair]) -> tuple[Stretch, ...]:
    found: list[Stretch] = []
    first_of_text = next((pair.text.start for pair in pairs if pair.text), 0)
    asked_at, text_at = 0, first_of_text
    for relation, run in groupby(pairs, lambda pair: pair.relation):
        group = list(run)
        asked = _cover([pair.asked for pair in group if pair.asked], asked_at)
        text = _cover([pair.text for pair in group if pair.text], text_at)
        found.append(Stretch(_refined(relation, asked, text), asked, text))
        asked_at, text_at = asked.end, text.end
    return tuple(found)


def _is_unlike(stretch: Stretch, asked: str, text: str) -> bool:
    """Whether the characters of both sides differ where they are said to be the same."""
    if stretch.relation is not Relation.SAME:
        return False
    return (
        _INITIAL.sub(r"\1", stretch.asked.of(asked)).casefold() != stretch.text.of(text).casefold()
    )


def _cover(spans: Sequence[Span], otherwise: int) -> Span:
    if not spans:
        return Span(otherwise, otherwise)
    return Span(spans[0].start, spans[-1].end)


def _refined(relation: Relation, asked: Span, text: Span) -> Relation:
    if relation is not _ALTERED:
        return relation
    if asked.start == asked.end:
        return Relation.LACKING
    return Relation.ADDED if text.start == text.end else Relation.CHANGED
