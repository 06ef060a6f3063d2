"""What is wrong with an excerpt, looked at from outside: the tests of whole archives ask this."""

import re
from collections.abc import Iterator

from corpus.model import Excerpt, Span
from corpus.paragraphs import Paragraph, paragraphs
from corpus.passages import split_passages
from corpus.quotations import quotations
from corpus.windows import EXCERPT_LENGTH, EXCERPT_SENTENCES, LENGTH_WITH_SPEAKER

# Nothing but quotations, however many; found without the code that finds them in articles.
_BARE = re.compile(r"\s*(?:[“\"][^“”\"]*[”\"]\s*)+")


def faults(excerpt: Excerpt) -> list[str]:
    """What must not be and is, in a few words each."""
    text, span = excerpt.article.text, Span(excerpt.start, excerpt.end)
    kept = [s for passage in split_passages(1, text, "en") for s in passage.sentences]
    whole = [s for s in kept if s.start < span.end and span.start < s.end]
    body = [p for p in paragraphs(text) if p.span.start < span.end and span.start < p.span.end]
    found = []
    if excerpt.text != text[span.start : span.end] or excerpt.text != excerpt.text.strip():
        found.append("it is no slice of the text")
    if not whole or (whole[0].start, whole[-1].end) != (span.start, span.end):
        found.append("it is not made of whole sentences")
    if not 1 <= len(whole) <= EXCERPT_SENTENCES:
        found.append(f"it has {len(whole)} sentences")
    two = len(whole) == 2  # a bare quotation, and the sentence that names its speaker
    longest = max((s.end - s.start for s in whole), default=0)
    is_long = two and longest > LENGTH_WITH_SPEAKER  # one of the two, by itself
    most = LENGTH_WITH_SPEAKER if two else EXCERPT_LENGTH
    if len(excerpt.text) > most and len(whole) > 1 and not is_long:
        found.append(f"it has {len(excerpt.text)} characters")
    if any(paragraph.is_headline for paragraph in body):
        found.append("it has a headline in capitals")
    if _BARE.fullmatch(excerpt.text):
        found.append("it is a quotation that names nobody")
    return found + list(_torn(text, span, body))


def _torn(text: str, span: Span, body: list[Paragraph]) -> Iterator[str]:
    """Whether an edge of the excerpt lies in a quotation, by position and by counting marks."""
    for paragraph in (p.span for p in body):
        for quotation in quotations(text, paragraph):
            if any(quotation.start < edge < quotation.end for edge in (span.start, span.end)):
                yield "it begins or ends in a quotation"
        part = Span(max(paragraph.start, span.start), min(paragraph.end, span.end))
        if _is_balanced(paragraph.of(text)) and not _is_balanced(part.of(text)):
            yield "its curly marks do not match"


def _is_balanced(text: str) -> bool:
    depth = 0
    for mark in re.findall("[“”]", text):
        depth += 1 if mark == "“" else -1
        if depth not in (0, 1):
            return False
    return depth == 0
