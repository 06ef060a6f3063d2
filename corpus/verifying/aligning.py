"""A quotation and an article's tokens -> where in the article it fits best, and how.

Sellers' algorithm (P. H. Sellers, The theory and computation of evolutionary distances: Pattern
recognition, 1980): the edit distance of the quotation to each stretch of the text at once, a row of
the table a token of the quotation. A gap or an insertion takes up tokens for nothing. The libraries
that align know no free ends together with gaps. `matching` calls `align`.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from corpus.verifying.asked import Element, Kind, Quotation
from corpus.verifying.tokens import QUOTE, Tokens, is_torn, is_word

WORD = 4  # what a word weighs that is changed, left out or added
MARK = 2
QUOTATION_MARK = 1
_NEVER = 10_000
_AHEAD = 4  # tokens after the first end of least cost

Row = npt.NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Step:
    """The tokens `first` to `last` of the text (`last` not included) that an element stands for.

    `element` is its place in the quotation, or None for a token of the text that it lacks;
    a token that stands for none is one that the text lacks.
    """

    element: int | None
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Alignment:
    """The steps from the quotation's first element to its last, and what its changes weigh."""

    steps: tuple[Step, ...]
    cost: int


def align(quotation: Quotation, tokens: Tokens) -> Alignment:
    """The alignment of least cost, the first in the text of several; both have tokens."""
    text = _Text.of(quotation, tokens)
    table = _table(quotation.elements, text)
    ending = table[-1] + text.torn
    end = int(np.argmin(ending))
    end = _with_last(quotation.elements, text, table, end)
    steps = list(_walk_back(quotation.elements, text, table, end))[::-1]
    whole = _whole(steps, tokens)
    return Alignment(tuple(whole), int(ending[end]))


def weight(folded: str) -> int:
    """What a token weighs that is changed, left out or added."""
    if folded == QUOTE:
        return QUOTATION_MARK
    return WORD if is_word(folded) else MARK


@dataclass(frozen=True, slots=True)
class _Text:
    """The text's tokens as numbers: which of the quotation's tokens each is, and its weight."""

    numbers: dict[str, int]
    tokens: Row
    weights: Row
    before: Row
    torn: Row

    @classmethod
    def of(cls, quotation: Quotation, tokens: Tokens) -> "_Text":
        numbers: dict[str, int] = {}
        for element in quotation.elements:
            numbers.setdefault(element.folded, len(numbers))
        ids = np.fromiter((numbers.get(t, -1) for t in tokens.folded), np.int32, len(tokens))
        known = {token: weight(token) for token in set(tokens.folded)}
        weights = np.fromiter(map(known.__getitem__, tokens.folded), np.int32, len(tokens))
        before = np.concatenate([[0], np.cumsum(weights)]).astype(np.int32)
        return cls(numbers, ids, weights, before, _torn(tokens))

    def replacing(self, element: Element) -> Row:
        """What it costs to have each token of the text in the place of the element."""
        own = weight(element.folded) == WORD
        cost = np.where((self.weights == WORD) == own, WORD if own else MARK, _NEVER)
        cost[self.tokens == self.numbers[element.folded]] = 0
        return cost.astype(np.int32)


def _torn(tokens: Tokens) -> Row:
    """What it costs to begin or end before each token, and after the last, for what that tears."""
    cost = np.zeros(len(tokens) + 1, np.int32)
    starts, ends = np.array(tokens.starts), np.array(tokens.ends)
    for at in (np.flatnonzero(starts[1:] == ends[:-1]) + 1).tolist():
        if is_torn(tokens.text, tokens.starts[at]):
            cost[at] = MARK
    return cost


def _table(elements: Sequence[Element], text: _Text) -> list[Row]:
    """Row i, column j: the least cost of the first i elements, ending before token j."""
    rows = [text.torn]
    for element in elements:
        above = rows[-1]
        if element.kind is not Kind.TOKEN:
            rows.append(_least_within(above, element.room))
            continue
        row = above + weight(element.folded)
        np.minimum(row[1:], above[:-1] + text.replacing(element), out=row[1:])
        rows.append(np.minimum.accumulate(row - text.before) + text.before)
    return rows


def _least_within(row: Row, room: int) -> Row:
    """At each place the least of the row there and at the `room` places before, by doubling."""
    least, seen = row.copy(), 1
    while seen < room + 1:
        step = min(seen, room + 1 - seen)
        moved = least.copy()
        np.minimum(moved[step:], least[:-step], out=moved[step:])
        least, seen = moved, seen + step
    return least


def _with_last(elements: Sequence[Element], text: _Text, table: Sequence[Row], end: int) -> int:
    """`end`, or a later one as good where the last token is the same, else where it is replaced."""
    last, above = table[-1], table[-2]
    ends = [at for at in range(end, min(end + _AHEAD, len(last))) if last[at] == last[end]]
    for allowed in (0, WORD):
        for at in ends:
            replaced = _replaced(elements[-1], text, at - 1) if at else _NEVER
            if replaced <= allowed and last[at] == above[at - 1] + replaced:
                return at
    return end


def _walk_back(
    elements: Sequence[Element], text: _Text, table: Sequence[Row], end: int
) -> Iterator[Step]:
    """The steps of an alignment that ends before token `end`, the last step first."""
    at, column = len(elements), end
    while at:
        element, here, above = elements[at - 1], table[at], table[at - 1]
        if element.kind is not Kind.TOKEN:
            room = min(element.room, column)
            taken = next(n for n in range(room + 1) if above[column - n] == here[column])
            yield Step(at - 1, column - taken, column)
            at, column = at - 1, column - taken
        elif _follows_first(at, text, here, column):
            yield Step(None, column - 1, column)
            column -= 1
        elif column and here[column] == above[column - 1] + _replaced(element, text, column - 1):
            yield Step(at - 1, column - 1, column)
            at, column = at - 1, column - 1
        elif here[column] == above[column] + weight(element.folded):
            yield Step(at - 1, column, column)
            at -= 1
        else:
            yield Step(None, column - 1, column)
            column -= 1


def _follows_first(at: int, text: _Text, here: Row, column: int) -> bool:
    """Whether the first element stands before this token: no worse than being replaced by it."""
    if at != 1 or not column or not here[column]:
        return False
    return bool(here[column] == here[column - 1] + text.weights[column - 1])


def _replaced(element: Element, text: _Text, at: int) -> int:
    """`_Text.replacing` for one token of the text."""
    if text.tokens[at] == text.numbers[element.folded]:
        return 0
    own = weight(element.folded) == WORD
    if own != (text.weights[at] == WORD):
        return _NEVER
    return WORD if own else MARK


def _whole(steps: list[Step], tokens: Tokens) -> list[Step]:
    """The steps with the tokens at both ends that a compound or a number would be torn from."""
    first = min((step.first for step in steps), default=0)
    last = max((step.last for step in steps), default=0)
    if first == last:
        return steps
    while first > 0 and is_torn(tokens.text, tokens.starts[first]):
        first -= 1
        steps = [Step(None, first, first + 1), *steps]
    while last < len(tokens) and is_torn(tokens.text, tokens.ends[last - 1]):
        steps = [*steps, Step(None, last, last + 1)]
        last += 1
    return steps
