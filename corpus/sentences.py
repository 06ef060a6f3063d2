"""Text -> its paragraphs' sentences, none of which tears a quotation from itself or its speaker.

sentencex finds where sentences end; this joins what it split inside a quotation, between a
quotation and "X said", and between a bare quotation and its neighbour in the same paragraph.
`passages` calls it with stored text.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

import sentencex

from corpus.model import Span
from corpus.paragraphs import Paragraph, paragraphs
from corpus.quotations import is_attribution, is_bare, quotations

_ABBREVIATIONS = frozenset(
    "dr. mr. mrs. ms. prof. st. rep. sen. gov. gen. col. capt. lt. sgt. maj. rev. hon. pres."
    " vs. jan. feb. mar. apr. jun. jul. aug. sept. sep. oct. nov. dec. approx. e.g. i.e. cf."
    " cllr.".split()
)
_PIECE = 10_000  # characters
_TIME_ZONE = re.compile(r"(?:[ECMP][SD]?T|GMT|UTC|BST|CES?T)\b")


def sentences(
    text: str, language: str, lines: Sequence[Paragraph] | None = None
) -> list[list[Span]]:
    """The sentences of each run of paragraphs between headlines, in order.

    `language` is an ISO 639-1 code, `lines` are the paragraphs of `text` where they are known.
    Offsets are of `text`; sentences carry no white space around them and never overlap, and every
    character outside them is white space or in a headline.
    """
    runs: list[list[Span]] = [[]]
    for paragraph in paragraphs(text) if lines is None else lines:
        if paragraph.is_headline:
            runs.append([])
        else:
            runs[-1] += _of_paragraph(text, paragraph.span, language)
    return [run for run in runs if run]


def _of_paragraph(text: str, paragraph: Span, language: str) -> list[Span]:
    split = _split(text, paragraph, language)
    if len(split) == 1:
        return split
    joiner = _Joiner(text, quotations(text, paragraph), split[0])
    for sentence, following in zip(split[1:], [*split[2:], None], strict=True):
        joiner.add(sentence, following)
    return _with_first_bare_joined(text, joiner.joined)


def _split(text: str, paragraph: Span, language: str) -> list[Span]:
    """What sentencex says, as stripped spans of `text`."""
    found = []
    for piece in _pieces(text, paragraph):
        content = piece.of(text)
        for boundary in sentencex.get_sentence_boundaries(language, content):
            raw = content[boundary["start_index"] : boundary["end_index"]]
            start = piece.start + boundary["start_index"] + len(raw) - len(raw.lstrip())
            if kept := raw.strip():
                found.append(Span(start, start + len(kept)))
    return found or [paragraph]


def _pieces(text: str, paragraph: Span) -> Iterator[Span]:
    """The paragraph in pieces that end where a sentence does, if that can be.

    sentencex takes time in the square of a paragraph whose quotations do not close.
    """
    start = paragraph.start
    while paragraph.end - start > _PIECE:
        end = max(text.rfind(mark, start, start + _PIECE) for mark in (". ", "? ", "! ")) + 2
        if end <= start + 2:
            end = text.rfind(" ", start + 1, start + _PIECE) + 1 or start + _PIECE
        yield Span(start, end)
        start = end
    yield Span(start, paragraph.end)


class _Joiner:
    """Joins a paragraph's sentences as they come, in time that grows as the paragraph does."""

    def __init__(self, text: str, quoted: list[Span], first: Span) -> None:
        self.joined = [first]
        self._text = text
        self._quoted = quoted
        self._ends = {quotation.end for quotation in quoted}
        self._has_words_of_its_own = False  # known of the last one joined

    def add(self, sentence: Span, following: Span | None) -> None:
        """Take in the next sentence, as part of the last one or as one of its own."""
        if self._belongs(sentence, following):
            self.joined[-1] = Span(self.joined[-1].start, sentence.end)
        else:
            self.joined.append(sentence)
            self._has_words_of_its_own = False

    def _belongs(self, sentence: Span, following: Span | None) -> bool:
        """Whether `sentence` must stay with the one before it."""
        text, before = self._text, self.joined[-1]
        last_word = text[
            max(text.rfind(" ", before.start, before.end) + 1, before.start) : before.end
        ]
        if _is_abbreviation(last_word.lower(), sentence.of(text)):
            return True
        if self._is_quoted(sentence.start):
            return True
        if before.end in self._ends and is_attribution(sentence.of(text)):
            return True
        if following is not None and is_attribution(following.of(text)):
            return False
        return is_bare(text, sentence) and self._speaks(before)

    def _is_quoted(self, place: int) -> bool:
        """Whether the place is within a quotation, behind its opening mark."""
        at = bisect_left(self._quoted, Span(place, place)) - 1
        return at >= 0 and place < self._quoted[at].end

    def _speaks(self, before: Span) -> bool:
        """Whether the last one joined has words outside quotations; once it has, it keeps them."""
        if not self._has_words_of_its_own:
            self._has_words_of_its_own = not is_bare(self._text, before)
        return self._has_words_of_its_own


def _is_abbreviation(last_word: str, sentence: str) -> bool:
    """Whether the dot of a sentence's last word does not end it, before this next sentence."""
    if last_word == "no.":
        return sentence[0].isdigit()
    if last_word in ("a.m.", "p.m."):
        return _TIME_ZONE.match(sentence) is not None
    return last_word in _ABBREVIATIONS


def _with_first_bare_joined(text: str, joined: list[Span]) -> list[Span]:
    """A paragraph that opens with a bare quotation keeps it with the sentence after it."""
    if len(joined) > 1 and is_bare(text, joined[0]) and not is_bare(text, joined[1]):
        return [Span(joined[0].start, joined[1].end), *joined[2:]]
    return joined
