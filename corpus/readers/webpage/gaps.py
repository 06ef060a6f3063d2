"""The blocks taken for the article -> with those of the article that were passed over.

These are paragraphs in another part of the page that are marked up alike, and between the first
block and the last: quotations from elsewhere, sub-headings, dividers. `body` calls this.
"""

from collections import Counter
from collections.abc import Collection, Sequence

from lxml.html import HtmlElement

from corpus.readers.webpage.blocks import Block
from corpus.readers.webpage.choice import is_prose
from corpus.readers.webpage.places import AROUND, PICTURES, below, frame_of, is_box

_HEADINGS = frozenset({"h2", "h3", "h4"})
_PARAGRAPHS = frozenset({"p", "li"})
_OFTEN = 3  # paragraphs that are marked up alike
_MARK_DEPTH = 4  # elements
_DIVIDER_WORDS = 3
_LINKED = 0.5


def with_parts(blocks: Sequence[Block], kept: list[int]) -> list[int]:
    """With the paragraphs that are marked up as those taken are: an article in several parts.

    Not those of the next article on the page, which has its own `<article>` or `<h1>`.
    """
    prose = [blocks[at] for at in kept if is_prose(blocks[at])]
    usual = {mark for mark, times in Counter(map(_mark, prose)).items() if times >= _OFTEN}
    if not usual:
        return kept
    article, found = _article_around(prose[0]), set(kept)
    for at in range(kept[0], len(blocks)):
        block = blocks[at]
        if block.element.tag == "h1" and at > kept[-1]:
            break
        is_alike = is_prose(block) and not block.tags & AROUND and _mark(block) in usual
        if is_alike and _article_around(block) is article:
            found.add(at)
    return sorted(found)


def filled(blocks: Sequence[Block], kept: list[int]) -> list[int]:
    """With what was passed over between the first block and the last."""
    prose = [blocks[at] for at in kept if is_prose(blocks[at])]
    if not prose:
        return kept
    frame, found = frame_of(prose), set(kept)
    parents = {block.element.getparent() for block in prose}
    for at in range(kept[0], kept[-1]):
        if at in found:
            continue
        if _is_divider(blocks[at]):
            is_passed_over = {at - 1, at + 1} <= found
        else:
            is_passed_over = _is_passed_over(blocks[at], frame, parents)
        if is_passed_over:
            found.add(at)
    return sorted(found)


def _mark(block: Block) -> tuple[str, ...]:
    """The tags and classes of its element and of those around it."""
    around = [block.element, *block.element.iterancestors()][:_MARK_DEPTH]
    return tuple(f"{element.tag} {element.get('class', '')}" for element in around)


def _article_around(block: Block) -> HtmlElement | None:
    return next((one for one in block.element.iterancestors() if one.tag == "article"), None)


def _is_divider(block: Block) -> bool:
    """Whether it is like "* * *"."""
    is_short = len(block.text.split()) <= _DIVIDER_WORDS
    return is_short and not any(map(str.isalnum, block.text))


def _is_passed_over(
    block: Block, frame: HtmlElement, parents: Collection[HtmlElement | None]
) -> bool:
    """Whether it is of the article although it was not taken: its place says."""
    inside = below(frame, block)
    if inside is None or block.tags & AROUND:
        return False
    if any(element.tag == "blockquote" for element in inside):
        return True
    if any(element.tag in PICTURES or is_box(element) for element in inside):
        return False
    if block.element.getparent() not in parents or block.link_share >= _LINKED:
        return False
    tag = block.element.tag
    return tag in _HEADINGS or (tag in _PARAGRAPHS and is_prose(block))
