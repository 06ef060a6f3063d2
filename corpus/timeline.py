"""Articles that match a topic -> a timeline: of each date one sentence, oldest first.

Near-copies stand together on the date of the earliest. Figures that are other ones on other dates
are set side by side. `tracing` calls `sentences_by_date` with what matches, and `bot` shows it.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from corpus.copies import Copies
from corpus.excerpts import EXCERPT_LENGTH
from corpus.figures import Figure, changing_figures
from corpus.furniture import is_furniture
from corpus.index import PassageIndex
from corpus.model import Copy, Excerpt, Query, Refusal, Span, StoredArticle
from corpus.quotations import is_bare, is_torn
from corpus.ranking import RankedArticle
from corpus.support import support
from corpus.terms import Analyser

_LEAST = 0.6  # of what the best sentence has of the topic
_SEARCHED = 300  # articles, best first, that sentences are looked for in
_PASSAGES = 3  # of each
_PRONOUN = re.compile(
    r"\W*(?:he|she|they|it|that|this|these|those|his|her|their|its)\b", re.IGNORECASE
)
_SENTENCE_END = re.compile(r"[.!?…。！？।][\"'”’»)\]]*\Z")
_FIGURE = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Match:
    """An article that the topic was found in, and how well it supports it, between 0 and 1."""

    ranked: RankedArticle
    stored: StoredArticle
    support: float

    @property
    def day(self) -> date:
        """The day of a dated article."""
        return self.stored.article.published or date.min


@dataclass(frozen=True, slots=True, order=True)
class Entry:
    """A date with its sentence, and how many other articles of that day match, copies left out."""

    day: date
    excerpt: Excerpt = field(compare=False)
    others: int = field(compare=False)


@dataclass(frozen=True, slots=True)
class Month:
    """How many articles of a month match; `first` is its first day."""

    first: date
    articles: int


@dataclass(frozen=True, slots=True)
class Timeline:
    """What is shown of a topic.

    `entries` are oldest first, at most as many as were asked for of all `dates` that have a
    sentence; `figures` are of their sentences. `months` go from the first to the last with an
    article, the empty ones between them included. `articles` match in all, `undated` of them have
    no day; where `is_cut`, more do than were looked at. Without entries there is a `refusal`, or
    all that matches is undated.
    """

    topic: str
    entries: tuple[Entry, ...]
    figures: tuple[tuple[Figure, ...], ...]
    months: tuple[Month, ...]
    dates: int
    articles: int
    undated: int
    is_cut: bool
    refusal: Refusal | None
    generation: int


def sentences_by_date(
    query: Query,
    matches: Sequence[Match],
    limit: int,
    index: PassageIndex,
    analyser: Analyser,
    copies: Copies,
) -> tuple[tuple[Entry, ...], tuple[tuple[Figure, ...], ...], int]:
    """At most `limit` entries out of the matches, which come best first; figures; all dates."""
    dated = [match for match in matches if match.stored.article.published][:_SEARCHED]
    groups = [[dated[at] for at in g] for g in copies.grouped([match.stored for match in dated])]
    groups.sort(key=lambda group: group[0].day)
    writing, found = _Writing(query, index, analyser), dict[date, list[_Candidate]]()
    for first, *others in groups:
        if best := max(writing.candidates(first), key=lambda c: c.rank, default=None):
            same = tuple(Copy.of(match.stored.article) for match in others)
            best = replace(best, excerpt=replace(best.excerpt, copies=same))
            found.setdefault(first.day, []).append(best)
    found = _good_enough(found)
    by_date = [(max(some, key=lambda c: c.rank), len(some) - 1) for some in found.values()]
    by_date.sort(key=lambda one: one[0].rank, reverse=True)
    entries = sorted(
        Entry(best.match.day, best.excerpt, others) for best, others in by_date[:limit]
    )
    dated_sentences = [(entry.day, entry.excerpt) for entry in entries]
    figures = changing_figures(dated_sentences, frozenset(query.terms), analyser)
    return tuple(entries), figures, len(found)


def _good_enough(found: Mapping[date, list["_Candidate"]]) -> dict[date, list["_Candidate"]]:
    """Without the sentences that have much less of the topic than the best one has."""
    best = max((one.support for some in found.values() for one in some), default=0.0)
    kept = {day: [c for c in some if c.support >= _LEAST * best] for day, some in found.items()}
    return {day: some for day, some in kept.items() if some}


def months_of(days: Sequence[date]) -> tuple[Month, ...]:
    """The months from the first of the days to the last, each with how many days are in it."""
    if not days:
        return ()
    counts: dict[date, int] = {}
    for day in days:
        counts[day.replace(day=1)] = counts.get(day.replace(day=1), 0) + 1
    month, last, found = min(counts), max(counts), []
    while month <= last:
        found.append(Month(month, counts.get(month, 0)))
        month = _next(month)
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A sentence that may stand for its date; of two, that of the higher `rank`."""

    match: Match
    excerpt: Excerpt
    support: float
    rank: tuple[float, ...]


class _Writing:
    """Goes through articles, oldest first, for what each says of a topic and none before it did."""

    def __init__(self, query: Query, index: PassageIndex, analyser: Analyser) -> None:
        self._query = query
        self._index = index
        self._analyser = analyser
        self._said: set[str] = set()

    def candidates(self, match: Match) -> list[_Candidate]:
        """Sentences of the article that can stand by themselves, in the passages that were found.

        Not those that an article said before.
        """
        article, passages = match.stored.article, self._index.passages
        rows = passages.of_article(match.stored.key)
        lead = passages[rows.start]
        looked_at = {rows.start: lead} | {
            hit.row: passages[hit.row] for hit in match.ranked.hits[:_PASSAGES]
        }
        headline = round(self._support(article.title), 1)
        found = [
            self._candidate(match, sentence, headline, sentence.start < lead.end)
            for row in sorted(looked_at)
            for sentence in looked_at[row].sentences
            if self._can_be_shown(article.text, sentence)
        ]
        self._said.update(
            _folded(sentence.of(article.text))
            for row in rows
            for sentence in passages[row].sentences
        )
        return [candidate for candidate in found if candidate.support > 0]

    def _can_be_shown(self, text: str, sentence: Span) -> bool:
        """Whether it is whole, of the article, and new."""
        words = sentence.of(text)
        if is_furniture(words) or _folded(words) in self._said:
            return False
        return not is_bare(text, sentence) and not is_torn(text, sentence)

    def _candidate(
        self, match: Match, sentence: Span, headline: float, is_lead: bool
    ) -> _Candidate:
        """A sentence with its rank.

        First come sentences before lines that are none, then the share of the topic, then what can
        be read by itself, then articles that have the topic in their headline, then how they begin,
        which is what was new that day, then a figure.
        """
        text = sentence.of(match.stored.article.text)
        backing = self._support(text)
        score = match.ranked.score
        rank = (
            _SENTENCE_END.search(text) is not None,
            round(backing, 2),
            len(text) <= EXCERPT_LENGTH and not _PRONOUN.match(text) and text[-1] != "?",
            headline,
            is_lead,
            _FIGURE.search(text) is not None,
            score,
            -sentence.start,
        )
        excerpt = Excerpt(match.stored, sentence.start, sentence.end, score)
        return _Candidate(match, excerpt, backing, rank)

    def _support(self, text: str) -> float:
        return support(self._query, frozenset(self._analyser.terms(text)), self._index)


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())


def _next(month: date) -> date:
    return date(month.year + month.month // 12, month.month % 12 + 1, 1)
