"""Two articles -> whether they are versions of one, and which is the later.

An article that was corrected can stand in two files: as it was, and as it is. `collapsing` asks of
those at one address or under one headline, `taking` of those with one id.
"""

from datetime import date

from rapidfuzz.distance import Indel

from corpus.article import Article
from corpus.copies import folded_words
from corpus.store import Standing

# Of the words of both, those that stand in both in the same order. Of two articles on anything a
# seventh do; a text and its summary, or a page that has since grown to its threefold, stay apart.
_ALIKE = 0.6


def are_versions(one: Article, other: Article) -> bool:
    """Whether most words of the two, taken together, stand in both in the same order."""
    if one.text == other.text:
        return True
    return Indel.normalized_similarity(folded_words(one), folded_words(other)) >= _ALIKE


def are_plainly_versions(one: Article, other: Article) -> bool:
    """Whether two articles with one id are one: where they differ, their days say which is it."""
    if one.text == other.text:
        return True
    return is_later(one, other) is not None and are_versions(one, other)


def in_order(one: Standing, other: Standing) -> tuple[Standing, Standing] | None:
    """The earlier one and the later: by their own days, else as they came; None if together."""
    is_first = is_later(other.article, one.article)
    if is_first is None and one.brought != other.brought:
        is_first = one.brought < other.brought
    if is_first is None:
        return None
    return (one, other) if is_first else (other, one)


def is_later(one: Article, other: Article) -> bool | None:
    """Whether `one` is the later by the days that they give; None where these do not tell."""
    pairs = [(_said_on(one), _said_on(other)), (one.captured, other.captured)]
    return next((day > was for day, was in pairs if day and was and day != was), None)


def _said_on(article: Article) -> date | None:
    """The day since which the article stands as it does, where that is known to the day."""
    return article.updated or (article.published if article.precision == "day" else None)
