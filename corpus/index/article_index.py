"""The index of a generation's articles: their passages, and their headlines as a field beside them.

The headlines are an index of their own, in which each article is one passage, so that a term that
is rare in headlines counts for more there. `indexing` makes, keeps and opens it.
"""

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from corpus.index.making import segment_of
from corpus.index.passage_index import PassageIndex
from corpus.index.saved import IndexKey, load_fields, save_fields
from corpus.index.tokens import TokenGatherer, Tokens

# Before the names of their arrays, in the one file of both.
_TEXT, _HEADLINES = "text.", "headlines."


@dataclass(frozen=True, slots=True)
class ArticleTokens:
    """The tokens of articles' passages, and those of their headlines."""

    text: Tokens
    headlines: Tokens


class ArticleTokenGatherer:
    """Joins the tokens of articles as they come."""

    def __init__(self) -> None:
        self._text = TokenGatherer()
        self._headlines = TokenGatherer()

    def add(self, part: ArticleTokens) -> None:
        """Take in another part."""
        self._text.add(part.text)
        self._headlines.add(part.headlines)

    def tokens(self) -> ArticleTokens:
        """All parts' passages and headlines, in the order of their articles' keys."""
        return ArticleTokens(self._text.tokens(), self._headlines.tokens())


@dataclass(frozen=True, slots=True)
class ArticleIndex:
    """Finds passages, and headlines, by terms."""

    text: PassageIndex
    headlines: PassageIndex

    @classmethod
    def of(cls, tokens: ArticleTokens) -> Self:
        """The index of all these."""
        text, headlines = segment_of(tokens.text), segment_of(tokens.headlines)
        return cls(PassageIndex(text), PassageIndex(headlines))

    @property
    def changed_share(self) -> float:
        """How much of either base has been added or has died since it was built."""
        return max(self.text.changed_share, self.headlines.changed_share)

    def updated(self, gone: Collection[int], added: ArticleTokens) -> Self:
        """The index without the articles `gone`, by key, and with `added`."""
        return type(self)(
            self.text.updated(gone, added.text), self.headlines.updated(gone, added.headlines)
        )

    def save(self, path: Path, key: IndexKey) -> None:
        """Write it under `path`. Raises OSError."""
        save_fields({_TEXT: self.text, _HEADLINES: self.headlines}, path, key)

    @classmethod
    def load(cls, path: Path, key: IndexKey) -> Self:
        """The index under `path`, memory-mapped. Raises IndexUnusable where it is not `key`'s."""
        fields = load_fields((_TEXT, _HEADLINES), path, key)
        return cls(fields[_TEXT], fields[_HEADLINES])
