"""Text -> its paragraphs in order, and which of them are related headlines in capitals.

A scraped article carries other articles' headlines as lines in capitals; they stay in the stored
text but are neither indexed nor quoted. `sentences` and `archive` call this.
"""

from dataclasses import dataclass

from corpus.model import Span

_HEADLINE_WORDS = 20
_WRAPPED_WIDTH = range(40, 101)
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
    shouting = _mostly_capitals(text)
    found: list[Paragraph] = []
    block: list[Span] = []
    for line in _lines(text):
        stripped = _strip(text, line)
        headline = not shouting and _is_capital_line(line.of(text))
        if stripped is not None and not headline:
            block.append(stripped)
            continue
        found += _unwrap(text, block)
        block = []
        if stripped is not None:
            found.append(Paragraph(stripped, is_headline=True))
    return found + _unwrap(text, block)


def around(text: str, span: Span) -> tuple[Span | None, Span, Span | None]:
    """The paragraph before `span`, the paragraphs it lies in, and the one after; no headlines."""
    body = [p.span for p in paragraphs(text) if not p.is_headline]
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


def _is_capital_line(line: str) -> bool:
    return line.isupper() and len(line.split()) <= _HEADLINE_WORDS


def _mostly_capitals(text: str) -> bool:
    upper = sum(map(str.isupper, text))
    return upper * 2 > upper + sum(map(str.islower, text))


def _unwrap(text: str, lines: list[Span]) -> list[Paragraph]:
    """One paragraph if the lines were wrapped at a fixed width, else a paragraph a line."""
    if lines and _is_wrapped(text, lines):
        lines = [Span(lines[0].start, lines[-1].end)]
    return [Paragraph(line, is_headline=False) for line in lines]


def _is_wrapped(text: str, lines: list[Span]) -> bool:
    *filled, last = (line.end - line.start for line in lines)
    if any(width not in _WRAPPED_WIDTH for width in filled) or last >= _WRAPPED_WIDTH.stop:
        return False
    torn = sum(text[line.end - 1] not in _TERMINAL for line in lines[:-1])
    return torn * 2 > len(filled)
