"""The index of a generation's articles: their passages, their headlines, and what is left out.

The headlines are an index of their own, in which each article is one passage, so that a term that
is rare in headlines counts for more there. What is left out of the passages, as it is not of the
articles, is one too: a quotation may be of it all the same. `indexing` makes, keeps and opens it.
"""

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from corpus.index.making import segment_of
from corpus.index.passage_index import PassageIndex
from corpus.index.saved import IndexKey, load_fields, save_fields
from corpus.index.tokens import TokenGatherer, Tokens

# Before the names of their arrays, in the one file of all.
_TEXT, _HEADLINES, _ASIDES = "text.", "headlines.", "asides."


@dataclass(frozen=True, slots=True)
class ArticleTokens:
    """The tokens of articles' passages, of their headlines, and of what is left out."""

    text: Tokens
    headlines: Tokens
    asides: Tokens


class ArticleTokenGatherer:
    """Joins the tokens of articles as they come."""

    def __init__(self) -> None:
        self._text = TokenGatherer()
        self._headlines = TokenGatherer()
        self._asides = TokenGatherer()

    def add(self, part: ArticleTokens) -> None:
        """Take in another part."""
        self._text.add(part.text)
        self._headlines.add(part.headlines)
        self._asides.add(part.asides)

    def tokens(self) -> ArticleTokens:
        """What all parts have, in the order of their articles' keys."""
        gatherers = (self._text, self._headlines, self._asides)
        return ArticleTokens(*(gatherer.tokens() for gatherer in gatherers))


@dataclass(frozen=True, slots=True)
class ArticleIndex:
    """Finds passages, headlines, and lines that are left out of the passages, by terms."""

    text: PassageIndex
    headlines: PassageIndex
    asides: PassageIndex

    @classmethod
    def of(cls, tokens: ArticleTokens) -> Self:
        """The index of all these."""
        fields = (tokens.text, tokens.headlines, tokens.asides)
        return cls(*(PassageIndex(segment_of(field)) for field in fields))

    @property
    def changed_share(self) -> float:
        """How much of a base has been added or has died since it was built.

        What is left out is too little to count.
        """
        return max(self.text.changed_share, self.headlines.changed_share)

    def updated(self, gone: Collection[int], added: ArticleTokens) -> Self:
        """The index without the articles `gone`, by key, and with `added`."""
        return type(self)(
            self.text.updated(gone, added.text),
            self.headlines.updated(gone, added.headlines),
            self.asides.updated(gone, added.asides),
        )

    def save(self, path: Path, key: IndexKey) -> None:
        """Write it under `path`. Raises OSError."""
        fields = {_TEXT: self.text, _HEADLINES: self.headlines, _ASIDES: self.asides}
        save_fields(fields, path, key)

    @classmethod
    def load(cls, path: Path, key: IndexKey) -> Self:
        """The index under `path`, memory-mapped. Raises IndexUnusable where it is not `key`'s."""
        prefixes = (_TEXT, _HEADLINES, _ASIDES)
        fields = load_fields(prefixes, path, key)
        return cls(*(fields[prefix] for prefix in prefixes))
