"""The blocks taken for the article -> without what stands around and between.

Told by structure and not by phrases, so in any language: the headline again, what is before it,
a summary, links to other articles, captions, and the lines after the last paragraph. `body` calls
this.
"""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from lxml.html import HtmlElement

from corpus.readers.webpage.blocks import Block
from corpus.readers.webpage.choice import is_prose, key
from corpus.readers.webpage.places import below, frame_of, is_box

_LABEL = re.compile(r"[^:：\n]{1,30}[:：]\s")
_ADDRESS = re.compile(r"\S@\S+\.\w")
_ENDED = re.compile(r"""[.!?…:;"”’»)\]。！？」』]\Z""")
_FIRST = 8  # blocks in which the headline may stand again
_FEW_PARAGRAPHS = 3
_LINKED = 0.5
_ALL_LINKED = 0.95
_LINKS_ARE_CONTENT = 0.15  # of an article's blocks
_POINTER_WORDS = range(5, 31)
_CAPTION_WORDS = 25
_AFTERWORDS = 6  # blocks
_AFTERWORD_WORDS = 60
_CONTACT_WORDS = 40
_REMNANT_WORDS = 3


@dataclass(frozen=True, slots=True)
class Names:
    """What the page says of its article: what it may be called, and what sums it up."""

    headlines: Collection[str]
    summaries: Collection[str] = ()


def below_headline(blocks: Sequence[Block], kept: list[int], names: Names) -> list[int]:
    """Without the headline and what is above it; without the headline alone if prose is above."""
    letters = _keys(names.headlines)
    first = next((at for at in kept if is_prose(blocks[at])), len(blocks))
    heads = [at for at, block in enumerate(blocks[:first]) if block.element.tag == "h1"]
    above = [at for at in heads if key(blocks[at].text).casefold() in letters]
    if above:
        kept = [at for at in kept if at > above[-1]]
        kept = _before_next_article(blocks, kept)
    for place, at in enumerate(kept[:_FIRST]):
        if key(blocks[at].text).casefold() in letters:
            if any(is_prose(blocks[one]) for one in kept[:place]):
                return [one for one in kept if one != at]
            return kept[place + 1 :]
    return kept


def _before_next_article(blocks: Sequence[Block], kept: list[int]) -> list[int]:
    """Without what follows another `<h1>` that does not stand among the paragraphs before it."""
    chosen = set(kept)
    parents: set[HtmlElement] = set()
    for at in range(kept[0], kept[-1]) if kept else ():
        block = blocks[at]
        if parents and block.element.tag == "h1" and block.element.getparent() not in parents:
            return [one for one in kept if one < at]
        if at in chosen and is_prose(block):
            parents.add(block.element.getparent())
    return kept


def framed(blocks: Sequence[Block], kept: list[int], names: Names) -> list[int]:
    """Without what stands outside of the frame that holds the text, and before it begins."""
    prose = [at for at in kept if is_prose(blocks[at])]
    if not prose:
        return kept
    frame = frame_of([blocks[at] for at in prose])
    kept = [at for at in kept if below(frame, blocks[at]) is not None]
    kept = _without_summary(blocks, kept, _keys(names.summaries))
    if not _links_are_content(blocks, kept):
        while kept and blocks[kept[0]].link_share > _LINKED:
            kept = kept[1:]
    return kept


def trimmed(blocks: Sequence[Block], kept: list[int]) -> list[int]:
    """Without pointers to other articles, captions, and what comes after the last paragraph."""
    prose = [blocks[at] for at in kept if is_prose(blocks[at])]
    if not prose:
        return kept
    frame, links_are_content = frame_of(prose), _links_are_content(blocks, kept)
    kept = [at for at in kept if not _is_beside(blocks[at], frame)]
    for _ in range(_AFTERWORDS):
        if len(kept) > 1 and _is_afterword(blocks[kept[-1]], links_are_content):
            kept = kept[:-1]
    return kept


def _keys(texts: Collection[str]) -> set[str]:
    return {letters for text in texts if (letters := key(text).casefold())}


def _links_are_content(blocks: Sequence[Block], kept: list[int]) -> bool:
    """Whether so many blocks are links that they must be what the article is about."""
    linked = sum(blocks[at].link_share > _LINKED for at in kept)
    return linked > _LINKS_ARE_CONTENT * len(kept)


def _without_summary(blocks: Sequence[Block], kept: list[int], summaries: set[str]) -> list[int]:
    """Without a first paragraph that is the page's own summary and stands apart from the text."""
    prose = [at for at in kept if is_prose(blocks[at])]
    if len(prose) < _FEW_PARAGRAPHS:
        return kept
    first, *others = (blocks[at] for at in prose)
    if first.element.getparent() in {block.element.getparent() for block in others}:
        return kept
    letters = key(first.text).casefold()
    if any(letters.startswith(one) or one.startswith(letters) for one in summaries):
        return [at for at in kept if at != prose[0]]
    return kept


def _is_beside(block: Block, frame: HtmlElement) -> bool:
    """Whether it points to another article, is a caption, or links in a box beside the text."""
    if block.after_picture and block.is_stressed and len(block.text.split()) <= _CAPTION_WORDS:
        return True
    if _is_pointer(block):
        return True
    if block.link_share <= _LINKED or "blockquote" in block.tags:
        return False
    return any(map(is_box, below(frame, block) or []))


def _is_pointer(block: Block) -> bool:
    """Whether it is a label and the headline of another article, linked: "Related: …"."""
    label = _LABEL.match(block.text)
    if label is None or len(block.text[label.end() :].split()) not in _POINTER_WORDS:
        return False
    letters = len("".join(block.text.split())) - len("".join(label[0].split()))
    return block.linked >= _ALL_LINKED * letters


def _is_afterword(block: Block, links_are_content: bool) -> bool:
    """Whether a last block is a contact, links, a credit or what is left of a button."""
    text = block.text
    words = len(text.split())
    if words >= _AFTERWORD_WORDS:
        return False
    if block.link_share > _LINKED and not links_are_content:
        return True
    if words < _CONTACT_WORDS and (block.has_mail or _ADDRESS.search(text)):
        return True
    if words <= _REMNANT_WORDS and not _ENDED.search(text) and block.element.tag != "li":
        return True
    in_brackets = text.startswith("(") and text.endswith(")")
    return in_brackets or not any(map(str.isalpha, text))
