"""A ranked article -> the sentences of it to quote.

Those that answer the question best, of its best passages, their neighbours and how it begins.
`windows` says which may be quoted, `evidence` how well they answer. `choosing` calls
`choose_excerpt`.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum

from corpus.evidence import Evidence
from corpus.index import PassageIndex
from corpus.model import Excerpt, Query, Span, StoredArticle
from corpus.quotations import SPEECH_VERB, outside_quotations, quotations
from corpus.ranking import RankedArticle
from corpus.terms import Analyser
from corpus.windows import windows

_PASSAGES = 5  # of an article are looked at, and those beside them


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
    best = max(candidates, key=lambda candidate: candidate.rank)
    excerpt = Excerpt(stored, best.span.start, best.span.end, ranked.score)
    return Chosen(excerpt, best.matched, best.quoting)


@dataclass(frozen=True, slots=True)
class _Candidate:
    span: Span
    matched: frozenset[str]
    quoting: Quoting
    score: float
    breaks: int

    @property
    def rank(self) -> tuple[Quoting, int, float, int, int, int]:
        """Better is higher: whose words were asked for, most evidence, then what is around it.

        As much as there is room for of the same paragraph, but no other paragraph for nothing;
        somebody's words never with another paragraph.
        """
        others = self.breaks if self.quoting is not Quoting.NOT else 0
        length = self.span.end - self.span.start
        return self.quoting, -others, self.score, -self.breaks, length, -self.span.start


def _candidates(
    query: Query,
    ranked: RankedArticle,
    stored: StoredArticle,
    index: PassageIndex,
    analyser: Analyser,
) -> Iterator[_Candidate]:
    text = stored.article.text
    evidence = Evidence(query, stored.article, index, analyser)
    for sentences, before in _stretches(ranked, index):
        found = [evidence.of(sentence.of(text)) for sentence in sentences]
        for window in windows(text, sentences):
            run = found[window.start : window.end]
            matched = frozenset().union(*(one.matched for one in run))
            if matched:
                spans = sentences[window.start : window.end]
                span = Span(spans[0].start, spans[-1].end)
                yield _Candidate(
                    span,
                    matched,
                    _quoting(query, text, spans, matched, analyser),
                    evidence.score(run, before + window.start),
                    span.of(text).count("\n"),
                )


def _stretches(ranked: RankedArticle, index: PassageIndex) -> Iterator[tuple[list[Span], int]]:
    """Sentences that are looked at, of passages in a row, and how many stand before each stretch.

    They are of the best passages, of those beside them, and of the one the article begins with.
    """
    rows = index.passages.of_article(ranked.key)
    near = {row for hit in ranked.hits[:_PASSAGES] for row in range(hit.row - 1, hit.row + 2)}
    stretch: list[Span] = []
    before = 0
    for row in rows:
        sentences = index.passages[row].sentences
        if row in near or row == rows.start:
            stretch += sentences
        elif stretch:
            yield stretch, before - len(stretch)
            stretch = []
        before += len(sentences)
    if stretch:
        yield stretch, before - len(stretch)


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


def _quotes(text: str, sentence: Span, speaker: frozenset[str], analyser: Analyser) -> bool:
    """Whether the sentence says, outside its quotations, that the speaker said what is in them."""
    if not quotations(text, sentence):
        return False
    frame = outside_quotations(text, sentence)
    return bool(SPEECH_VERB.search(frame)) and not speaker.isdisjoint(analyser.terms(frame))
