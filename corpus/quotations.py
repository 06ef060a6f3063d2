"""Where quotations begin and end in a paragraph, and what belongs to one: its speaker's "X said".

Spans and strings in, spans and truths out. `sentences` joins what these say must not be torn, and
`excerpts` asks whether a sentence is a bare quotation or quotes somebody.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator

from corpus.model import Span

_OPENING = frozenset("“„«")
_CLOSING = frozenset("”»")
_CLOSED_BY = frozenset("\"”»“«'’")
_OPENED_BY = {"“": "„", "«": "»"}  # in German and Danish these close
_BEFORE_OPENING = frozenset("([{—–-‘'/…")
_SINGLE_OPENING = re.compile(r"(?<![\w.,!?…’'])[‘'](?=[^\W\d])")
_SINGLE_CLOSING = re.compile(r"(?<=[.,!?…])[’'](?!\w)")

# The verbs that news English attributes speech with; other languages join no "X said".
_SPEECH = (
    "said|says|say|saying|told|tells|added|adds|wrote|writes|tweeted|posted|asked|asks|replied|"
    "explained|explains|noted|notes|continued|recalled|recalls|warned|warns|argued|argues|insisted|"
    "admitted|claimed|declared|announced|stated|testified|concluded|joked|quipped|shouted|remarked|"
    "observed|responded|answered|suggested|promised|recounted|commented|confirmed|"
    "acknowledged|lamented|pleaded|vowed|repeated"
)
SPEECH_VERB = re.compile(rf"\b(?:{_SPEECH})\b|\baccording to\b", re.IGNORECASE)
_WORD = r"[\w.’'&-]+,?"
_ATTRIBUTION = re.compile(
    rf"(?:(?:{_SPEECH})\b|according to\b|(?:(?!(?:{_SPEECH})\b){_WORD}\s+){{1,7}}?(?:{_SPEECH})\b)",
    re.IGNORECASE,
)
_ONLY_PUNCTUATION = re.compile(r"[\W_]*")


def quotations(text: str, within: Span) -> list[Span]:
    """The quotations of a paragraph, marks included, in order and without overlap.

    One that is not closed ends with the paragraph. A quotation inside another is part of it.
    """
    double = list(_double(text, within))
    single = [s for s in _single(text, within) if not _is_in(s, double)]
    return sorted(double + single)


def is_bare(text: str, sentence: Span) -> bool:
    """Whether the sentence is quotation through and through: nothing in it names a speaker."""
    spans = quotations(text, sentence)
    if not spans:
        return False
    edges = [sentence.start, *(edge for s in spans for edge in (s.start, s.end)), sentence.end]
    outside = (text[a:b] for a, b in zip(edges[::2], edges[1::2], strict=True))
    return all(_ONLY_PUNCTUATION.fullmatch(part) for part in outside)


def is_torn(text: str, sentence: Span) -> bool:
    """Whether a quotation in the sentence is not closed there, as it goes on in what follows."""
    spans = quotations(text, sentence)
    return bool(spans) and text[spans[-1].end - 1] not in _CLOSED_BY


def is_attribution(sentence: str) -> bool:
    """Whether a sentence after a quotation opens with its speaker: "X said", "said the mayor"."""
    return _ATTRIBUTION.match(sentence) is not None


def outside_quotations(text: str, sentence: Span) -> str:
    """The sentence's own words, each quotation in it replaced by a blank."""
    parts, at = [], sentence.start
    for quotation in quotations(text, sentence):
        parts.append(text[at : quotation.start])
        at = quotation.end
    return " ".join([*parts, text[at : sentence.end]])


def _double(text: str, within: Span) -> Iterator[Span]:
    """Quotations in double marks; scraped text mixes their shapes, so position decides."""
    opened: int | None = None
    for match in re.compile(r"[\"“”„«»‟]").finditer(text, within.start, within.end):
        at = match.start()
        if opened is None and _opens(text, at, within):
            opened = at
        elif opened is not None and _closes(text, at, within, text[opened]):
            yield Span(opened, at + 1)
            opened = None
    if opened is not None:
        yield Span(opened, within.end)


def _opens(text: str, at: int, within: Span) -> bool:
    before = text[at - 1] if at > within.start else " "
    after = text[at + 1] if at + 1 < within.end else " "
    if text[at] in _OPENING and not after.isspace():
        return True
    return (before.isspace() or before in _BEFORE_OPENING) and not after.isspace()


def _closes(text: str, at: int, within: Span, opening: str) -> bool:
    if text[at] in _CLOSING:
        return opening != "»"
    if text[at] in _OPENED_BY:
        return opening == _OPENED_BY[text[at]]
    return text[at] == '"' and not _opens(text, at, within)


def _single(text: str, within: Span) -> Iterator[Span]:
    """Quotations in single marks: only where punctuation before the last shows it no apostrophe."""
    at = within.start
    while opening := _SINGLE_OPENING.search(text, at, within.end):
        closing = _SINGLE_CLOSING.search(text, opening.end(), within.end)
        if closing is None:
            return
        yield Span(opening.start(), closing.end())
        at = closing.end()


def _is_in(single: Span, double: list[Span]) -> bool:
    """Whether it overlaps one of the double quotations, which are in order."""
    at = bisect_left(double, single)
    near = double[max(at - 1, 0) : at + 1]
    return any(single.start < other.end and other.start < single.end for other in near)
