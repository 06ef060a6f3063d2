"""A piece of HTML that stands within another format -> plain text with its paragraphs.

Readers of feeds and of agencies' items call it. It takes all that a browser would show: what is
within an item is the article, so nothing is to be chosen, and trafilatura is not needed.
"""

import html
import re

from corpus.readers.decode import with_line_feeds
from corpus.readers.webpage.blocks import blocks, joined
from corpus.readers.webpage.markup import tree_of

_TAG = re.compile(r"<[a-zA-Z/!?]")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")


def plain_text(markup: str) -> str:
    """The text that a browser shows, a blank line between two paragraphs.

    Without a tag in it, it is text already, but for its entities.
    """
    if not _TAG.search(markup):
        return _CONTROL.sub("", with_line_feeds(html.unescape(markup))).strip()
    root = tree_of(markup)
    return "" if root is None else joined(blocks(root))
