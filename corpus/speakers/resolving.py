"""Quotations with their phrases -> who says them, where the text makes it plain.

"He" and "she" are the one person that the sentences before leave, "the mayor" the one mayor whom
the text names, and a bare quotation goes on with the speaker right before it. Two that it may be,
and it is unclear. `Speakers` and the package give it out.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain

from corpus.model import Span
from corpus.speakers.attributing import Paragraph, Quoted, attributed
from corpus.speakers.attribution import Attribution, Known, Speech
from corpus.speakers.clauses import FINITE, subject_before
from corpus.speakers.lexicon import (
    BEFORE_VERB,
    DETERMINERS,
    FINITE_SPEECH,
    PERSON_NOUNS,
    PREPOSITIONS,
    ROLES,
)
from corpus.speakers.names import Name, People, Person
from corpus.speakers.phrases import Kind, Phrase
from corpus.speakers.roles import Roles

_SINGULAR = frozenset(("he", "she"))
_PARAGRAPHS_BACK = 2
_LEAD_LENGTH = 200  # characters before a name, in which it shows whether it is a subject
_SOMEBODY = re.compile(
    rf"(?<![\w’'-])(?:{DETERMINERS})\s+(?:[\w’'-]+\s+){{0,3}}?"
    rf"(?:{'|'.join(sorted(PERSON_NOUNS | ROLES))})(?![\w’'-])",
    re.IGNORECASE,
)
_HE_SAID = re.compile(
    rf"(?<![\w’'-])([Hh]e|[Ss]he)\s+(?:(?:{BEFORE_VERB}|\w+ly)\s+){{0,3}}(?:{FINITE_SPEECH})(?![\w’'-])"
)
_IS_SENTENCE = re.compile(r"[.!?…:,\ue000\ue001][)\]]*\Z")
_LEAD = re.compile(r"[^,;:—–.!?()…\ue000\ue001]*\Z")


def speech_in(text: str) -> Speech:
    """Who says what in the text."""
    hidden, paragraphs = attributed(text)
    if not any(paragraph.quoted for paragraph in paragraphs) and not _HE_SAID.search(hidden):
        return Speech()
    resolving = _Resolving(text, hidden, paragraphs)
    return Speech(tuple(resolving.quoted()), tuple(resolving.reported()), resolving.people())


class _Resolving:
    """Goes through a text from its beginning, as who speaks depends on who did."""

    def __init__(self, text: str, masked: str, paragraphs: Sequence[Paragraph]) -> None:
        self._text = text
        self._masked = masked
        self._people = People(text, masked)
        self._sentences = [(s, at) for at, p in enumerate(paragraphs) for s in p.sentences]
        self._starts = [s.start for s, _ in self._sentences]
        self._first = {at: p.sentences[0].start for at, p in enumerate(paragraphs)}
        self._quoted = list(chain.from_iterable(p.quoted for p in paragraphs))
        self._last: dict[int, Attribution] = {}  # of the sentences with quotations so far
        self._speakers: dict[int, set[Span | None]] = {}
        self._at = {person.span: person for _, person in self._people.mentions}
        self._roles = Roles(masked, self._people)
        self._genders = self._titled()

    def people(self) -> tuple[Span, ...]:
        """The people that the text names."""
        return tuple(sorted(self._at))

    def reported(self) -> Iterator[Attribution]:
        """Sentences without quotations that "he" or "she" says something in."""
        for match in _HE_SAID.finditer(self._masked):
            place = self._place(match.start())
            sentence, _ = self._sentences[place]
            if place not in self._last and match.end() <= sentence.end:
                phrase = Phrase(Kind.PRONOUN, Span(*match.span(1)))
                yield self._pronoun(Quoted(sentence, sentence, phrase, False, False), phrase)

    def quoted(self) -> list[Attribution]:
        """The attributions of the quotations, in order."""
        found: list[Attribution] = []
        for at, quoted in enumerate(self._quoted):
            before = self._quoted[at - 1] if at else None
            one = self._resolved(quoted, before, found[-1] if found else None)
            one = replace(one, is_bare=quoted.is_bare)
            found.append(one)
            place = self._place(quoted.sentence.start)
            self._last[place] = one
            self._speakers.setdefault(place, set()).add(one.speaker)
        return found

    def _resolved(
        self, quoted: Quoted, before: Quoted | None, last: Attribution | None
    ) -> Attribution:
        phrase, quotation = quoted.phrase, quoted.quotation
        if phrase is None:
            if quoted.is_bare and (speaker := self._continued(quoted, before, last)):
                return Attribution(
                    quotation, Known.NEARBY, None, speaker.speaker, speaker.is_person
                )
            return Attribution(quotation, Known.UNCLEAR)
        if phrase.kind is Kind.NAME and phrase.name:
            return self._named(quotation, phrase, phrase.name)
        if phrase.kind is Kind.DESCRIPTION:
            return self._described(quotation, phrase)
        if phrase.kind is Kind.PRONOUN:
            return self._pronoun(quoted, phrase)
        return Attribution(quotation, Known.UNCLEAR, phrase.span)

    def _named(self, quotation: Span, phrase: Phrase, name: Name) -> Attribution:
        if len(name.words) == 1 and self._people.namesakes(name) > 1:
            return Attribution(quotation, Known.UNCLEAR, phrase.span)
        person = None if phrase.has_article else self._people.person(name)
        speaker = person.span if person else name.span
        return Attribution(quotation, Known.NAMED, phrase.span, speaker, person is not None)

    def _described(self, quotation: Span, phrase: Phrase) -> Attribution:
        if person := self._roles.holder(phrase.span.of(self._masked)):
            return Attribution(quotation, Known.NEARBY, phrase.span, person.span, is_person=True)
        return Attribution(quotation, Known.DESCRIBED, phrase.span, phrase.span)

    def _pronoun(self, quoted: Quoted, phrase: Phrase) -> Attribution:
        word = phrase.span.of(self._masked).casefold()
        person = self._antecedent(phrase, word) if word in _SINGULAR else None
        speaker = person.span if person else None
        if word == "it":
            speaker = self._organisation(quoted)
        if speaker is None:
            return Attribution(quoted.quotation, Known.UNCLEAR, phrase.span)
        return Attribution(quoted.quotation, Known.NEARBY, phrase.span, speaker, person is not None)

    def _organisation(self, quoted: Quoted) -> Span | None:
        """Who "it" is: what spoke in the sentence before, if that is no person."""
        one = self._alone_in(self._place(quoted.sentence.start) - 1)
        return one.speaker if one and not one.is_person else None

    def _alone_in(self, place: int) -> Attribution | None:
        """An attribution of the sentence whose quotations all have this one's speaker."""
        one = self._last.get(place)
        return one if one and one.speaker and len(self._speakers[place]) == 1 else None

    def _antecedent(self, phrase: Phrase, word: str) -> Person | None:
        """The one person that "he" or "she" can be."""
        place = self._place(phrase.span.start)
        sentence, paragraph = self._sentences[place]
        own = Span(sentence.start, phrase.span.start)
        if self._people.has_stranger(own):
            return None
        if self._people.within(own) or _SOMEBODY.search(self._masked, own.start, own.end):
            return self._fitting(self._only_subject(own), word)
        for at in range(place - 1, -1, -1):
            before, of_paragraph = self._sentences[at]
            if paragraph - of_paragraph > _PARAGRAPHS_BACK:
                return None
            found, goes_on = self._left_by(at, before, of_paragraph)
            if not goes_on:
                return self._fitting(found, word)
        return None

    def _left_by(self, at: int, sentence: Span, paragraph: int) -> tuple[Person | None, bool]:
        """The person whom a sentence leaves as the one "he" can be, and whether to look further."""
        people = {person for _, person in self._people.within(sentence)}
        if self._people.has_stranger(sentence):
            return None, False
        if at in self._last:
            one = self._alone_in(at)
            speaker = self._at.get(one.speaker) if one and one.speaker else None
            return (speaker if speaker and people <= {speaker} else None), False
        if not _IS_SENTENCE.search(self._masked, sentence.start, sentence.end):
            return None, not people
        if people:
            only = self._only_subject(sentence)
            return (only if only and self._is_alone(only, at, paragraph) else None), False
        return None, not _SOMEBODY.search(self._masked, sentence.start, sentence.end)

    def _is_alone(self, person: Person, at: int, paragraph: int) -> bool:
        """Whether nobody else is named earlier in the sentence's paragraph."""
        earlier = self._people.within(Span(self._first[paragraph], self._sentences[at][0].end))
        return {one for _, one in earlier} <= {person}

    def _only_subject(self, span: Span) -> Person | None:
        """The one person of a stretch that begins a sentence, if its subject."""
        mentions = self._people.within(span)
        if len({person for _, person in mentions}) != 1:
            return None
        name, person = mentions[0]
        start = max(span.start, name.span.start - _LEAD_LENGTH)
        lead = _LEAD.search(self._masked, start, name.span.start)
        words = lead[0].split() if lead else []
        if any(word.casefold() in PREPOSITIONS for word in words):
            return None
        return None if self._masked[name.span.end : name.span.end + 2] in ("’s", "'s") else person

    def _fitting(self, person: Person | None, word: str) -> Person | None:
        """The person, unless the text calls them the other pronoun; the pronoun is remembered."""
        if person is None or self._genders.setdefault(person, word) != word:
            return None
        return person

    def _titled(self) -> dict[Person, str]:
        return {person: n.gender for n, person in reversed(self._people.mentions) if n.gender}

    def _continued(
        self, quoted: Quoted, before: Quoted | None, last: Attribution | None
    ) -> Attribution | None:
        """Whose words a bare quotation goes on with."""
        place = self._place(quoted.sentence.start)
        if place == 0:
            return None
        sentence, _ = self._sentences[place - 1]
        if before and last and before.is_torn and before.sentence == sentence:
            return last if last.speaker else None
        before_it = place if place in self._last else place - 1
        if before_it in self._last:
            return self._alone_in(before_it)
        return self._reported(sentence)

    def _reported(self, sentence: Span) -> Attribution | None:
        """Who is said to say something in a sentence without quotations."""
        verbs = list(FINITE.finditer(self._masked, sentence.start, sentence.end))
        if not verbs:
            return None
        phrase = subject_before(self._masked, sentence.start, verbs[-1].start())
        if phrase is None:
            return None
        made = Quoted(Span(sentence.end, sentence.end), sentence, phrase, False, False)
        one = self._resolved(made, None, None)
        return one if one.speaker and one.is_person else None

    def _place(self, offset: int) -> int:
        """The number of the sentence that has this offset."""
        return bisect_right(self._starts, offset) - 1
