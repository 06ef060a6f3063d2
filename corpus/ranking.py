"""Hits -> articles, best first: an article is as good as its best passage."""

from collections.abc import Iterable
from dataclasses import dataclass

from corpus.index import PassageIndex
from corpus.model import Hit


@dataclass(frozen=True, slots=True)
class RankedArticle:
    """An article by the store's key, with those of its passages that were found, best first."""

    key: int
    hits: tuple[Hit, ...]

    @property
    def score(self) -> float:
        """Its best passage's score."""
        return self.hits[0].score


def rank(hits: Iterable[Hit], index: PassageIndex) -> list[RankedArticle]:
    """The articles of `hits`, which come best first; equal scores keep the hits' order."""
    grouped: dict[int, list[Hit]] = {}
    for hit in hits:
        grouped.setdefault(index.passages[hit.row].article, []).append(hit)
    return [RankedArticle(key, tuple(found)) for key, found in grouped.items()]
