"""Dated sentences -> the figures in them that are other ones on other days.

Two belong together when their units are the same and most of what is said around them is, too.
Nothing is said of why they differ. Where it is in doubt what a figure counts, or when, it is left
out. `telling` calls `changing_figures` with the sentences that it shows.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from corpus.model import Excerpt, Span
from corpus.quantities import EMPTY, NUMBER_WORDS, Quantity, is_day, quantities
from corpus.terms import Analyser
from corpus.timeline import Figure

_AROUND = 60  # characters on each side of a figure that say what it counts
_TAIL = 30  # characters behind it that may be shown with it: "14 people were injured"
_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_IDLE = EMPTY | NUMBER_WORDS
_BREAK = re.compile(r"[;:()\n]|[—–]| - ")
_BREAK_BEHIND = re.compile(r"[;:()\n]|[—–]| - |,\s")
_YEAR = re.compile(r"(?<![\w.,$€£¥-])(?:1[89]|20)\d\d(?!\w|[,.]\d|%)")
# Figures of a person that is not named there, or of one case of several.
_OF_ONE = re.compile(r"\b(?:he|she|him|his|her|for example|for instance)\b", re.IGNORECASE)
# Where or of whom a figure is: "in Lee County", "with Democrats", "Turkey's".
_OF_WHAT = re.compile(
    r"\b(?:[Ii]n|[Aa]t|[Aa]cross|[Ff]or|[Ww]ith|[Aa]mong|[Nn]ear|[Aa]round) (?:the )?"
    r"((?:[A-ZÀ-Þ][\w’'-]*[ ]?)+)|\b([A-ZÀ-Þ][\w-]*)['’]s\b"
)


def changing_figures(
    sentences: Sequence[tuple[date, Excerpt]], topic: frozenset[str], analyser: Analyser
) -> tuple[tuple[Figure, ...], ...]:
    """Figures that belong together and are not all equal, each series in the order of its days.

    `sentences` come oldest first, one a day; `topic` has the terms of what they are all about. Of
    figures in a row that are equal the first is there.
    """
    series: list[list[_Found]] = []
    for day, excerpt in sentences:
        for found in _figures(day, excerpt, topic, analyser):
            fitting = [one for one in series if _continues(one, found)]
            best = max(fitting, key=lambda one: len(one[-1].around & found.around), default=None)
            if best is None:
                series.append([found])
            elif best[-1].quantity.value != found.quantity.value:
                best.append(found)
    return tuple(tuple(one.shown(some) for one in some) for some in series if len(some) > 1)


@dataclass(frozen=True, slots=True)
class _Found:
    """A quantity with the terms around it, those behind it with their ends, and whose it is."""

    figure: Figure
    quantity: Quantity
    around: frozenset[str]
    tail: tuple[tuple[str, int], ...]
    of_what: frozenset[str]

    def shown(self, series: "Sequence[_Found]") -> Figure:
        """The figure; a count with the words behind it that all of the series have, too."""
        if not self.quantity.names_what:
            return self.figure
        common = frozenset.intersection(*(one.around for one in series))
        ends = [end for term, end in self.tail if term in common]
        span = Span(self.figure.span.start, max([self.figure.span.end, *ends]))
        return Figure(self.figure.day, self.figure.stored, span)


def _continues(series: Sequence[_Found], found: _Found) -> bool:
    """Whether the figure is one more of the series: on another day, of the same thing."""
    first, last = series[0], series[-1]
    return last.figure.day < found.figure.day and _same(first, found) and _same(last, found)


def _same(one: _Found, other: _Found) -> bool:
    """Whether unit and owner are the same, and so is what is around, for the most part or all."""
    if one.quantity.unit != other.quantity.unit or one.of_what != other.of_what:
        return False
    least, most = sorted((len(one.around), len(other.around)))
    shared = len(one.around & other.around)
    if one.around == other.around:
        return shared > 0
    return shared > 1 and 2 * shared >= least and 3 * shared >= most


def _figures(
    day: date, excerpt: Excerpt, topic: frozenset[str], analyser: Analyser
) -> Iterator[_Found]:
    """The figures whose unit the sentence has but once; none where it tells of other years.

    Nor where it is of somebody that is not named.
    """
    text, sentence = excerpt.article.text, Span(excerpt.start, excerpt.end)
    if any(int(year) != day.year for year in _YEAR.findall(excerpt.text)):
        return
    if _OF_ONE.search(excerpt.text):
        return
    found = list(quantities(text, sentence, analyser))
    names = _names(excerpt.text, analyser)
    times = Counter(quantity.unit for quantity in found)
    for quantity in found:
        if times[quantity.unit] == 1:
            around = _around(text, sentence, quantity.span)
            behind = tuple(_terms(text, Span(quantity.span.end, around.end), analyser))
            before = _terms(text, Span(around.start, quantity.span.start), analyser)
            terms = {term for term, _ in (*before, *behind)}
            yield _Found(
                Figure(day, excerpt.stored, quantity.span),
                quantity,
                frozenset(terms) - names - {quantity.unit},
                tuple((term, end) for term, end in behind if end <= quantity.span.end + _TAIL),
                names - topic,
            )


def _around(text: str, sentence: Span, figure: Span) -> Span:
    """The words around a figure, up to a pause, and behind it up to a comma."""
    start = max(sentence.start, figure.start - _AROUND)
    while start > sentence.start and text[start - 1].isalnum():
        start -= 1
    for pause in _BREAK.finditer(text, start, figure.start):
        start = pause.end()
    end = min(sentence.end, figure.end + _AROUND)
    pause_behind = _BREAK_BEHIND.search(text, figure.end, end)
    return Span(start, pause_behind.start() if pause_behind else end)


def _names(sentence: str, analyser: Analyser) -> frozenset[str]:
    """The terms of the names that say where or of whom something is."""
    found = (place or owner for place, owner in _OF_WHAT.findall(sentence))
    names = [name for name in found if not is_day(name.split()[0].casefold())]
    return frozenset(term for name in names for term in analyser.terms(name))


def _terms(text: str, within: Span, analyser: Analyser) -> Iterator[tuple[str, int]]:
    """The terms that may say what is counted, each with the end of its word."""
    for match in _WORD.finditer(text, within.start, within.end):
        word, term = match[0].casefold(), analyser.term(match[0])
        if term and word not in _IDLE and not is_day(word):
            yield term, match.end()
