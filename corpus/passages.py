"""A stored article -> its passages: what the index scores and excerpts are cut from."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from corpus.furniture import furniture
from corpus.model import Passage, Span
from corpus.paragraphs import paragraphs
from corpus.sentences import sentences

PASSAGE_WORDS = 100


@dataclass(frozen=True, slots=True)
class Parts:
    """An article's passages, and each stretch that is left out of them as a passage of its own."""

    passages: list[Passage]
    asides: list[Passage]


def split_passages(article: int, text: str, language: str) -> list[Passage]:
    """The passages of an article's text, in order, as `split_article` has them."""
    return split_article(article, text, language).passages


def split_article(article: int, text: str, language: str, repeated: Collection[str] = ()) -> Parts:
    """An article's text in order, in passages of as many whole sentences as fit in 100 words.

    A longer sentence is a passage by itself; none crosses a headline, or a line that is not of the
    article, and a sentence that begins or ends with such words is without them. `repeated` are
    the lines that stand in many articles.
    """
    lines = paragraphs(text)
    left_out = [one.span for one in furniture(text, lines, repeated)]
    found = []
    for run in sentences(text, language, lines):
        for part in _parted(text, run, left_out):
            found += [Passage(article, tuple(group)) for group in _grouped(text, part)]
    return Parts(found, [Passage(article, (span,)) for span in left_out])


def _parted(text: str, run: Sequence[Span], left_out: Sequence[Span]) -> Iterator[list[Span]]:
    """The sentences between what is left out, as they are without it."""
    part: list[Span] = []
    at = 0
    for sentence in run:
        while at < len(left_out) and left_out[at].end <= sentence.start:
            at += 1
        if at == len(left_out) or left_out[at].start >= sentence.end:
            part.append(sentence)
            continue
        start = sentence.start
        for gap in left_out[at:]:
            if gap.start >= sentence.end:
                break
            part += _kept(text, Span(start, gap.start))
            if part:
                yield part
            part, start = [], gap.end
        part += _kept(text, Span(start, sentence.end))
    if part:
        yield part


def _kept(text: str, span: Span) -> list[Span]:
    """What is kept of a sentence, without blanks around it; nothing where that has no word."""
    content = span.of(text)
    if not any(map(str.isalnum, content)):
        return []
    start = span.start + len(content) - len(content.lstrip())
    return [Span(start, start + len(content.strip()))]


def _grouped(text: str, run: list[Span]) -> list[list[Span]]:
    groups: list[list[Span]] = []
    room = 0
    for sentence in run:
        words = len(sentence.of(text).split())
        if words > room or not groups:
            groups.append([])
            room = PASSAGE_WORDS
        groups[-1].append(sentence)
        room -= words
    return groups
