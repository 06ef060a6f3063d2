"""A question -> the dates written in it, complete or not, and the relative days.

`asked` calls `written`. A date that could be two, such as 3/4/2024, is both. Names of months and
weekdays are English.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from corpus.days.calendar import (
    MONTH,
    NUMBER,
    SEASON,
    WEEKDAY,
    YEAR,
    Days,
    days_of_month,
    days_of_season,
    days_of_year,
    month_number,
    one_day,
)
from corpus.days.lazily import lazily
from corpus.days.reckoned import relative, rolling, weekday
from corpus.days.relative import RELATIVE
from corpus.model import Span


@dataclass(frozen=True, slots=True)
class Written:
    """A date as it is written: the days it may be, or what it is of a year that it leaves out."""

    said: Span
    days: tuple[Days, ...] = ()
    in_year: Callable[[int], Days] | None = None


def written(text: str, asked: date) -> list[Written]:
    """The dates in a text that was written on that day, in order and without overlap."""
    found: list[Written] = []
    for pattern, reading in _KINDS:
        for match in pattern().finditer(text):
            said = Span(*match.span())
            if any(said.start < one.said.end and one.said.start < said.end for one in found):
                continue
            try:
                found += reading(match, asked)
            except (ValueError, OverflowError):  # no such day, or beyond the calendar's ends
                continue
    return sorted(found, key=lambda one: one.said)


def _iso(match: re.Match[str], _: date) -> Iterator[Written]:
    numbers = [int(part) for part in match.groups() if part]
    first = date(*[*numbers, 1][:3])
    whole = days_of_month(first.year, first.month)
    yield Written(Span(*match.span()), (one_day(first) if match[3] else whole,))


def _figures(match: re.Match[str], _: date) -> Iterator[Written]:
    one, _sign, two, third = match.groups()
    year = int(third) + (2000 if len(third) == len("24") else 0)
    days = set()
    for day, month in ((one, two), (two, one)):
        try:
            days.add(one_day(date(year, int(month), int(day))))
        except ValueError:
            continue
    if days:
        yield Written(Span(*match.span()), tuple(sorted(days)))


def _day_first(match: re.Match[str], _: date) -> Iterator[Written]:
    return _days(match, match["first"] or match["day"], match["day"])


def _month_first(match: re.Match[str], _: date) -> Iterator[Written]:
    return _days(match, match["day"], match["last"] or match["day"])


def _days(match: re.Match[str], first: str, last: str) -> Iterator[Written]:
    """A day of a month or several in a row, with the year or without it."""
    if int(first) > int(last):
        return
    number = month_number(match["month"])

    def in_year(year: int) -> Days:
        return Days(date(year, number, int(first)), date(year, number, int(last)))

    in_year(2000)  # a year that has every day
    yield _of(match, in_year)


def _month(match: re.Match[str], _: date) -> Iterator[Written]:
    number = month_number(match["month"])
    if match["year"] or _is_date(match):
        yield _of(match, lambda year: days_of_month(year, number))


def _season(match: re.Match[str], _: date) -> Iterator[Written]:
    name = match["season"]
    written = _of(match, lambda year: days_of_season(name, year))
    if match["year"] and name.lower() == "winter":  # it may have ended in that year
        days = (
            days_of_season(name, int(match["year"]) - 1),
            days_of_season(name, int(match["year"])),
        )
        written = Written(written.said, days)
    yield written


def _quarter(match: re.Match[str], _: date) -> Iterator[Written]:
    name = match["name"].lower()
    names = ("first", "second", "third", "fourth")
    word = name.split()[0]
    first = 3 * (names.index(word) if word in names else int(word[1:]) - 1) + 1
    whole = int(match["year"])
    days = Days(days_of_month(whole, first).first, days_of_month(whole, first + 2).last)
    yield Written(Span(*match.span()), (days,))


def _year(match: re.Match[str], asked: date) -> Iterator[Written]:
    first = int(match["year"])
    last = first + 9 if match["decade"] else first
    if match["short"]:
        last = first - first % 100 + int(match["short"])
    goes_on = match.string[match.end() :].lstrip()
    # "2000 people" is a number, and far from the day of asking any figure may be one.
    is_round = first % 100 == 0 and goes_on[:1].islower()
    is_near = first <= asked.year + 10 and not is_round
    if last >= first and (is_near or _is_date(match)):
        yield Written(
            Span(*match.span()), (Days(days_of_year(first).first, days_of_year(last).last),)
        )


def _reckoned(reading: Callable[[re.Match[str], date], tuple[Days, ...]]) -> "_Reading":
    """A date of the days that a reading of a match has, if it has any."""

    def read(match: re.Match[str], asked: date) -> Iterator[Written]:
        if days := reading(match, asked):
            yield Written(Span(*match.span()), days)

    return read


def _of(match: re.Match[str], in_year: Callable[[int], Days]) -> Written:
    """The days, or what they would be in a year where none is written."""
    said = Span(*match.span())
    if match["year"]:
        return Written(said, (in_year(int(match["year"])),))
    return Written(said, in_year=in_year)


def _is_date(match: re.Match[str]) -> bool:
    """Whether a word such as "May" or a figure such as 1990 has "in" or the like before it."""
    return _PREPOSITION().search(match.string[: match.start()]) is not None


_PREPOSITION = lazily(
    r"\b(?:in|on|since|before|after|until|till|by|from|between|and|to|during|of|for|early|late|mid"
    r"|around|throughout|end|prior\s+to|up\s+to)[\s-]+(?:the\s+)?\Z",
    re.IGNORECASE,
)
_ORDINAL = r"(?:st|nd|rd|th)?"
_TO = r"\s*(?:and|to|until|till|through|-|–|—)\s*"
_IN_YEAR = rf"(?: ,? \s+ (?:of\s+)? (?P<year> {YEAR} ) \b )?"


def _pattern(text: str) -> Callable[[], re.Pattern[str]]:
    return lazily(text, re.IGNORECASE | re.VERBOSE)


# What comes first is taken first, and nothing that overlaps it.
_Reading = Callable[[re.Match[str], date], Iterator[Written]]
_KINDS: tuple[tuple[Callable[[], re.Pattern[str]], _Reading], ...] = (
    (_pattern(rf"(?<![\w.,/-]) ({YEAR}) [-/.] (\d\d?) (?: [-/.] (\d\d?) )? (?![\w/-])"), _iso),
    (_pattern(r"(?<![\w.,/-]) (\d\d?) ([/.-]) (\d\d?) \2 (\d{4}|\d\d) (?![\w/-])"), _figures),
    (
        _pattern(
            rf"(?<![\w,.]) (?: (?P<first> \d\d? ) {_ORDINAL} {_TO} )? (?P<day> \d\d? ) {_ORDINAL}"
            rf" \s+ (?:of\s+)? (?P<month> {MONTH} ) \b \.? {_IN_YEAR}"
        ),
        _day_first,
    ),
    (
        _pattern(
            rf"\b (?P<month> {MONTH} ) \.? \s+ (?:the\s+)? (?P<day> \d\d? ) (?!\d) {_ORDINAL} \b"
            rf" (?: {_TO} (?P<last> \d\d? ) (?!\d) {_ORDINAL} \b )? {_IN_YEAR}"
        ),
        _month_first,
    ),
    (_pattern(RELATIVE), _reckoned(relative)),
    (
        _pattern(rf"\b(?:last|past)\s+(?P<number>{NUMBER})\s+(?P<unit>day|week|month|year)s?\b"),
        _reckoned(rolling),
    ),
    (_pattern(rf"\b (?P<month> {MONTH} ) \b \.? {_IN_YEAR}"), _month),
    (_pattern(rf"\b (?P<season> {SEASON} ) {_IN_YEAR} (?<=\d)"), _season),
    (
        _pattern(rf"\b (?:in|during) \s+ (?:the\s+)? (?P<season> {SEASON} ) \b (?P<year>(?!))?"),
        _season,
    ),
    (
        _pattern(
            rf"\b(?P<name>Q[1-4]|(?:first|second|third|fourth)\s+quarter)(?:\s+of)?\s+(?P<year>{YEAR})\b"
        ),
        _quarter,
    ),
    (
        _pattern(
            rf"(?<![\w$£€\#.,/]) (?<![^\W\d]-) (?P<year> {YEAR} )"
            r" (?: [-–/] (?P<short> \d\d (?!\d) ) | (?P<decade> (?<=0) s ) )? (?! [\w%/] | [.,]\d )"
        ),
        _year,
    ),
    (_pattern(rf"\b{WEEKDAY}"), _reckoned(weekday)),
)
