"""Dated sentences -> the figures in them that are other ones on other days.

A figure is a number with its unit: money, a share, or a count of something. Two belong together
when their units are the same and most of what is said around them is, too; nothing is said of why
they differ. `timeline` calls `changing_figures` with the sentences that it shows.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from corpus.model import Excerpt, Span, StoredArticle
from corpus.terms import Analyser

_AROUND = 60  # characters on each side of a figure that say what it counts
_TAIL = 30  # characters behind it that may be shown with it: "14 people were injured"

_SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
    " sixteen seventeen eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_SCALES = {
    "hundred": 10**2,
    "thousand": 10**3,
    "million": 10**6,
    "billion": 10**9,
    "trillion": 10**12,
    "m": 10**6,
    "bn": 10**9,
}
_SPELLED = {
    **{word: number for number, word in enumerate(_SMALL) if number > 1},  # "one" is a pronoun
    **{
        ten + ("-" + one if unit else ""): 10 * (at + 2) + unit
        for at, ten in enumerate(_TENS)
        for unit, one in enumerate(_SMALL[:10])
    },
}
_FIGURE = re.compile(
    rf"""(?<![\w.,:/$€£¥-])
    (?P<symbol>[$€£¥])?
    (?: (?P<digits>\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d+(?:\.\d+)?)
      | (?P<spelled>{"|".join(sorted(_SPELLED, key=len, reverse=True))}) )
    (?:[ \u00a0-]?(?P<scale>{"|".join(_SCALES)})\b)?
    (?: [ \u00a0]?(?P<share>%|per\ ?cent\b(?!age))
      | (?![\w%:/-]|[.,]\d)(?:[ \u00a0](?P<unit>[^\W\d_][\w’'-]*))? )""",
    re.VERBOSE | re.IGNORECASE,
)
_MONTH = "(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*"
_DAY = re.compile(
    rf"{_MONTH}|(?:mon|tues|wednes|thurs|fri|satur|sun)day|[ap]m|[ap]\.m|o.clock", re.IGNORECASE
)
_BEFORE_NO_FIGURE = re.compile(
    rf"(?:\b{_MONTH}\.?|\b(?:no|number|age|aged|page|room)\.?)[ \u00a0]\Z", re.IGNORECASE
)
_BY = re.compile(r"\bby (?:about |around |nearly |almost |some )?\Z", re.IGNORECASE)
_OLD = re.compile(r"[ -]old\b", re.IGNORECASE)
_EARLIEST_YEAR, _LATEST_YEAR = 1800, 2100
# Words between a number and what it counts, or around it, that do not say what that is: what tells
# of more and less, and what changed and how, does not make it another thing.
_EMPTY = frozenset(
    "more fewer less other others another additional further extra new such times about almost"
    " around nearly least most only total now still already currently so far said say says told"
    " will would could was were has have had been being be is are than over under rose risen rise"
    " rises rising fell fallen fall falls falling grew grown grow grows climbed climbs dropped"
    " drops drop jumped jumps increased increase increases decreased decrease soared sank up down"
    " reached reaches stands stood estimated estimate old".split()
)
_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_IDLE = _EMPTY.union(_SPELLED, _SCALES)
_BREAK = re.compile(r"[;:()\n]|[—–]| - ")
_BREAK_BEHIND = re.compile(r"[;:()\n]|[—–]| - |,\s")
_RATE = re.compile(r"(?: (?:a|an|per|each|every) |/)([^\W\d_]+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with its unit: the slice `span` of the article's text, as it stood on that day."""

    day: date
    stored: StoredArticle
    span: Span

    @property
    def text(self) -> str:
        """The figure as the article has it."""
        return self.span.of(self.stored.article.text)


def changing_figures(
    sentences: Sequence[tuple[date, Excerpt]], analyser: Analyser
) -> tuple[tuple[Figure, ...], ...]:
    """Figures that belong together and are not all equal, each series in the order of its days.

    `sentences` come oldest first, one a day.
    """
    series: list[list[_Found]] = []
    for day, excerpt in sentences:
        for found in _figures(day, excerpt, analyser):
            fitting = [one for one in series if _continues(one, found)]
            best = max(fitting, key=lambda one: len(one[-1].around & found.around), default=None)
            if best is None:
                series.append([found])
            else:
                best.append(found)
    changing = [one for one in series if len({found.value for found in one}) > 1]
    return tuple(tuple(found.shown(one) for found in one) for one in changing)


@dataclass(frozen=True, slots=True)
class _Found:
    """A figure with its value, its unit, and the terms around it."""

    figure: Figure
    value: Decimal
    unit: str
    around: frozenset[str]
    tail: tuple[tuple[str, int], ...]

    def shown(self, series: "Sequence[_Found]") -> Figure:
        """The figure, with the words behind it that all of the series have around theirs."""
        common = frozenset.intersection(*(one.around for one in series))
        ends = [end for term, end in self.tail if term in common]
        span = Span(self.figure.span.start, max([self.figure.span.end, *ends]))
        return Figure(self.figure.day, self.figure.stored, span)


def _continues(series: Sequence[_Found], found: _Found) -> bool:
    """Whether the figure is one more of the series: on another day, of the same thing."""
    first, last = series[0], series[-1]
    return last.figure.day < found.figure.day and _same(first, found) and _same(last, found)


def _same(one: _Found, other: _Found) -> bool:
    """Whether the units are the same, and so is what is around them: most of it, or all."""
    if one.unit != other.unit or not one.around:
        return False
    shared, least = len(one.around & other.around), min(len(one.around), len(other.around))
    return one.around == other.around or (shared > 1 and 2 * shared >= least)


def _figures(day: date, excerpt: Excerpt, analyser: Analyser) -> Iterator[_Found]:
    """The figures of one sentence, in order."""
    text, sentence = excerpt.article.text, Span(excerpt.start, excerpt.end)
    for match in _FIGURE.finditer(text, sentence.start, sentence.end):
        unit = _unit(match, text, analyser)
        value = _value(match)
        if unit is None or value is None:
            continue
        span = Span(match.start(), _end(match))
        around, tail = _around(text, sentence, span, analyser)
        yield _Found(Figure(day, excerpt.stored, span), value, unit, around - {unit}, tail)


def _unit(match: re.Match[str], text: str, analyser: Analyser) -> str | None:
    """What is counted, as a key; None where the number is no figure, or of nothing."""
    before = text[max(match.start() - _AROUND, 0) : match.start()]
    if _BEFORE_NO_FIGURE.search(before):
        return None
    by = "by " if _BY.search(before) else ""
    rate = _RATE.match(text, _end(match))
    per = "" if rate is None else f" a {rate[1].casefold()}"
    if match["symbol"] or match["share"]:
        return by + (match["symbol"] or "%") + per
    word = match["unit"]
    if word is None or word.casefold() in _EMPTY or _DAY.fullmatch(word):
        return None
    if _OLD.match(text, match.end()):
        return None
    term = analyser.term(word)
    return None if term is None else by + term + per


def _end(match: re.Match[str]) -> int:
    """Where a figure ends: with its unit, which money has before it."""
    return match.end() if match["unit"] is None or not match["symbol"] else match.start("unit") - 1


def _value(match: re.Match[str]) -> Decimal | None:
    """How much it is; None of a year."""
    scale = _SCALES[match["scale"].casefold()] if match["scale"] else 1
    if match["spelled"]:
        return Decimal(_SPELLED[match["spelled"].casefold()] * scale)
    value = Decimal(match["digits"].replace(",", ""))
    is_plain = scale == 1 and not (match["symbol"] or match["share"] or "," in match["digits"])
    if is_plain and value == int(value) and _EARLIEST_YEAR <= value <= _LATEST_YEAR:
        return None
    return value * scale


def _around(
    text: str, sentence: Span, figure: Span, analyser: Analyser
) -> tuple[frozenset[str], tuple[tuple[str, int], ...]]:
    """The terms around a figure, other figures left out, and those behind it with their ends."""
    start = max(sentence.start, figure.start - _AROUND)
    while start > sentence.start and text[start - 1].isalnum():
        start -= 1
    for pause in _BREAK.finditer(text, start, figure.start):
        start = pause.end()
    end = min(sentence.end, figure.end + _AROUND)
    if pause_behind := _BREAK_BEHIND.search(text, figure.end, end):
        end = pause_behind.start()
    before = [term for term, _ in _terms(text, Span(start, figure.start), analyser)]
    behind = tuple(_terms(text, Span(figure.end, end), analyser))
    tail = tuple((term, at) for term, at in behind if at <= figure.end + _TAIL)
    return frozenset([*before, *(term for term, _ in behind)]), tail


def _terms(text: str, within: Span, analyser: Analyser) -> Iterator[tuple[str, int]]:
    """The terms that may say what is counted, each with the end of its word."""
    for match in _WORD.finditer(text, within.start, within.end):
        word = match[0].casefold()
        term = analyser.term(match[0])
        if term and word not in _IDLE and not _DAY.fullmatch(word):
            yield term, match.end()
