"""Ranked articles -> stories: near-copies are one, told by the earliest of them.

`answering` calls `tell_apart` with the articles that rank highest.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from corpus.copies import Copies
from corpus.model import StoredArticle
from corpus.ranking import RankedArticle


@dataclass(frozen=True, slots=True)
class Story:
    """An article that tells a story first, and its near-copies, earliest first.

    It is ranked by what the best of them is.
    """

    ranked: RankedArticle
    stored: StoredArticle
    copies: tuple[StoredArticle, ...]

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of all its articles, the one that tells it first."""
        return (self.stored.article.id, *(copy.article.id for copy in self.copies))


def tell_apart(
    ranked: Sequence[RankedArticle], stored: Mapping[int, StoredArticle], copies: Copies
) -> list[Story]:
    """The stories that the articles tell, in the order of the best article of each."""
    articles = [stored[article.key] for article in ranked]
    return [_story(group, ranked, articles) for group in copies.grouped(articles)]


def _story(
    group: Sequence[int], ranked: Sequence[RankedArticle], articles: Sequence[StoredArticle]
) -> Story:
    first, *others = group
    best = ranked[min(group)]
    as_best = replace(ranked[first], evidence=best.evidence, timeliness=best.timeliness)
    return Story(as_best, articles[first], tuple(articles[at] for at in others))
