"""A page's tree -> the text of its article, as it is stored and quoted from. `pages` calls this."""

import re
from dataclasses import dataclass
from html import unescape

from lxml.html import HtmlElement

from corpus.readers.webpage.blocks import blocks, joined
from corpus.readers.webpage.cards import is_front, without_cards
from corpus.readers.webpage.choice import chosen, is_prose
from corpus.readers.webpage.edges import Names, below_headline, framed, trimmed
from corpus.readers.webpage.gaps import filled, with_parts
from corpus.readers.webpage.markup import tree_of

_PARAGRAPH = "\n\n"
_MARKUP = re.compile(r"</?(?:p|br|div|h[1-6]|ul|li|a|em|strong|b|i|span)\b[^<>]*>", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Body:
    """What a page's article was found to be.

    `seen` are the characters that a reader of the page sees in all, `linked` how many of them are
    within links; `prose` is the article's number of paragraphs. `is_front` says that it looks like
    a section's front, with a line on each of many articles.
    """

    text: str
    seen: int
    linked: int
    prose: int
    is_front: bool


def body_of(root: HtmlElement, names: Names) -> Body:
    """The article in the page, without its headline; its text is empty where none was found."""
    _drop_cards(root)
    page = blocks(root)
    kept = [at for at, is_chosen in enumerate(chosen(root, page)) if is_chosen]
    seems_front = is_front(page, kept)
    kept = without_cards(page, below_headline(page, kept, names))
    kept = framed(page, with_parts(page, kept), names)
    article = [page[at] for at in trimmed(page, filled(page, kept))]
    return Body(
        joined(article),
        seen=sum(len(block.text) for block in page),
        linked=sum(block.linked for block in page),
        prose=sum(map(is_prose, article)),
        is_front=seems_front,
    )


def stated_text(stated: str) -> str:
    """The text of an article that a page's JSON-LD states, where the page itself shows none.

    It is plain, with a paragraph a line, or markup.
    """
    stated = stated.replace("\0", "")
    if not _MARKUP.search(stated):
        lines = (" ".join(unescape(line).split()) for line in stated.splitlines())
        return _PARAGRAPH.join(line for line in lines if line)
    root = tree_of(f"<body>{stated}</body>")
    return joined(blocks(root)) if root is not None else ""


def _drop_cards(root: HtmlElement) -> None:
    """Take out what pops up over a name within a sentence: it repeats the link that it follows."""
    for link in list(root.iter("a")):
        card = link.getnext()
        if card is None or card.tag not in {"span", "div"} or (link.tail or "").strip():
            continue
        if not any(element.tag == "p" for element in card.iterancestors()):
            continue
        name, text = (" ".join(one.text_content().split()) for one in (link, card))
        if name and text.startswith(name) and card.find(".//a") is not None:
            card.drop_tree()
