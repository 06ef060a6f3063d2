"""What is said now -> the publisher and the days that it is confined to. `follow` asks.

"Only from CNN", "since March" and "only this year" filter; "and in March?" names other days.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from corpus.days.calendar import MONTH, SEASON, YEAR
from corpus.following.matter import Times, times_in, with_preposition, without
from corpus.following.understood import LastQuestion
from corpus.model import DaySpan, Filters, Span
from corpus.publishers import place_of

_ARTICLE = re.compile(r"the\s+", re.IGNORECASE)
_SAYS_SOURCE = re.compile(
    r"(?<!\w)(?:(?:only|just)\s+)?(?:(?:articles|stories|reports|news)\s+)?"
    r"(?:from|by|in|according\s+to)\s+(?:the\s+)?\Z"
    r"|(?<!\w)(?:only|just)\s+(?:the\s+)?\Z",
    re.IGNORECASE,
)
_ONLY_FROM = re.compile(
    r"(?:only|just)\s+from\s+(?:the\s+)?(?P<name>(?-i:[A-Z])[\w.&’'-]*(?:\s+[\w.&’'-]+){0,4})",
    re.IGNORECASE,
)
_ONLY = re.compile(r"\b(?:only|just)\b", re.IGNORECASE)
_SINCE = re.compile(r"\b(?:since|after)\b|\bonwards?\b|\bon\Z", re.IGNORECASE)
_UNTIL = re.compile(r"\b(?:before|until|till|by)\b", re.IGNORECASE)
_FILLERS = re.compile(
    r"\b(?:what|how|about|of|and|or|but|also|then|too|as|well|please|instead|again|only|just|the|in"
    r"|on|for|during|articles|stories|reports)\b",
    re.IGNORECASE,
)
_OF_A_YEAR = re.compile(rf"\b(?:{MONTH}|{SEASON})\b", re.IGNORECASE)
_LONE_MONTH = re.compile(r"in [A-Z]")
_RELATIVE = re.compile(r"\b(?:last|this|next|past|ago|earlier|later)\b", re.IGNORECASE)
_YEAR = re.compile(rf"\b{YEAR}\b")


@dataclass(frozen=True, slots=True)
class Confines:
    """The publisher and the days that are said, and `rest`, what is said beside them.

    `when` are the words for the days; they filter where `is_filter`.
    """

    rest: str
    source: str | None
    times: Times
    when: str
    is_filter: bool

    @property
    def is_all(self) -> bool:
        """Whether nothing is said beside them."""
        is_any = self.source is not None or bool(self.times)
        return is_any and not re.search(r"\w", _FILLERS.sub("", self.rest))


def confines_in(said: str, asked: date, publishers: Sequence[str]) -> Confines:
    """What of a publisher and of days is in words that were said on that day."""
    rest, source = _source_in(said, publishers)
    times = times_in(rest, asked)
    if not times:
        # A month alone counts as one where it is all that is said.
        lone = with_preposition(_FILLERS.sub("", rest).strip())
        if _LONE_MONTH.match(lone) and (times := times_in(lone, asked)):
            rest = lone
    when = " ".join(span.of(rest) for span in times.spans)
    is_filter = bool(_ONLY.search(rest) or _SINCE.search(when) or _UNTIL.search(when))
    when = " ".join(_ONLY.sub(" ", when).split())
    return Confines(without(times.spans, rest), source, times, when, bool(times) and is_filter)


def filtered(filters: Filters, confines: Confines, options: Filters) -> Filters:
    """The filters with what is said now in the place of what was said before."""
    if confines.source is not None:
        filters = replace(filters, source=confines.source)
    if not confines.times:
        return filters
    if not confines.is_filter or not confines.times.days:
        return replace(filters, after=options.after, before=options.before)
    after, before = _ends(confines.times.days, confines.when)
    if after and before is None and filters.before and filters.before >= after:
        before = filters.before
    if before and after is None and filters.after and filters.after <= before:
        after = filters.after
    return replace(filters, after=after, before=before)


def year_of(confines: Confines, earlier: Times, last: LastQuestion, asked: date) -> str:
    """The year of a month that is said without one, where that is plain, else "".

    It is the one that the last question has, or else that of the days which are meant.
    """
    when = confines.when
    if not _OF_A_YEAR.search(when) or re.search(r"\d{4}|\d\d?/", when) or _RELATIVE.search(when):
        return ""
    written = {m[0] for span in earlier.spans for m in _YEAR.finditer(span.of(last.question))}
    has_one = written == _years(earlier) and not last.added_year
    years = written if has_one and len(written) == 1 else _years(confines.times)
    year = years.pop() if len(years) == 1 else ""
    return year if year and _years(times_in(f"{when} {year}", asked)) == {year} else ""


def _source_in(said: str, publishers: Sequence[str]) -> tuple[str, str | None]:
    """What is said without its publisher, and that; of several that fit the longest name."""
    for publisher in sorted(publishers, key=len, reverse=True):
        named = place_of(publisher, said)
        name = _ARTICLE.sub("", publisher, count=1)
        if named is None and len(name.split()) > 1:
            named = place_of(name, said)
        if named and (front := _SAYS_SOURCE.search(said[: named.start])):
            return without([Span(front.start(), named.end)], said), publisher
    if match := _ONLY_FROM.fullmatch(said):
        return "", match["name"]
    return said, None


def _years(times: Times) -> set[str]:
    return {str(day.year) for days in times.days for day in (days.first, days.last)}


def _ends(days: Sequence[DaySpan], when: str) -> tuple[date | None, date | None]:
    """The first and last day that "since", "before", both or neither leave."""
    since, until = _SINCE.search(when), _UNTIL.search(when)
    first = min((one.first for one in days if one.first > date.min), default=None)
    if since and until:
        return first, min(one.last for one in days)
    if since:
        return first, None
    return (None if until else first), max(one.last for one in days)
