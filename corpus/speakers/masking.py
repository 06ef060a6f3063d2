"""A text -> the same with its quotations masked, and the sentences of a paragraph of that.

Offsets stay those of the text. `attributing` asks.
"""

import re
from collections.abc import Sequence

from corpus.model import Span

MARKS = "\"“”„«»‟‘’'"
MASK = "\ue000"  # in the place of each character of a quotation
ENDED = "\ue001"  # of its last one, where a sentence ends with it
SENTENCE_END = (".", "!", "?", "…")
_SENTENCE_END = re.compile(
    rf"(?:[.!?…]+[)\]]*|{ENDED})\s+(?=[(\[]?[^\W\d_a-zß-ÿ]|[{MASK}{ENDED}]|\d)"
)
ABBREVIATED = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Mx|Dr|Prof|Sen|Rep|Gov|Gen|Col|Capt|Lt|Sgt|Maj|Rev|Hon|Pres|Cllr|Adm|Cmdr"
    r"|St|Jr|Sr|vs|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec|No|Inc|Co|Corp)|\b[A-Z])\.\Z"
)


def masked(text: str, quotes: Sequence[Span]) -> str:
    """The text with each quotation in it made unreadable, at its length."""
    parts, at = [], 0
    for quote in quotes:
        inner = quote.of(text).strip(MARKS).rstrip()
        last = ENDED if inner[-1:] in SENTENCE_END else MASK
        parts += [text[at : quote.start], MASK * (quote.end - quote.start - 1), last]
        at = quote.end
    return "".join([*parts, text[at:]])


def sentences_in(hidden: str, paragraph: Span) -> list[Span]:
    """The sentences of a paragraph; a quotation that ends as one does, ends one."""
    found, start = [], paragraph.start
    for match in _SENTENCE_END.finditer(hidden, paragraph.start, paragraph.end):
        mark = match.start() + 1
        if ABBREVIATED.search(hidden, max(start, mark - 8), mark):
            continue
        found.append(Span(start, match.start() + len(match[0].rstrip())))
        start = match.end()
    return [*found, Span(start, paragraph.end)]
