"""The blocks taken for the article -> without cards: a linked headline and a line on another story.

A page whose text is nearly all on cards is a section's front. `body` calls this.
"""

from collections.abc import Sequence
from typing import Any

from corpus.readers.webpage.blocks import Block
from corpus.readers.webpage.choice import is_prose

_HEADINGS = frozenset({"h2", "h3", "h4", "h5"})
_ALL_LINKED = 0.95
_TEASERS = 2  # paragraphs on a card, at most
_FEW_CARDS = 2
_FRONT_CARDS = 5
_FRONT_SHARE = 0.8


def without_cards(blocks: Sequence[Block], kept: list[int]) -> list[int]:
    """Without the cards, where they are several and hold the lesser part of the prose."""
    cards = _cards(blocks)
    if len(cards) < _FEW_CARDS or 2 * _share(blocks, kept, cards) >= 1:
        return kept
    on_cards = {at for card in cards for at in card}
    return [at for at in kept if at not in on_cards]


def is_front(blocks: Sequence[Block], kept: list[int]) -> bool:
    """Whether many cards hold nearly all of the prose."""
    cards = _cards(blocks)
    return len(cards) >= _FRONT_CARDS and _share(blocks, kept, cards) >= _FRONT_SHARE


def _cards(blocks: Sequence[Block]) -> list[list[int]]:
    """The blocks on each card: what is in one element with a linked headline, and little prose."""
    within: dict[Any, list[int]] = {
        block.element.getparent(): []
        for block in blocks
        if block.element.tag in _HEADINGS and block.link_share >= _ALL_LINKED
    }
    for at, block in enumerate(blocks if within else ()):
        for element in block.element.iterancestors():
            if element in within:
                within[element].append(at)
    return [card for card in within.values() if _is_card(blocks, card)]


def _is_card(blocks: Sequence[Block], card: list[int]) -> bool:
    headings = sum(blocks[at].element.tag in _HEADINGS for at in card)
    return headings == 1 and 1 <= sum(is_prose(blocks[at]) for at in card) <= _TEASERS


def _share(blocks: Sequence[Block], kept: list[int], cards: Sequence[Sequence[int]]) -> float:
    """How much of the prose is on the cards, between 0 and 1."""
    prose = {at: len(blocks[at].text) for at in kept if is_prose(blocks[at])}
    on_cards = sum(prose.get(at, 0) for card in cards for at in card)
    return on_cards / max(1, sum(prose.values()))
