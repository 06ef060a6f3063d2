"""Articles -> the quotations in them that are a person's, and those that may be.

`saying` gives a `Listener` the articles some at a time, as reading them all takes a while.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from corpus.index import PassageIndex
from corpus.model import Copy, Excerpt, Span, StoredArticle
from corpus.naming import Wanted, folded_words
from corpus.said import Saying, Speaker, Told
from corpus.speakers import Attribution, Known, Speakers
from corpus.standing import Standing
from corpus.terms import Analyser, words
from corpus.windows import EXCERPT_LENGTH

_BY_SURNAME = 25  # articles without the whole name that are read
_SHARE = 0.6  # of the weight of a topic, that must stand around a quotation
_ALIKE = 0.8  # of the shorter quotation's runs of words, that repeats share
_RUN = 4  # words


@dataclass(slots=True)
class _Heard:
    """Sayings that repeat one another."""

    sayings: list[Saying]
    runs: frozenset[tuple[str, ...]]


class Listener:
    """Goes through articles for what a person says in them."""

    def __init__(
        self,
        wanted: Wanted,
        topic: Sequence[str],
        index: PassageIndex,
        analyser: Analyser,
        speakers: Speakers,
    ) -> None:
        self._wanted = wanted
        self._topic = frozenset(topic)
        self._index = index
        self._analyser = analyser
        self._speakers = speakers
        self._certain: list[_Heard] = []
        self._by_surname: list[_Heard] = []
        self._unclear: list[_Heard] = []
        self._has_namesakes = False
        self._by_surname_left = _BY_SURNAME

    @property
    def heard(self) -> int:
        """How many sayings there are so far, repeats once."""
        return len(self._certain)

    def hear(self, articles: Sequence[StoredArticle]) -> None:
        """Take in some articles: first those that have the whole name, of each kind the latest."""
        for stored in articles:
            if not self._is_worth_reading(stored.article.text):
                continue
            speech = self._speakers.speech_of(stored)
            names = [person.of(stored.article.text) for person in speech.people]
            self._has_namesakes |= self._wanted.namesakes_in(names)
            standing = Standing(stored, self._index)
            for group, run in self._runs(standing, speech.quoted):
                self._add(group, standing, run)

    def _is_worth_reading(self, text: str) -> bool:
        """Whether it has the whole name, or is one of the first that have the surname alone.

        Of those few name anybody, and in a large archive seldom nobody else.
        """
        if self._wanted.stands_whole_in(text):
            return True
        self._by_surname_left -= 1
        return self._by_surname_left >= 0

    def tell(self, limit: int) -> Told:
        """At most `limit` sayings, and as many unclear ones."""
        certain, unclear = self._certain, self._unclear
        if self._has_namesakes:
            unclear = [*unclear, *map(_as_unclear, self._by_surname)]
        else:
            certain = [*certain, *self._by_surname]
        first = _each_once(_latest(certain))
        rest = _each_once([*first, *_latest(unclear)])[len(first) :]
        return Told(
            sayings=tuple(first[:limit]),
            unclear=tuple(rest[:limit]),
            speakers=_speakers(first),
            found=len(first),
            doubtful=len(rest),
        )

    def _runs(
        self, standing: Standing, quoted: Sequence[Attribution]
    ) -> Iterator[tuple[list[_Heard], list[Attribution]]]:
        """Quotations that stand together and are of one speaker, with where they belong."""
        run: list[Attribution] = []
        group: list[_Heard] | None = None
        for one in quoted:
            own = self._group_of(standing, one)
            if group is not None and group is own and _goes_on(standing, run, one):
                run.append(one)
                continue
            if group is not None:
                yield group, run
            run, group = [one], own
        if group is not None:
            yield group, run

    def _group_of(self, standing: Standing, one: Attribution) -> list[_Heard] | None:
        if one.speaker is not None:
            speaker = one.speaker.of(standing.text)
            if self._wanted.is_of(speaker):
                return self._certain
            return self._by_surname if self._wanted.may_be_of(speaker) else None
        if one.phrase is None and not one.is_bare:
            return None
        return self._unclear if self._may_speak(standing, one) else None

    def _may_speak(self, standing: Standing, one: Attribution) -> bool:
        """Whether the person is named in its sentences; else in its paragraph, else before that.

        Who is named nearer, and is somebody else, is more likely.
        """
        whole = standing.whole(one)
        for near in (whole, standing.near(whole, before=False), standing.near(whole)):
            if names := list(standing.names(near)):
                return any(map(self._wanted.may_be, names))
        return False

    def _add(self, group: list[_Heard], standing: Standing, run: Sequence[Attribution]) -> None:
        first, last = standing.whole(run[0]), standing.whole(run[-1])
        excerpt = Excerpt(standing.stored, first.start, max(first.end, last.end), 0.0)
        spans = tuple(one.quotation for one in run)
        saying = Saying(excerpt, spans, run[0].known, run[0].speaker)
        if self._topic and not self._is_on_topic(saying, standing):
            return
        spoken = [word.casefold() for span in spans for word in words(span.of(standing.text))]
        runs = _word_runs(spoken)
        for heard in group:
            if len(heard.runs & runs) >= _ALIKE * min(len(heard.runs), len(runs)):
                heard.sayings.append(saying)
                return
        group.append(_Heard([saying], runs))

    def _is_on_topic(self, saying: Saying, standing: Standing) -> bool:
        """Whether most of the topic stands in the paragraphs around, or in the headline."""
        near = standing.near(Span(saying.excerpt.start, saying.excerpt.end)).of(standing.text)
        headline = saying.excerpt.article.title
        present = self._topic & {*self._analyser.terms(near), *self._analyser.terms(headline)}
        return self._weight(present) >= _SHARE * self._weight(self._topic)

    def _weight(self, terms: frozenset[str]) -> float:
        return sum(self._index.idf(term) for term in terms)


def _goes_on(standing: Standing, run: Sequence[Attribution], one: Attribution) -> bool:
    """Whether a quotation stands with those before, in one paragraph, and all fit together."""
    between = standing.text[run[-1].quotation.end : one.quotation.start]
    if run[-1].speaker != one.speaker or "\n" in between:
        return False
    first, before, last = (standing.whole(each) for each in (run[0], run[-1], one))
    is_next = not standing.text[before.end : last.start].strip()
    return is_next and last.end - first.start <= EXCERPT_LENGTH


def _word_runs(split: Sequence[str]) -> frozenset[tuple[str, ...]]:
    width = min(_RUN, len(split))
    return frozenset(tuple(split[at : at + width]) for at in range(len(split) - width + 1))


def _as_unclear(heard: _Heard) -> _Heard:
    doubtful = [replace(s, known=Known.UNCLEAR, speaker=None) for s in heard.sayings]
    return _Heard(doubtful, heard.runs)


def _latest(groups: Sequence[_Heard]) -> list[Saying]:
    """The earliest of each that repeat one another, with the others as copies, latest first."""
    told = []
    for heard in groups:
        first = min(heard.sayings, key=_age)
        others = sorted((s for s in heard.sayings if s is not first), key=_day, reverse=True)
        same = {o.excerpt.article.id: Copy.of(o.excerpt.article) for o in others}
        same.pop(first.excerpt.article.id, None)
        told.append(replace(first, excerpt=replace(first.excerpt, copies=tuple(same.values()))))
    return sorted(told, key=lambda saying: _day(saying).toordinal(), reverse=True)


def _each_once(sayings: Sequence[Saying]) -> list[Saying]:
    """Without those whose sentences are shown already: one sentence may quote two people."""
    shown: dict[tuple[int, int, int], Saying] = {}
    for one in sayings:
        shown.setdefault((one.excerpt.stored.key, one.excerpt.start, one.excerpt.end), one)
    return list(shown.values())


def _day(saying: Saying) -> date:
    return saying.excerpt.article.published or date.min


def _age(saying: Saying) -> date:
    """The earliest first, the undated last."""
    return saying.excerpt.article.published or date.max


def _speakers(sayings: Sequence[Saying]) -> tuple[Speaker, ...]:
    """The names as the latest article has each, the one with most sayings first.

    With and without what stands between first name and surname it is one name.
    """
    names: dict[tuple[str, str], str] = {}
    counts: Counter[tuple[str, str]] = Counter()
    for saying in sayings:
        if saying.speaker is not None:
            name = saying.speaker.of(saying.excerpt.article.text)
            split = folded_words(name)
            names.setdefault((split[0], split[-1]), " ".join(name.split()))
            counts[split[0], split[-1]] += 1
    return tuple(Speaker(names[ends], n) for ends, n in counts.most_common())
