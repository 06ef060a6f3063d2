"""A ranked article -> the sentences of it to quote.

An excerpt is one to three whole sentences in a row, at most 500 characters unless one sentence is
longer. No headline in capitals stands in it, no quotation is torn, and a bare quotation comes with
the neighbour that names its speaker.
`answering` calls `choose_excerpt`.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum

from corpus.furniture import is_furniture
from corpus.index import PassageIndex
from corpus.model import Excerpt, Query, Span, StoredArticle
from corpus.quotations import SPEECH_VERB, is_attribution, is_bare, outside_quotations, quotations
from corpus.ranking import RankedArticle
from corpus.terms import Analyser

EXCERPT_SENTENCES = 3
EXCERPT_LENGTH = 500
_PASSAGES = 3  # of an article are looked at


class Quoting(IntEnum):
    """Whether an excerpt has the words of the person that was asked about, worst first."""

    NOT = 0
    ON_SOMETHING_ELSE = 1
    ON_THE_MATTER = 2


@dataclass(frozen=True, slots=True)
class Chosen:
    """An excerpt, the question's terms in it, and how it quotes the person that was asked about."""

    excerpt: Excerpt
    matched: frozenset[str]
    quoting: Quoting


def choose_excerpt(
    query: Query,
    ranked: RankedArticle,
    stored: StoredArticle,
    index: PassageIndex,
    analyser: Analyser,
) -> Chosen | None:
    """The best excerpt of the article, or None where all that was found cannot be quoted."""
    candidates = list(_candidates(query, ranked, stored, index, analyser))
    if not candidates:
        return None
    best = max(candidates, key=lambda c: c.rank)
    excerpt = Excerpt(stored, best.span.start, best.span.end, ranked.score)
    return Chosen(excerpt, best.matched, best.quoting)


@dataclass(frozen=True, slots=True)
class _Candidate:
    span: Span
    matched: frozenset[str]
    quoting: Quoting
    evidence: float
    breaks: int

    @property
    def rank(self) -> tuple[Quoting, float, int, int, int]:
        """Better is higher: whose words were asked for, most evidence, then what is around it.

        As much as there is room for of the same paragraph, but no other paragraph for nothing.
        """
        length = self.span.end - self.span.start
        return self.quoting, self.evidence, -self.breaks, length, -self.span.start


def _candidates(
    query: Query,
    ranked: RankedArticle,
    stored: StoredArticle,
    index: PassageIndex,
    analyser: Analyser,
) -> Iterator[_Candidate]:
    text = stored.article.text
    rows = index.passages.of_article(ranked.key)
    for hit in ranked.hits[:_PASSAGES]:
        sentences = [
            sentence
            for row in range(max(hit.row - 1, rows.start), min(hit.row + 2, rows.stop))
            for sentence in index.passages[row].sentences
        ]
        terms = [frozenset(analyser.terms(s.of(text))) for s in sentences]
        for start, end in _windows(text, sentences):
            matched = frozenset().union(*terms[start:end]) & frozenset(query.terms)
            if not matched:
                continue
            evidence = sum(index.idf(term) for term in matched)
            quoting = _quoting(query, text, sentences[start:end], matched, analyser)
            span = Span(sentences[start].start, sentences[end - 1].end)
            breaks = span.of(text).count("\n")
            yield _Candidate(span, matched, quoting, evidence, breaks)


def _quoting(
    query: Query,
    text: str,
    sentences: Sequence[Span],
    matched: frozenset[str],
    analyser: Analyser,
) -> Quoting:
    """Whether the sentences quote whom the question names, and on what it asks about."""
    if not query.speaker:
        return Quoting.NOT
    if not any(_quotes(text, sentence, query.speaker, analyser) for sentence in sentences):
        return Quoting.NOT
    matter = frozenset(query.terms) - query.speaker
    return Quoting.ON_THE_MATTER if not matter or matched & matter else Quoting.ON_SOMETHING_ELSE


def _windows(text: str, sentences: Sequence[Span]) -> Iterator[tuple[int, int]]:
    """All runs of sentences that may be quoted, as (first, one past the last)."""
    needs = [_neighbour(text, sentences, at) for at in range(len(sentences))]
    furniture = [is_furniture(sentence.of(text)) for sentence in sentences]
    for start in range(len(sentences)):
        for end in range(start + 1, min(start + EXCERPT_SENTENCES, len(sentences)) + 1):
            if end > start + 1 and not _adjacent(text, sentences[end - 2], sentences[end - 1]):
                break
            if end > start + 1 and any(furniture[start:end]):
                break
            whole = all(start <= need < end for need in needs[start:end])
            length = sentences[end - 1].end - sentences[start].start
            if length > EXCERPT_LENGTH and end > start + 1:
                longest = max(s.end - s.start for s in sentences[start:end])
                # One that is too long by itself still comes with what names its speaker.
                pair = end == start + 2 and needs[start] == needs[start + 1]
                if whole and pair and longest > EXCERPT_LENGTH:
                    yield start, end
                break
            if whole:
                yield start, end


def _neighbour(text: str, sentences: Sequence[Span], at: int) -> int:
    """The sentence that must come along: `at` itself unless that is a bare quotation.

    -1 where a bare quotation has no neighbour: it cannot be quoted.
    """
    if not is_bare(text, sentences[at]):
        return at
    after = at + 1
    has_after = after < len(sentences) and _adjacent(text, sentences[at], sentences[after])
    if has_after and is_attribution(sentences[after].of(text)):
        return after
    before = at
    while before > 0 and _adjacent(text, sentences[before - 1], sentences[before]):
        before -= 1
        if not is_bare(text, sentences[before]):
            return before
    return after if has_after and not is_bare(text, sentences[after]) else -1


def _adjacent(text: str, one: Span, other: Span) -> bool:
    """Whether nothing, such as a headline in capitals, stands between two sentences."""
    return not text[one.end : other.start].strip()


def _quotes(text: str, sentence: Span, speaker: frozenset[str], analyser: Analyser) -> bool:
    """Whether the sentence says, outside its quotations, that the speaker said what is in them."""
    if not quotations(text, sentence):
        return False
    frame = outside_quotations(text, sentence)
    return bool(SPEECH_VERB.search(frame)) and not speaker.isdisjoint(analyser.terms(frame))
