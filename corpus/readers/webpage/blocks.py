"""An HTML tree -> its blocks: the lines and paragraphs that a reader of the page sees, in order.

A block ends where a browser begins a new line: at a block element, not at a link or an emphasis.
`body` chooses among them; none of their text is changed afterwards.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from lxml.etree import iterwalk
from lxml.html import HtmlElement

from corpus.readers.decode import with_line_feeds

_UNSEEN = frozenset(
    "script style noscript template head title meta link iframe object embed svg math canvas audio"
    " video map area select option datalist input textarea button noembed noframes".split()
)
_BLOCKS = frozenset(
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset"
    " figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav"
    " ol optgroup p pre section summary table tbody tfoot thead tr ul".split()
)
# What a browser adds of its own, and a tab between the cells of a row.
_BEFORE = {"br": "\n", "q": "“"}
_AFTER = {"q": "”", "td": "\t", "th": "\t"}
_PICTURES = frozenset("img picture iframe svg video embed".split())
_EMPHASIS = frozenset("em i b strong cite".split())
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_BLANKS = re.compile(r"[\s\u00a0\u202f]+")
_PARAGRAPH = "\n\n"
_LINE = "\n"
_A_LINE_EACH = frozenset({"li", "tr", "dt", "dd"})
_INVISIBLE = re.compile(r"[\u00ad\u200b\u2060\ufeff\x00-\x08\x0e-\x1f\x7f]")


@dataclass(frozen=True, slots=True)
class Block:
    """A run of text between two places where a browser begins a new line.

    `element` is the innermost block element around it, `tags` the tags of all elements around it
    up to the root; `linked` and `stressed` count its characters within links, and within
    emphasis. `after_picture` says that nothing but a picture stands between it and the one before.
    """

    text: str
    element: HtmlElement
    tags: frozenset[str]
    linked: int
    stressed: int
    has_mail: bool
    after_picture: bool

    @property
    def link_share(self) -> float:
        """How much of its text is within links, between 0 and 1."""
        return self.linked / max(1, _letters(self.text))

    @property
    def is_stressed(self) -> bool:
        """Whether all of its text is emphasised."""
        return self.stressed >= _letters(self.text)


def blocks(root: HtmlElement) -> list[Block]:
    """All blocks of the page that hold text, in its order."""
    walk = _Walk()
    found: list[Block] = []
    events = iterwalk(root, events=("start", "end"))
    for event, element in events:
        if event == "start":
            if _is_unseen(element):
                events.skip_subtree()
            else:
                found += walk.enter(element)
        else:
            found += walk.leave(element, is_root=element is root)
    return found


def joined(chosen: Sequence[Block]) -> str:
    """The blocks with a blank line between two paragraphs, and a line end between two items."""
    pieces: list[str] = []
    before = None
    for block in chosen:
        tag = block.element.tag
        if before is not None:
            pieces.append(_LINE if tag == before and tag in _A_LINE_EACH else _PARAGRAPH)
        pieces.append(block.text)
        before = tag
    return "".join(pieces)


def _letters(text: str) -> int:
    """How many characters of `text` are not white space."""
    return sum(map(len, text.split()))


class _Walk:
    """The line that is being gathered on a walk over a tree, and what the walk is within."""

    def __init__(self) -> None:
        self._around: list[HtmlElement] = []
        self._links = self._emphases = self._preformatted = 0
        self._after_picture = False
        self._begin()

    def enter(self, element: HtmlElement) -> list[Block]:
        """The block that ended where the element begins."""
        tag = element.tag
        ended = self._end() if tag in _BLOCKS else []
        if tag in _BLOCKS:
            self._around.append(element)
        self._links += tag == "a"
        self._emphases += tag in _EMPHASIS
        self._preformatted += tag == "pre"
        self._after_picture |= tag in _PICTURES
        self._pieces.append(_BEFORE.get(tag, ""))
        self._add(element.text)
        return ended

    def leave(self, element: HtmlElement, *, is_root: bool) -> list[Block]:
        """The block that ended where the element ends; what is in it was seen or passed by."""
        tag = element.tag
        ended = []
        if _is_unseen(element):
            self._after_picture |= tag in _PICTURES
        else:
            self._pieces.append(_AFTER.get(tag, ""))
            self._has_mail |= tag == "a" and element.get("href", "").startswith("mailto:")
            self._links -= tag == "a"
            self._emphases -= tag in _EMPHASIS
            self._preformatted -= tag == "pre"
            if tag in _BLOCKS:
                ended = self._end()
                self._around.pop()
        if not is_root:
            self._add(element.tail)
        return ended

    def _begin(self) -> None:
        self._pieces: list[str] = []
        self._linked = self._stressed = 0
        self._has_mail = False

    def _add(self, text: str | None) -> None:
        if not text:
            return
        text = _INVISIBLE.sub("", text)
        self._pieces.append(with_line_feeds(text) if self._preformatted else _BLANKS.sub(" ", text))
        self._linked += _letters(text) if self._links else 0
        self._stressed += _letters(text) if self._emphases else 0

    def _end(self) -> list[Block]:
        text = _tidied("".join(self._pieces))
        ended = []
        if text and self._around:
            block = Block(
                text,
                self._around[-1],
                frozenset(str(element.tag) for element in self._around),
                self._linked,
                self._stressed,
                self._has_mail,
                self._after_picture,
            )
            ended, self._after_picture = [block], False
        self._begin()
        return ended


def _is_unseen(element: HtmlElement) -> bool:
    """Whether a browser shows nothing of the element."""
    if element.tag in _UNSEEN or element.get("hidden") is not None:
        return True
    style = element.get("style")
    return style is not None and _HIDDEN.search(style) is not None


def _tidied(text: str) -> str:
    """Without blanks at the ends of lines, blanks after blanks, and empty lines."""
    lines = (" ".join(filter(None, line.split(" "))).strip() for line in text.split("\n"))
    return "\n".join(line for line in lines if line)
