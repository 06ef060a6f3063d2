"""Where in a page's tree a block stands: what `gaps` and `edges` go by."""

import re
from collections.abc import Sequence

from lxml.html import HtmlElement

from corpus.readers.webpage.blocks import Block

AROUND = frozenset("aside nav footer form".split())
PICTURES = frozenset("figure figcaption".split())

_NEARLY_ALL = 0.9
# What pages call the boxes beside an article, in the classes and ids of their elements.
_BOX = re.compile(
    r"""related | promo | newsletter | subscri | sign-?up | share | sharing | social | recirc
    | author-?bio | about-?author | byline | comment | read-?more | more-?on | footer | copyright
    | disclaimer | \btags?\b | caption | credit | advert | sponsor | recommend | print
    | breadcrumb | toolbar | popup | tooltip""",
    re.IGNORECASE | re.VERBOSE,
)


def frame_of(prose: Sequence[Block]) -> HtmlElement:
    """The innermost element that holds nearly all of the prose: the rest is beside the article."""
    held: dict[HtmlElement, int] = {}
    for block in prose:
        for element in (block.element, *block.element.iterancestors()):
            held[element] = held.get(element, 0) + len(block.text)
    enough = _NEARLY_ALL * sum(len(block.text) for block in prose)
    holding = [element for element, length in held.items() if length >= enough]
    return max(holding, key=lambda element: sum(1 for _ in element.iterancestors()))


def below(frame: HtmlElement, block: Block) -> list[HtmlElement] | None:
    """The elements around a block, innermost first, up to the frame; None outside of the frame."""
    inside: list[HtmlElement] = []
    for element in (block.element, *block.element.iterancestors()):
        if element is frame:
            return inside
        inside.append(element)
    return None


def is_box(element: HtmlElement) -> bool:
    """Whether the page calls the element something that stands beside an article."""
    return _BOX.search(f"{element.get('class', '')} {element.get('id', '')}") is not None
