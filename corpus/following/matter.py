"""A question -> its words that carry weight, and its days. `follow` and its neighbours ask."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from corpus.days import days_asked_about, said_of_now
from corpus.days.calendar import MONTH, SEASON, YEAR
from corpus.model import DaySpan, Span
from corpus.terms import Analyser, words_as_typed

MOST_WORDS = 20  # that are carried over
_OPENING = r"since|after|before|until|till|by"
_IN_FRONT = re.compile(
    rf"(?<!\w)(?:(?:{_OPENING}|in|on|at|during|for|of|from|between|throughout|around|and|to|the"
    r"|only|just|early|late|mid|end|start|beginning|middle)[\s-]+)+\Z",
    re.IGNORECASE,
)
_THE = re.compile(r"\bthe\s+\Z", re.IGNORECASE)
_NOUN = re.compile(r"\s+(?!(?:in|on|at|of|for|and|or)\b)\w")
_POSSESSIVE = re.compile(r"['’]s?\b")
_BEHIND = re.compile(r"\s+onwards?\b|['’]s?\b|(?<=\d)\s+on\Z", re.IGNORECASE)
_WITHOUT_PREPOSITION = re.compile(rf"(?:the\s+)?(?:{MONTH}|{SEASON}|{YEAR})\b", re.IGNORECASE)
_SPEAKS = frozenset(
    "say says said saying tell tells told think thinks thought claim claims claimed write writes"
    " wrote announce announced argue argued warn warned".split()
)


@dataclass(frozen=True, slots=True)
class Times:
    """What a text says of when: its days, whether it is about now, and where all that stands.

    `spans` have the prepositions in front, are in order and do not overlap.
    """

    days: tuple[DaySpan, ...]
    about_now: bool
    spans: tuple[Span, ...]

    def __bool__(self) -> bool:
        """Whether it says anything of when."""
        return bool(self.spans)


def times_in(text: str, asked: date) -> Times:
    """The days that a text of that day names, with the words that do it."""
    days, nows = days_asked_about(text, asked), said_of_now(text)
    spans = (_widened(span, text) for span in sorted({*(one.said for one in days), *nows}))
    return Times(days, bool(nows), tuple(_apart(spans)))


def with_preposition(text: str) -> str:
    """The text, with "in" before a month, a season or a year that begins it."""
    return f"in {text}" if _WITHOUT_PREPOSITION.match(text) else text


def without(spans: Iterable[Span], text: str) -> str:
    """The text without these stretches, and without doubled blanks."""
    for span in sorted(spans, reverse=True):
        text = f"{text[: span.start]} {text[span.end :]}"
    return " ".join(text.split())


def weighty(text: str, analyser: Analyser) -> tuple[str, ...]:
    """The words that are searched for, each once, as typed, without those for saying something."""
    typed = words_as_typed(text)
    kept = (w for w in typed if w.casefold() not in _SPEAKS and analyser.term(w) is not None)
    return tuple({word.casefold(): word for word in kept}.values())[:MOST_WORDS]


def _widened(span: Span, text: str) -> Span:
    """With the prepositions in front, but in "the 2024 strike" and "in last year's flood"."""
    front = _IN_FRONT.search(text, 0, span.start)
    back = _BEHIND.match(text, span.end)
    if front and (_POSSESSIVE.match(text, span.end) or _is_of_noun(front[0], text[span.end :])):
        front = None
    return Span(front.start() if front else span.start, back.end() if back else span.end)


def _is_of_noun(front: str, behind: str) -> bool:
    """Whether "the" in front of a date is that of a word behind it: "the 2024 strike"."""
    return bool(_THE.search(front) and _NOUN.match(behind))


def _apart(spans: Iterable[Span]) -> Iterator[Span]:
    """The stretches in order, each beginning where the one before it has ended."""
    end = 0
    for span in sorted(spans):
        if span.end > end:
            yield Span(max(span.start, end), span.end)
            end = span.end
