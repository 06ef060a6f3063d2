"""A message's content -> the quotations in it: what "Check quotations" looks up. Pure."""

import re
from collections.abc import Iterator
from itertools import groupby

from corpus.model import Span
from corpus.quotations import quotations

_BLOCK = re.compile(r"> ")
_ALL_BELOW = re.compile(r"^>>> ", re.MULTILINE)
_DOUBLE = frozenset('"“”„‟«»')
_MARKUP = re.compile(r"\\([^\w\s])|\*\*|__|~~|\|\||(?<!\w)[*_](?=\S)|(?<=\S)[*_](?!\w)")


def quotations_in(content: str) -> list[str]:
    """The quotations in double marks and the block quotations, in order, each once, without marks.

    Markup for bold, italics and the like is not part of them.
    """
    head, *below = _ALL_BELOW.split(content, maxsplit=1)
    found = [*_in_lines(head.splitlines()), *(_plain("\n".join(below)),)]
    return list(dict.fromkeys(one for one in found if any(c.isalnum() for c in one)))


def _in_lines(lines: list[str]) -> Iterator[str]:
    """Lines that stand in a block quotation together, and what stands in marks in the others."""
    for is_block, group in groupby(lines, lambda line: _BLOCK.match(line) is not None):
        if is_block:
            yield _plain("\n".join(line[2:] for line in group))
            continue
        for line in map(_plain, group):
            yield from _in_marks(line)


def _in_marks(line: str) -> Iterator[str]:
    """What stands between double marks that are both there."""
    for span in quotations(line, Span(0, len(line))):
        part = span.of(line)
        if part[0] in _DOUBLE and len(part) > 1 and part[-1] in _DOUBLE:
            yield part[1:-1].strip()


def _plain(text: str) -> str:
    """The text without Discord's markup for emphasis, and without the backslashes before signs."""
    return _MARKUP.sub(lambda match: match[1] or "", text).strip()
