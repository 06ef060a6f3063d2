"""A sentence -> the quantities in it: money, shares, counts of something.

Not days, years, times, ages, scores, ranges and places in a row, nor by how much something rose or
fell. What stands after "from" is what it was before. English, as far as words go; `figures` calls
`quantities`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from corpus.days.calendar import MONTH, WEEKDAY
from corpus.model import Span
from corpus.terms import Analyser

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
_DAY = re.compile(
    rf"(?:{MONTH}|{WEEKDAY})(?:['’]s)?|[ap]m|[ap]\.m|o.clock",
    re.IGNORECASE,
)
_BEFORE_NO_FIGURE = re.compile(
    rf"(?:\b{MONTH}\.?|\b(?:no|number|age|aged|page|room)\.?)[ \u00a0]\Z", re.IGNORECASE
)
_FROM = re.compile(
    r"\b(?:from|between) (?:about |around |nearly |almost |some |just )?\Z", re.IGNORECASE
)
_RANGE = re.compile(
    r"(?:\d[ \u00a0]?(?:to|and|[–-])|\bor(?: about| nearly| almost)?)[ \u00a0]?[$€£¥]?\Z",
    re.IGNORECASE,
)
_CHANGE = (
    r"\b(?:up|down|r[io]se[ns]?|rising|raised?s?|fell|falls?|fallen|falling|gain(?:s|ed|ing)?|los[te]s?"
    r"|losing|drop(?:s|ped|ping)?|increas(?:es?|ed|ing)|decreas(?:es?|ed|ing)|jump(?:s|ed|ing)?"
    r"|climb(?:s|ed|ing)?|gr[eo]wn?s?|growing|growth|plung(?:es?|ed|ing)|tumbl(?:es?|ed|ing)|soar(?:s|ed"
    r"|ing)?|hikes?|declin(?:es?|ed|ing)|cuts?|added|another|higher|lower|by)\b"
)
_CHANGED_BY = re.compile(
    rf"{_CHANGE}(?: (?:about|around|nearly|almost|more than|over|an? (?:estimated|additional)"
    r"|some|just))? ?\Z",
    re.IGNORECASE,
)
_CHANGES = re.compile(_CHANGE, re.IGNORECASE)
_LEVEL = re.compile(
    r"\b(?:to|at|of|is|was|are|were|hit|reached|averaged)"
    r"(?: about| around| nearly| almost| just)? ?\Z",
    re.IGNORECASE,
)
_OLD = re.compile(r"[ -]old\b", re.IGNORECASE)
_EARLIEST_YEAR, _LATEST_YEAR = 1800, 2100
_BEFORE = 60  # characters before a number that say what kind it is
_RATE = re.compile(r"(?: (?:a|an|per|each|every) |/)([^\W\d_]+)", re.IGNORECASE)
# Words between a number and what it counts, or around it, that do not say what that is: what tells
# of more and less, and what changed and how, does not make it another thing.
EMPTY = frozenset(
    "more fewer less other others another additional further extra new such times about almost"
    " around nearly least most only total now still already currently so far said say says told"
    " will would could was were has have had been being be is are than over under rose risen rise"
    " rises rising fell fallen fall falls falling grew grown grow grows climbed climbs dropped"
    " drops drop jumped jumps increased increase increases decreased decrease soared sank up down"
    " reached reaches stands stood estimated estimate old".split()
)

NUMBER_WORDS = frozenset(_SPELLED).union(_SCALES)


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit: the slice `span` of a text.

    `unit` is a key that only equal units share; a rate has another than a sum. `names_what` tells a
    count ("14 people") from money and shares.
    """

    value: Decimal
    unit: str
    span: Span
    names_what: bool


def quantities(text: str, sentence: Span, analyser: Analyser) -> Iterator[Quantity]:
    """The quantities of the sentence, in order."""
    for match in _FIGURE.finditer(text, sentence.start, sentence.end):
        unit, value = _unit(match, text, analyser), _value(match)
        if unit is not None and value is not None:
            names_what = not (match["symbol"] or match["share"])
            yield Quantity(value, unit, Span(match.start(), _end(match)), names_what)


def is_day(word: str) -> bool:
    """Whether it is a month, a day of the week, or of a time."""
    return _DAY.fullmatch(word) is not None


def _unit(match: re.Match[str], text: str, analyser: Analyser) -> str | None:
    """What is counted, as a key; None where the number is no figure, or of nothing."""
    before = text[max(match.start() - _BEFORE, 0) : match.start()]
    if any(p.search(before) for p in (_BEFORE_NO_FIGURE, _FROM, _RANGE, _CHANGED_BY)):
        return None
    if match["share"] and _CHANGES.search(before) and not _LEVEL.search(before):
        return None
    rate = _RATE.match(text, _end(match))
    per = "" if rate is None else f" a {rate[1].casefold()}"
    if match["symbol"] or match["share"]:
        return (match["symbol"] or "%") + per
    word = match["unit"]
    if word is None or word.casefold() in EMPTY or _DAY.fullmatch(word):
        return None
    if _OLD.match(text, match.end()):
        return None
    term = analyser.term(word)
    return None if term is None else term + per


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
