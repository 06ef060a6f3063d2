"""A text -> the people it names: each mention with the person it is of.

Capitalised words side by side are a name, without the titles before it; a surname, or a first
name, alone is the person's whose full name the text has. `attributing` and `resolving` ask.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from corpus.model import Span
from corpus.speakers.lexicon import (
    CONJUNCTIONS,
    FINITE_SPEECH,
    HERS,
    HIS,
    MONTHS,
    NO_PERSON,
    OPENERS,
    PARTICLES,
    PERSON_NOUNS,
    PORTFOLIOS,
    PREPOSITIONS,
    ROLES,
    SELDOM_PERSON,
    SURNAMES,
    TITLES,
    UPPER,
    WEEKDAYS,
)

_LETTERS = r"[\w\u0300-\u036f]"  # with the marks that stand on them
_TOKEN = (
    rf"(?:{UPPER}\.(?:-?{UPPER}\.)*|(?:Mr|Mrs|Ms|Mx|Dr|Prof|Sen|Rep|Gov|Gen|Col|Capt|Lt|Sgt|Maj|Rev"
    rf"|Hon|Pres|Cllr|Adm|Cmdr|St|Jr|Sr)\.|{UPPER}{_LETTERS}*(?:[-‐‑]{_LETTERS}+|['’](?!s\b|S\b){_LETTERS}+)*)"
)
_NICKNAME = rf"[\"“‘']{UPPER}\w+[\"”’']"
RUN = re.compile(
    rf"(?<![\w’'-]){_TOKEN}"
    rf"(?:[ \xa0]{_NICKNAME}(?=[ \xa0]{UPPER})"
    rf"|[ \xa0]of(?=[ \xa0](?i:staff|{'|'.join(sorted(PORTFOLIOS))})[ \xa0]{UPPER})"
    rf"|[ \xa0](?:(?:{PARTICLES})[ \xa0]){{0,2}}{_TOKEN})*(?!\w)"
)
_PARTY = re.compile(r"[DRI]-[A-Z]")  # of a senator, with his state
_DAY = re.compile(r"\.?\s\d")
_REMEMBERED = 20_000  # runs of capitalised words, about 10 MB
_WORD = re.compile(r"[^ \xa0]+")
_OPENERS = OPENERS | PREPOSITIONS | CONJUNCTIONS
_CALLED = TITLES | ROLES | PERSON_NOUNS
_ONLY_CALLED = _CALLED - SURNAMES
_OCCUPATION = re.compile(r"\w+(?:ist|ician|woman|person)\Z")
_SPEAKS = re.compile(rf"\s+(?:\w+ly\s)?(?:{FINITE_SPEECH})(?!\w)")
_TREATED_AS_PERSON = re.compile(
    rf"\s+(?:\w+ly\s)?(?:{FINITE_SPEECH})(?!\w)|,\s+(?:\d{{1,3}},|who\s|an?\s|the\s)"
)
_ACTS = re.compile(
    r"\s+(?:was|is|has|had|did|does|didn|doesn|would|could|will|can|also|never|then|\w+ed|\w+s)(?!\w)"
)
_AFTER_SURNAME = frozenset(("jr", "sr", "ii", "iii", "iv"))


@dataclass(frozen=True, slots=True)
class Name:
    """A name where it stands: without titles, with its words, and what the titles say.

    `title` is the last title before it, folded, or "". `surname` is the last word, folded, but for
    a "Jr.".
    """

    span: Span
    words: tuple[str, ...]
    title: str
    surname: str

    @property
    def gender(self) -> str:
        """The pronoun that the title asks for, if it does."""
        return "he" if self.title in HIS else "she" if self.title in HERS else ""

    @property
    def is_no_person(self) -> bool:
        """Whether a word of it is an organisation's, a place's, a day or an acronym."""
        folded = [word.casefold().strip(".") for word in self.words]
        if not NO_PERSON.isdisjoint(folded) or not WEEKDAYS.isdisjoint(folded):
            return True
        return (len(folded) == 1 and folded[0] in MONTHS) or any(map(_is_acronym, self.words))

    @property
    def is_seldom_person(self) -> bool:
        """Whether a word of it is seldom a person's."""
        return not SELDOM_PERSON.isdisjoint(word.casefold().strip(".") for word in self.words)


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody whom the text names: the fullest form of the name, where it first stands."""

    name: Name

    @property
    def span(self) -> Span:
        """Where it stands."""
        return self.name.span


def names_in(words: str) -> Iterator[str]:
    """The names in some words, but for those of organisations, places and days."""
    for run in _runs(words):
        name = name_of(words, run)
        if name is not None and not name.is_no_person:
            yield name.span.of(words)


def name_of(text: str, run: Span) -> Name | None:
    """The name in a run of capitalised words, or None where there is none."""
    parts = _parts(run.of(text), has_day=_DAY.match(text, run.end) is not None)
    if parts is None:
        return None
    start = run.start + parts.span.start
    return replace(parts, span=Span(start, run.start + parts.span.end))


@lru_cache(_REMEMBERED)
def _parts(run: str, *, has_day: bool) -> Name | None:
    """The name in a run, its span within the run; `has_day` says that a number follows."""
    words = [Span(*match.span()) for match in _WORD.finditer(run)]
    folded = [w.of(run).casefold().strip(".") for w in words]
    first, title = 0, ""
    while first < len(words) and folded[first] in _OPENERS:
        first += 1
    while len(words) > first and _is_date(folded[len(words) - 1], has_day=has_day):
        words.pop()
    for at in range(first, len(words) - 1):
        is_far = at < len(words) - 2  # a first name and a surname are left behind it
        if folded[at] in _CALLED or (is_far and _is_calling(folded[at])):
            first, title = at + 1, folded[at]
    if not _is_name(words[first:], folded[first : len(words)], run):
        return None
    last = [w for w in folded[first : len(words)] if w not in _AFTER_SURNAME] or folded[-1:]
    spelled = tuple(w.of(run) for w in words[first:])
    return Name(Span(words[first].start, words[-1].end), spelled, title, last[-1])


def _is_name(words: Sequence[Span], folded: Sequence[str], run: str) -> bool:
    """Whether words without titles are left that are no title, and no senator's party and state."""
    if not words or folded[-1] in _ONLY_CALLED or _PARTY.match(run, words[0].start):
        return False
    return len(words) > 1 or folded[0] not in _CALLED


def _is_calling(word: str) -> bool:
    return word in PORTFOLIOS or _OCCUPATION.match(word) is not None


def _is_date(word: str, *, has_day: bool) -> bool:
    return word in WEEKDAYS or (word in MONTHS and has_day)


class People:
    """The people of one text, and where each is mentioned in what `masked` leaves of it."""

    def __init__(self, text: str, masked: str) -> None:
        self._masked = masked
        self._fulls: dict[str, list[Person]] = {}
        self._firsts: dict[str, list[Person]] = {}
        names = [n for run in _runs(masked) if (n := name_of(text, run)) is not None]
        for name in names:
            if len(name.words) > 1 and self._is_of_person(name):
                self._add(name)
        for name in names:
            is_single = len(name.words) == 1 and self.person(name) is None
            is_somebody = name.title or _SPEAKS.match(masked, name.span.end)
            if is_single and is_somebody and self._is_of_person(name):
                self._fulls.setdefault(name.surname, [Person(name)])
        self.mentions = [(n, p) for n in names if (p := self.person(n)) is not None]
        self._starts = [name.span.start for name, _ in self.mentions]
        self._strangers = [n.span.start for n in names if self._is_stranger(n)]

    def person(self, name: Name) -> Person | None:
        """The one person this name is of; None where it is nobody's or may be several people's."""
        same = self._fulls.get(name.surname, [])
        if len(name.words) > 1:
            return next((p for p in same if _agree(p.name, name)), None)
        same = same or self._firsts.get(name.surname, [])
        return same[0] if len(same) == 1 else None

    def namesakes(self, name: Name) -> int:
        """How many people of the text a surname alone may be."""
        return len(self._fulls.get(name.surname, ()))

    def within(self, span: Span) -> list[tuple[Name, Person]]:
        """The mentions that begin in the span, in order."""
        low, high = bisect_left(self._starts, span.start), bisect_left(self._starts, span.end)
        return self.mentions[low:high]

    def has_stranger(self, span: Span) -> bool:
        """Whether somebody acts in the span who has but one name, and whom nothing else names."""
        at = bisect_left(self._strangers, span.start)
        return at < len(self._strangers) and self._strangers[at] < span.end

    def _is_stranger(self, name: Name) -> bool:
        if len(name.words) > 1 or name.is_no_person or self.person(name) is not None:
            return False
        acts = _ACTS.match(self._masked, name.span.end) is not None
        return acts and not _after_the(self._masked, name.span.start)

    def _is_of_person(self, name: Name) -> bool:
        if name.is_no_person or _after_the(self._masked, name.span.start):
            return False
        return not name.is_seldom_person or bool(name.title) or self._is_treated(name)

    def _is_treated(self, name: Name) -> bool:
        return _TREATED_AS_PERSON.match(self._masked, name.span.end) is not None

    def _add(self, name: Name) -> None:
        same = self._fulls.setdefault(name.surname, [])
        if not any(_agree(person.name, name) for person in same):
            same.append(Person(name))
            self._firsts.setdefault(name.words[0].casefold(), []).append(same[-1])


def _runs(masked: str) -> Iterator[Span]:
    return (Span(*match.span()) for match in RUN.finditer(masked))


def _agree(one: Name, other: Name) -> bool:
    """Whether two names with the same surname are one person's: one begins or ends as the other.

    A "Jr." is not his father.
    """
    short, long = sorted(
        ([w.casefold().strip(".") for w in n.words] for n in (one, other)), key=len
    )
    if (short[-1] in _AFTER_SURNAME) != (long[-1] in _AFTER_SURNAME):
        return False
    return short[0] == long[0] or short == long[-len(short) :]


def _after_the(text: str, start: int) -> bool:
    return text[max(start - 4, 0) : start].casefold() == "the "


def _is_acronym(word: str) -> bool:
    return len(word) > 1 and word.isupper() and "." not in word
