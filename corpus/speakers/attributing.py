"""A text -> its quotations that are speech, each with what its sentence calls the speaker.

`resolving` finds whom the phrases stand for.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.model import Span
from corpus.paragraphs import paragraphs
from corpus.quotations import quotations
from corpus.speakers.clauses import (
    ACCORDING,
    FINITE,
    FINITE_OR_NAMING,
    PARTICIPLE,
    leading,
    phrase_after,
    subject_before,
)
from corpus.speakers.masking import ENDED, MARKS, MASK, masked, sentences_in
from corpus.speakers.phrases import Kind, Phrase
from corpus.speakers.speech import is_nickname, is_speech

_TOLD = ("told", "tells", "tell")
_COMMA = (",", "—", "–", "-")
_NO_CLOSING = re.compile(r"[^\"“”»«'’]\Z")
_AFTER_NAME = re.compile(
    rf"\s*(?:[,.;:—–!?()…{MASK}{ENDED}\n]|\Z)|\s+(?:in|on|at|during|of|after|as|to|from|who|when|with"
    r"|while|before|for|about|this|last|earlier|following|via|through|and|when|late|early|[A-Z])"
)
_AFTER_VERB = re.compile(
    rf"\s*(?:[,.;—–{MASK}{ENDED}\n]|\Z)|\s+(?:in|on|at|during|after|about|when|of|this|last|earlier"
    r"|yesterday|today|to|via|through|with|as|from|before|while|following|later|\w+ly|[A-Z]\w+)"
)
_CLOSED = re.compile(rf"\s*(?:[.,;—–{MASK}{ENDED}\n]|\Z)")
_DASH = re.compile(r"\s*[—–-]{1,2}\s*")
_TRAILING = re.compile(r"[^;:—–!?()…\ue000\ue001]{0,160}[.!?]*\s*\Z")
_NEAR = 20  # characters in front of a quotation that end with "said:"
_VERB_LATEST = 250  # characters behind a quotation
_VERB_EARLIEST = 400  # characters in front of one
_INTRODUCED = re.compile(r"[,:]\s*\Z")
_GOES_ON = re.compile(
    r"(?:\s+(?:said|says|told|wrote|added|\w+ed)(?!\w))?[^,;:—–.]{0,60}"
    r"(?:,(?:(?! (?:but|while|and|although) )[^,;:—–]){0,80})?"
    r",?\s*(?:adding(?: that)?|and|but)?[,:]?\s*"
)
_JOINED = re.compile(r"[\s,;]*(?:and|or|but)?\s*")
_OWN_WORDS = re.compile(r"[^\W_]")


@dataclass(frozen=True, slots=True)
class Quoted:
    """A quotation that is speech, in its sentence; `phrase` is None where that attributes nothing.

    `is_bare` says that the sentence has no words but quotations, `is_torn` that the quotation is
    not closed.
    """

    quotation: Span
    sentence: Span
    phrase: Phrase | None
    is_bare: bool
    is_torn: bool


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph: its sentences, and its quotations that are speech, in order."""

    span: Span
    sentences: tuple[Span, ...]
    quoted: tuple[Quoted, ...]


def attributed(text: str) -> tuple[str, list[Paragraph]]:
    """The text with its quotations masked, and its paragraphs that are no headlines in capitals."""
    spans = [p.span for p in paragraphs(text) if not p.is_headline]
    found = [[q for q in quotations(text, s) if not is_nickname(text, q)] for s in spans]
    hidden = masked(text, [q for some in found for q in some])
    return hidden, [_paragraph(text, hidden, s, q) for s, q in zip(spans, found, strict=True)]


def _paragraph(text: str, hidden: str, span: Span, quotes: Sequence[Span]) -> Paragraph:
    sentences = sentences_in(hidden, span)
    attributing = _Attributing(text, hidden, sentences, quotes)
    quoted = [one for at in range(len(quotes)) if (one := attributing.quoted(at)) is not None]
    return Paragraph(span, tuple(sentences), tuple(quoted))


class _Attributing:
    """Finds the phrases of one paragraph's quotations."""

    def __init__(
        self, text: str, hidden: str, sentences: Sequence[Span], quotes: Sequence[Span]
    ) -> None:
        self._text = text
        self._masked = hidden
        self._sentences = sentences
        self._quotes = quotes
        self._bare: dict[Span, bool] = {}
        self._ends = [sentence.end for sentence in sentences]
        self._after = [self._phrase_behind(quote) for quote in quotes]

    def quoted(self, at: int) -> Quoted | None:
        """The quotation at this place of the list; None where it is no speech."""
        quote = self._quotes[at]
        sentence = self._sentence_at(quote.start)
        behind, in_front = self._after[at], self._phrase_in_front(at, sentence)
        near = max(sentence.start, quote.start - _NEAR)
        introduced = _INTRODUCED.search(self._masked, near, quote.start)
        is_introduced = in_front is not None and introduced is not None
        if is_introduced and self._inner(quote).endswith("."):
            behind = None
        is_bare = self._is_bare(sentence)
        is_direct = behind is not None or is_introduced or (is_bare and self._ends_one(quote))
        is_loose = not (is_bare or is_introduced)
        if not is_speech(quote.of(self._text), is_direct=is_direct, is_loose=is_loose):
            return None
        is_torn = _NO_CLOSING.search(quote.of(self._text)) is not None
        return Quoted(quote, sentence, behind or in_front, is_bare, is_torn)

    def _phrase_behind(self, quote: Span) -> Phrase | None:
        """Of ``“…,” X said``, ``“…,” said X`` and ``“…,” according to X``."""
        sentence = self._sentence_at(leading(self._masked, quote.end, self._sentences[-1].end))
        at = leading(self._masked, quote.end, sentence.end)
        end = self._next_quote(quote.end, sentence.end)
        is_loose = self._text[quote.end : quote.end + 1] in _COMMA or self._inner(quote)[-1:] in (
            *_COMMA,
            "?",
            "!",
            "…",
        )
        if according := ACCORDING.match(self._masked, at, end):
            return phrase_after(self._masked, according.end(), end)
        verb = FINITE.search(self._masked, at, min(end, at + _VERB_LATEST))
        if verb is None:
            return self._after_dash(quote, sentence)
        if verb.start() == at:
            return self._inverted(verb.end(), end)
        phrase = subject_before(self._masked, at, verb.start())
        if phrase is None or phrase.span.start != at:
            return None
        closing = _CLOSED if self._inner(quote).endswith(".") else _AFTER_VERB
        is_closed = closing.match(self._masked, verb.end(), end) or verb[0] in _TOLD
        return phrase if is_loose or is_closed else None

    def _after_dash(self, quote: Span, sentence: Span) -> Phrase | None:
        """Of ``“…” — X`` at the end of a paragraph."""
        dash = _DASH.match(self._masked, quote.end, self._sentences[-1].end)
        if dash is None or not self._ends_one(quote):
            return None
        phrase = phrase_after(self._masked, dash.end(), sentence.end)
        if phrase is None or phrase.kind is not Kind.NAME:
            return None
        return phrase if _CLOSED.match(self._masked, phrase.span.end, sentence.end) else None

    def _inverted(self, at: int, end: int) -> Phrase | None:
        phrase = phrase_after(self._masked, at, end)
        if phrase is None or phrase.kind is Kind.PRONOUN:
            return None
        is_closed = _AFTER_NAME.match(self._masked, phrase.span.end, end)
        return phrase if is_closed else None

    def _phrase_in_front(self, at: int, sentence: Span) -> Phrase | None:
        """Of ``X said: “…”``, ``X called it “…”`` and ``said X, “…”`` between two quotations."""
        quote = self._quotes[at]
        before = self._quotes[at - 1] if at and self._quotes[at - 1].end > sentence.start else None
        behind = self._after[at - 1] if before else None
        if behind and _GOES_ON.fullmatch(self._masked, behind.span.end, quote.start):
            return behind
        start = max(sentence.start, quote.start - _VERB_EARLIEST)
        finite = list(FINITE_OR_NAMING.finditer(self._masked, start, quote.start))
        participle = list(PARTICIPLE.finditer(self._masked, start, quote.start))
        according = list(ACCORDING.finditer(self._masked, start, quote.start))
        if according and (not finite or finite[-1].start() < according[-1].start()):
            return phrase_after(self._masked, according[-1].end(), quote.start)
        if not finite:
            return self._joined(at, sentence) or self._at_the_end(quote, sentence)
        if participle and self._masked.endswith("as ", start, participle[-1].start()):
            return None
        phrase = subject_before(self._masked, start, finite[-1].start())
        return phrase or self._at_the_end(quote, sentence)

    def _joined(self, at: int, sentence: Span) -> Phrase | None:
        """Of ``“…” and “…,” X said``: what the next quotation is attributed to."""
        following = self._quotes[at + 1] if at + 1 < len(self._quotes) else None
        if following is None or following.start >= sentence.end:
            return None
        between = self._masked[self._quotes[at].end : following.start]
        return self._after[at + 1] if _JOINED.fullmatch(between) else None

    def _at_the_end(self, quote: Span, sentence: Span) -> Phrase | None:
        """Of ``“…” for years, X said`` and ``“…” for years, said X``."""
        start = max(quote.end, sentence.end - _VERB_LATEST)
        verb = next(reversed(list(FINITE.finditer(self._masked, start, sentence.end))), None)
        if verb is None or not _TRAILING.match(self._masked, verb.end(), sentence.end):
            return None
        phrase = subject_before(self._masked, quote.end, verb.start())
        if phrase is None and verb[0] not in _TOLD:
            follows_comma = self._masked[quote.end : verb.start()].rstrip().endswith(",")
            return self._inverted(verb.end(), sentence.end) if follows_comma else None
        before = self._masked[quote.end : phrase.span.start].rstrip() if phrase else ""
        return phrase if before.endswith(",") else None

    def _is_bare(self, sentence: Span) -> bool:
        if sentence not in self._bare:
            own = _OWN_WORDS.search(self._masked, sentence.start, sentence.end)
            self._bare[sentence] = own is None
        return self._bare[sentence]

    def _ends_one(self, quote: Span) -> bool:
        """Whether a sentence ends with the quotation."""
        return self._masked[quote.end - 1] == ENDED

    def _sentence_at(self, place: int) -> Span:
        at = bisect_right(self._ends, place)
        return self._sentences[min(at, len(self._ends) - 1)]

    def _next_quote(self, start: int, end: int) -> int:
        at = bisect_left(self._quotes, Span(start, start))
        return min(self._quotes[at].start, end) if at < len(self._quotes) else end

    def _inner(self, quote: Span) -> str:
        return quote.of(self._text).strip(MARKS).rstrip()
