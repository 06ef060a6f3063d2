"""Articles that match a topic -> a sentence of each date, and the figures that change.

Near-copies stand together on the date of the earliest, and no sentence is told twice. `tracing`
gives a `Teller` the articles in pieces, as reading them all takes a while.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from corpus.copies import Copies
from corpus.figures import changing_figures
from corpus.furniture import is_furniture
from corpus.index import PassageIndex
from corpus.model import Copy, Excerpt, Precision, Query, Span, StoredArticle
from corpus.quotations import is_bare, is_torn
from corpus.ranking import RankedArticle
from corpus.support import share
from corpus.terms import Analyser
from corpus.timeline import Entry, Figure
from corpus.windows import EXCERPT_LENGTH

_LEAST = 0.6  # of what the best sentence has of the topic
_PASSAGES = 3  # of each article, beside its first, that sentences are looked for in
_PRONOUN = re.compile(
    r"\W*(?:he|she|they|it|that|this|these|those|his|her|their|its)\b", re.IGNORECASE
)
_SENTENCE_END = re.compile(r"[.!?…。！？।][\"'”’»)\]]*\Z")
_FIGURE = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Match:
    """An article that the topic was found in, and its share of the topic, between 0 and 1."""

    ranked: RankedArticle
    stored: StoredArticle
    share: float

    @property
    def day(self) -> date:
        """The day of a dated article."""
        return self.stored.article.published or date.min


def stories(matches: Sequence[Match], copies: Copies) -> list[list[Match]]:
    """The dated matches with near-copies together, each story's earliest first, oldest first."""
    groups = copies.grouped([match.stored for match in matches])
    return sorted(([matches[at] for at in group] for group in groups), key=lambda g: g[0].day)


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A sentence that may stand for its date; of two, that of the higher `rank`."""

    match: Match
    excerpt: Excerpt
    share: float
    rank: tuple[float, ...]


class Teller:
    """Goes through stories, oldest first, for what each says of a topic and none before it did."""

    def __init__(self, query: Query, index: PassageIndex, analyser: Analyser) -> None:
        self._query = query
        self._index = index
        self._analyser = analyser
        self._said: set[str] = set()
        self._found: dict[tuple[date, Precision], list[_Candidate]] = {}

    def hear(self, some: Sequence[Sequence[Match]]) -> None:
        """Take in some stories, none of them older than what was heard before."""
        for first, *others in some:
            if best := max(self._candidates(first), key=lambda c: c.rank, default=None):
                same = tuple(Copy.of(match.stored.article) for match in others)
                best = replace(best, excerpt=replace(best.excerpt, copies=same))
                when = (first.day, first.stored.article.precision)
                self._found.setdefault(when, []).append(best)

    def tell(self, limit: int) -> tuple[tuple[Entry, ...], tuple[tuple[Figure, ...], ...], int]:
        """At most `limit` entries, oldest first; figures that change; how many dates there are."""
        found = self._good_enough()
        by_date = [(max(some, key=lambda c: c.rank), len(some) - 1) for some in found.values()]
        by_date.sort(key=lambda one: one[0].rank, reverse=True)
        entries = sorted(Entry(one.match.day, one.excerpt, n) for one, n in by_date[:limit])
        dated = [(entry.day, entry.excerpt) for entry in entries if entry.precision == "day"]
        figures = changing_figures(dated, frozenset(self._query.terms), self._analyser)
        return tuple(entries), figures, len(found)

    def _good_enough(self) -> dict[tuple[date, Precision], list[_Candidate]]:
        """Without the sentences that have much less of the topic than the best one has."""
        heard = [one for some in self._found.values() for one in some]
        least = _LEAST * max((one.share for one in heard), default=0.0)
        kept = {d: [c for c in some if c.share >= least] for d, some in self._found.items()}
        return {day: some for day, some in kept.items() if some}

    def _candidates(self, match: Match) -> list[_Candidate]:
        """Sentences of the article that can stand by themselves, in the passages that were found.

        Not those that an article said before.
        """
        article, passages = match.stored.article, self._index.passages
        rows = passages.of_article(match.stored.key)
        lead = passages[rows.start]
        looked_at = {rows.start: lead} | {
            hit.row: passages[hit.row] for hit in match.ranked.hits[:_PASSAGES]
        }
        headline = round(self._share(article.title), 1)
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
        return [candidate for candidate in found if candidate.share > 0]

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
        has = self._share(text)
        score = match.ranked.score
        rank = (
            _SENTENCE_END.search(text) is not None,
            round(has, 2),
            len(text) <= EXCERPT_LENGTH and not _PRONOUN.match(text) and text[-1] != "?",
            headline,
            is_lead,
            _FIGURE.search(text) is not None,
            score,
            -sentence.start,
        )
        excerpt = Excerpt(match.stored, sentence.start, sentence.end, score)
        return _Candidate(match, excerpt, has, rank)

    def _share(self, text: str) -> float:
        return share(self._query, frozenset(self._analyser.terms(text)), self._index)


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())
