"""Where a quotation stands in its article: its whole sentences, its paragraphs, who is named there.

`sayings` makes one `Standing` an article.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import cached_property

from corpus.index import PassageIndex
from corpus.model import Span, StoredArticle
from corpus.paragraphs import paragraphs
from corpus.quotations import outside_quotations
from corpus.speakers import Attribution, names_in


class Standing:
    """One article, with its paragraphs and the sentences that may be quoted."""

    def __init__(self, stored: StoredArticle, index: PassageIndex) -> None:
        self.stored = stored
        self.text = stored.article.text
        self._index = index

    @cached_property
    def _paragraphs(self) -> list[Span]:
        return [p.span for p in paragraphs(self.text) if not p.is_headline]

    @cached_property
    def _sentences(self) -> list[Span]:
        passages = self._index.passages
        rows = passages.of_article(self.stored.key)
        return sorted(sentence for row in rows for sentence in passages[row].sentences)

    def whole(self, one: Attribution) -> Span:
        """The whole sentences of a quotation and of what attributes it."""
        start, end = one.quotation.start, one.quotation.end
        phrase = one.phrase
        if phrase is not None and "\n" not in self.text[end : phrase.start]:
            start, end = min(start, phrase.start), max(end, phrase.end)
        at = bisect_right(self._sentences, Span(start, len(self.text))) - 1
        for sentence in self._sentences[max(at, 0) :]:
            if sentence.start >= end:
                break
            if start < sentence.end:
                start, end = min(start, sentence.start), max(end, sentence.end)
        return Span(start, end)

    def near(self, span: Span, *, before: bool = True) -> Span:
        """From the paragraph in which a span begins, or the one before that, to the span's end."""
        at = bisect_left(self._paragraphs, Span(span.start + 1, 0)) - (2 if before else 1)
        start = self._paragraphs[max(at, 0)].start if self._paragraphs else span.start
        return Span(min(start, span.start), span.end)

    def names(self, span: Span) -> Iterator[str]:
        """The names of people in the span, outside of quotations."""
        return names_in(outside_quotations(self.text, span))
