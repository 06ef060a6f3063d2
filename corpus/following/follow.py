"""The last question and what is said now -> what is meant, or that it is a question of its own."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from corpus.following.confines import Confines, confines_in, filtered, year_of
from corpus.following.matter import times_in, weighty, with_preposition, without
from corpus.following.people import meant_by
from corpus.following.pointing import Pointing, pointing_of
from corpus.following.understood import LastQuestion, Speaker, Understood
from corpus.naming import folded_words
from corpus.terms import Analyser

_LONGEST = 200  # characters of what goes on from a question
_LEAD = re.compile(r"(?:(?:and|but|or|so|ok|okay|well|then|also|yes)\b[,\s]*)+", re.IGNORECASE)
_ENDS = " ?!.,;:…"


def follow(
    said: str, last: LastQuestion, asked: date, publishers: Sequence[str], analyser: Analyser
) -> Understood | None:
    """What is meant by words that go on from the last question; None where they do not.

    They do where they have nothing but other days or a publisher, or point back: "why?", "what did
    she say about it?". Words with a matter of their own are a question of their own.
    """
    if len(said) > _LONGEST:
        return None
    said = " ".join(said.split()).strip(_ENDS)
    said = _LEAD.sub("", said, count=1) if _LEAD.match(said) else said
    confines = confines_in(said, asked, publishers)
    following = _Following(last, confines, asked, analyser)
    if confines.is_all:
        return following.confined()
    rest = confines.rest.strip(_ENDS)
    pointing = pointing_of(rest, last, analyser, is_dated=bool(confines.times))
    return following.pointed(pointing) if pointing else None


class _Following:
    """Makes the question that is meant of the last one and of what is said now."""

    def __init__(
        self, last: LastQuestion, confines: Confines, asked: date, analyser: Analyser
    ) -> None:
        self._last = last
        self._asked = asked
        self._analyser = analyser
        self._times = times_in(last.question, asked)
        self._year = year_of(confines, self._times, last, asked)
        if self._year:
            when = f"{confines.when} {self._year}"
            confines = replace(confines, when=when, times=times_in(when, asked))
        self._confines = confines
        self._bare = without(self._times.spans, last.question).strip(_ENDS)

    def confined(self) -> Understood | None:
        """The last question, of other days or of one publisher."""
        if not self._confines.times:
            question = self._last.question
        elif self._is_filter:
            question = f"{self._bare}?"
        else:
            question = f"{self._bare} {self._when}?"
        matter = self._without_name(weighty(self._bare, self._analyser), self._last.person)
        return self._understood(question, matter, self._last.person)

    def pointed(self, pointing: Pointing) -> Understood:
        """What is said, with the matter of the last question, its days and the person."""
        said, person = self._with_name(pointing)
        carried = weighty(self._bare, self._analyser) if pointing.takes_matter else ()
        if pointing.singular:
            carried = self._without_name(carried, person)
        aside = " ".join(filter(None, [*carried, self._when_beside(pointing)]))
        question = f"{said} ({aside})?" if aside else f"{said}?"
        understood = self._understood(question, self._without_name(carried, person), person)
        unclear = pointing.singular if person is None else None
        return replace(understood, own=pointing.own, unclear=unclear)

    def _with_name(self, pointing: Pointing) -> tuple[str, Speaker | None]:
        """What is said with the name in the place of "she", where that is plain; and the person."""
        said = self._confines.rest.strip(_ENDS)
        if pointing.singular is None or pointing.pronoun is None:
            return said, self._last.person
        person = meant_by(pointing.singular, self._last)
        if person is None:
            return said, None
        at = pointing.pronoun
        return f"{said[: at.start]}{person.name}{said[at.end :]}", person

    def _when_beside(self, pointing: Pointing) -> str:
        """The days that are asked about: those said now, or else those of the last question."""
        if self._confines.times:
            return "" if self._is_filter else self._when
        if not pointing.takes_matter:
            return ""
        return " ".join(span.of(self._last.question) for span in self._times.spans)

    def _understood(
        self, question: str, matter: tuple[str, ...], person: Speaker | None
    ) -> Understood:
        times = times_in(question, self._asked)
        is_new = bool(self._confines.times)
        return Understood(
            question,
            filtered(self._last.filters, self._confines, self._last.options),
            matter,
            days=times.days,
            about_now=times.about_now,
            person=person,
            added_year=self._year if is_new else self._last.added_year,
        )

    @property
    def _is_filter(self) -> bool:
        return self._confines.is_filter

    @property
    def _when(self) -> str:
        """The days that are said now, in words."""
        return with_preposition(self._confines.when)

    @staticmethod
    def _without_name(matter: Sequence[str], person: Speaker | None) -> tuple[str, ...]:
        """The words of a matter but for those of the person's name."""
        name = folded_words(person.name) if person else ()
        return tuple(word for word in matter if not set(folded_words(word)) & set(name))
