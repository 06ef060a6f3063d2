"""A page's blocks -> which of them trafilatura takes for the article. `body` calls this.

What trafilatura returns is text that it has put together anew, with marks of its own for lists and
tables; here it only says which of the page's own blocks are meant.
"""

import logging
import re
from collections.abc import Iterator, Sequence

import trafilatura
from lxml.etree import _Element
from lxml.html import HtmlElement

from corpus.readers.webpage.blocks import Block

_NO_LETTER = re.compile(r"[\W_]+")
_PIECE = re.compile(r"(?<=[.!?])\s|\n")
_PROSE_WORDS = 12
_PROSE_LENGTH = 60  # characters, for scripts that put no blanks between words
_MOSTLY = 0.5
_NEAR = 50_000  # letters of the page
_TELLING = 30  # letters that stand in one place of a page

logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # a page's faults are said by `pages`


def chosen(root: HtmlElement, blocks: Sequence[Block]) -> list[bool]:
    """For each block, whether it is of the article.

    Trafilatura's own rules decide, unless what they find is mostly menus: then its comparison with
    readability and justext does, where that finds more prose.
    """
    own = _found(root, blocks, fast=True)
    if prose_share(blocks, own) >= _MOSTLY:
        return own
    compared = _found(root, blocks, fast=False)
    return max(own, compared, key=lambda found: prose_share(blocks, found))


def prose_share(blocks: Sequence[Block], of_article: Sequence[bool]) -> float:
    """How much of the chosen blocks' text is prose, between 0 and 1; 0 where none is chosen."""
    kept = [block for block, is_kept in zip(blocks, of_article, strict=True) if is_kept]
    prose = sum(len(block.text) for block in kept if is_prose(block))
    return prose / max(1, sum(len(block.text) for block in kept))


def is_prose(block: Block) -> bool:
    """Whether a block is long enough to be a paragraph, and not mainly links."""
    text = block.text
    is_long = len(text.split()) >= _PROSE_WORDS or len(text) >= _PROSE_LENGTH
    return is_long and block.link_share < _MOSTLY


def key(text: str) -> str:
    """The letters and digits of `text` alone: what is compared."""
    return _NO_LETTER.sub("", text)


def _found(root: HtmlElement, blocks: Sequence[Block], *, fast: bool) -> list[bool]:
    document = trafilatura.bare_extraction(root, include_comments=False, fast=fast)
    if document is None or isinstance(document, dict):
        return [False] * len(blocks)
    return _covered(blocks, _pieces(document.body))


def _covered(blocks: Sequence[Block], pieces: Iterator[str]) -> list[bool]:
    """For each block, whether most of its letters are those of some piece.

    A piece may span several blocks. Of several places that have its letters, the nearest after the
    piece before is meant, or the nearest before it.
    """
    keys = [key(block.text) for block in blocks]
    page = "".join(keys)
    covered = bytearray(len(page))
    at = 0
    for piece in pieces:
        if not (whole := key(piece)):
            continue
        start = _nearest(page, whole, at, covered)
        for part in [whole] if start >= 0 else map(key, _PIECE.split(piece)):
            start = _nearest(page, part, at, covered) if part else -1
            if start >= 0:
                at = start + len(part)
                covered[start:at] = b"\1" * len(part)
    found, start = [], 0
    for letters in keys:
        found.append(2 * sum(covered[start : start + len(letters)]) > len(letters))
        start += len(letters)
    return found


def _nearest(page: str, part: str, at: int, covered: bytearray) -> int:
    """Where `part` is nearest to `at`, within `_NEAR` if it is short; -1 where it is not."""
    near = _NEAR if len(part) < _TELLING else len(page)
    after = page.find(part, at, at + near)
    before = page.rfind(part, max(0, at - _NEAR), at)
    if before < 0 and after < 0:
        return page.find(part) if near > _NEAR else -1
    if before >= 0 and not covered[before] and (after < 0 or at - before < after - at):
        return before
    return after if after >= 0 else before


def _pieces(body: _Element) -> Iterator[str]:
    """The paragraphs, items and cells of trafilatura's tree, as text."""
    yield body.text or ""
    for element in body:
        inner = list(element.iter("item", "cell")) or [element]
        for one in inner:
            yield "".join(map(str, one.itertext()))
        yield element.tail or ""
