"""A ranked article -> the sentences of it to quote.

An excerpt is one to three whole sentences in a row, at most 500 characters unless it is a single
sentence. No headline in capitals stands in it, no quotation is torn, and a bare quotation comes
with the neighbour that names its speaker. `archive` calls `choose_excerpt`.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.index import PassageIndex
from corpus.model import Excerpt, Query, Span, StoredArticle
from corpus.quotations import SPEECH_VERB, is_attribution, is_bare, outside_quotations, quotations
from corpus.ranking import RankedArticle
from corpus.terms import Analyser

EXCERPT_SENTENCES = 3
EXCERPT_LENGTH = 500
_PASSAGES = 3  # of an article are looked at


@dataclass(frozen=True, slots=True)
class Chosen:
    """An excerpt, and whether it quotes the person whose words were asked for."""

    excerpt: Excerpt
    quotes_speaker: bool


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
    return Chosen(excerpt, best.quotes_speaker)


@dataclass(frozen=True, slots=True)
class _Candidate:
    span: Span
    quotes_speaker: bool
    evidence: float

    @property
    def rank(self) -> tuple[bool, float, int, int]:
        """Better is higher: whose words were asked for, most evidence, shortest, first."""
        length = self.span.end - self.span.start
        return self.quotes_speaker, self.evidence, -length, -self.span.start


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
            quoting = (
                bool(query.speaker)
                and bool(matched - query.speaker)
                and any(_quotes(text, s, query.speaker, analyser) for s in sentences[start:end])
            )
            span = Span(sentences[start].start, sentences[end - 1].end)
            yield _Candidate(span, quoting, evidence)


def _windows(text: str, sentences: Sequence[Span]) -> Iterator[tuple[int, int]]:
    """All runs of sentences that may be quoted, as (first, one past the last)."""
    needs = [_neighbour(text, sentences, at) for at in range(len(sentences))]
    for start in range(len(sentences)):
        for end in range(start + 1, min(start + EXCERPT_SENTENCES, len(sentences)) + 1):
            if end > start + 1 and not _adjacent(text, sentences[end - 2], sentences[end - 1]):
                break
            length = sentences[end - 1].end - sentences[start].start
            if end > start + 1 and length > EXCERPT_LENGTH:
                break
            if all(start <= need < end for need in needs[start:end]):
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
