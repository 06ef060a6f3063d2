"""A stored article -> its passages: what the index scores and excerpts are cut from."""

from corpus.model import Passage, Span
from corpus.sentences import sentences

PASSAGE_WORDS = 100


def split_passages(article: int, text: str, language: str) -> list[Passage]:
    """The passages of an article's text, in order: as many whole sentences as fit in 100 words.

    A longer sentence is a passage by itself; none crosses a headline.
    """
    found = []
    for run in sentences(text, language):
        found += [Passage(article, tuple(group)) for group in _grouped(text, run)]
    return found


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
