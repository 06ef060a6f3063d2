"""Text -> its paragraphs in order, and which of them are headlines: in capitals, or of Markdown.

A scraped article carries other articles' headlines as lines in capitals, one in Markdown has `#`
before its own; they stay in the stored text but are neither indexed nor quoted. `sentences`,
`furniture` and `lookup` call this.
"""

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass
from functools import cache

from corpus.model import Span

_HEADLINE_WORDS = 20
_HEADING = re.compile(r"\s{0,3}#{1,6}[ \t]+\S")
_WRAPPED_WIDTH = range(40, 101)
_TELLING = 3  # lines
_TERMINAL = ".!?…:\"'”’»)]"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Where a paragraph stands, without the white space around it."""

    span: Span
    is_headline: bool


def paragraphs(text: str) -> list[Paragraph]:
    """All paragraphs of `text`, in order, none empty.

    Each line is a paragraph, except that the lines of a block wrapped at a fixed width are one.
    """
    is_shouting = cache(lambda: _mostly_capitals(text))  # most texts have no line in capitals
    blocks: list[list[Span]] = [[]]
    headlines: list[Paragraph] = []
    for line in _lines(text):
        stripped = _strip(text, line)
        if stripped is not None and not _is_headline(line.of(text), is_shouting):
            blocks[-1].append(stripped)
            continue
        blocks.append([])
        if stripped is not None:
            headlines.append(Paragraph(stripped, is_headline=True))
    return sorted([*_unwrapped(text, blocks), *headlines], key=_start)


def _start(paragraph: Paragraph) -> int:
    return paragraph.span.start


def around(
    text: str, span: Span, left_out: Collection[Span] = ()
) -> tuple[Span | None, Span, Span | None]:
    """The paragraph before `span`, the paragraphs it lies in, and the one after.

    Passed over are headlines, and the paragraphs that are `left_out`.
    """
    body = [p.span for p in paragraphs(text) if not p.is_headline and p.span not in left_out]
    before = [p for p in body if p.end <= span.start]
    within = [p for p in body if p.start < span.end and span.start < p.end]
    after = [p for p in body if p.start >= span.end]
    whole = Span(within[0].start, within[-1].end) if within else span
    return (before[-1] if before else None), whole, (after[0] if after else None)


def _lines(text: str) -> list[Span]:
    spans, start = [], 0
    for line in text.splitlines(keepends=True):
        spans.append(Span(start, start + len(line)))
        start += len(line)
    return spans


def _strip(text: str, line: Span) -> Span | None:
    content = line.of(text)
    kept = content.strip()
    if not kept:
        return None
    start = line.start + len(content) - len(content.lstrip())
    return Span(start, start + len(kept))


def _is_headline(line: str, is_shouting: Callable[[], bool]) -> bool:
    if not (line.isupper() or _HEADING.match(line)) or len(line.split()) > _HEADLINE_WORDS:
        return False
    return _HEADING.match(line) is not None or not is_shouting()


def _mostly_capitals(text: str) -> bool:
    upper = sum(map(str.isupper, text))
    return upper * 2 > upper + sum(map(str.islower, text))


def _unwrapped(text: str, blocks: list[list[Span]]) -> list[Paragraph]:
    """A paragraph a block where its lines were wrapped at a fixed width, else one a line.

    A text that is wrapped shows it in some block of three lines: two could be a headline and a
    sentence.
    """
    is_wrapped = any(len(lines) >= _TELLING and _is_wrapped(text, lines) for lines in blocks)
    spans: list[Span] = []
    for lines in blocks:
        if is_wrapped and _is_wrapped(text, lines):
            spans.append(Span(lines[0].start, lines[-1].end))
        else:
            spans += lines
    return [Paragraph(span, is_headline=False) for span in spans]


def _is_wrapped(text: str, lines: list[Span]) -> bool:
    if not lines:
        return False
    *filled, last = (line.end - line.start for line in lines)
    if any(width not in _WRAPPED_WIDTH for width in filled) or last >= _WRAPPED_WIDTH.stop:
        return False
    torn = sum(text[line.end - 1] not in _TERMINAL for line in lines[:-1])
    return torn * 2 > len(filled)
