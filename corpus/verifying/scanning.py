"""Looks for a quotation in every article, where its terms do not lead to few of them.

`looking` calls it, say for a quotation of stop words alone. SQLite compares, a few hundred articles
at a time, so that other questions are answered in between; the earliest articles come first.
"""

import time
from collections.abc import Iterator, Sequence
from itertools import pairwise

from corpus.model import StoredArticle
from corpus.store import Snapshot
from corpus.thinking import Thinker
from corpus.verifying.asked import Kind, Quotation
from corpus.verifying.matching import Sought, exact_match, nearest_match
from corpus.verifying.tokens import DASH
from corpus.verifying.verdict import Match, Standing

_AT_ONCE = 500  # articles
_SECONDS = 2.0
_ENOUGH = 50  # articles


async def scan(
    sought: Sought, snapshot: Snapshot, thinker: Thinker
) -> tuple[tuple[Match, ...], bool]:
    """The articles that have the quotation, and whether all were looked into."""
    pattern = _pattern(sought.quotation)
    keys = await snapshot.keys_by_day()
    matches: list[Match] = []
    until = time.monotonic() + _SECONDS
    for at in range(0, len(keys), _AT_ONCE):
        if time.monotonic() > until or len(matches) >= _ENOUGH:
            return tuple(matches), False
        found = await snapshot.keys_like(pattern, keys[at : at + _AT_ONCE])
        stored = await snapshot.by_keys(found)
        matches += await thinker.think(_matches, sought, [stored[key] for key in found])
    return tuple(matches), True


def _matches(sought: Sought, articles: Sequence[StoredArticle]) -> list[Match]:
    """Of the articles those that have the quotation, exactly or but for typography."""
    return [match for article in articles if (match := _match(sought, article))]


def _match(sought: Sought, article: StoredArticle) -> Match | None:
    if exact := exact_match(sought, article):
        return exact
    likeness = nearest_match(sought, article, None)
    if likeness is None or likeness.match.standing is Standing.ALTERED:
        return None
    return likeness.match


def _pattern(quotation: Quotation) -> str:
    """A pattern for SQLite's LIKE, which folds the case of ASCII letters.

    It lets through more than is meant: any character in the place of a mark or a blank.
    """
    return f"%{''.join(_parts(quotation))}%"


def _parts(quotation: Quotation) -> Iterator[str]:
    elements = quotation.elements
    yield _loosened(elements[0].span.of(quotation.text))
    for before, element in pairwise(elements):
        is_open = Kind.TOKEN is not before.kind or Kind.TOKEN is not element.kind
        between = quotation.text[before.span.end : element.span.start]
        yield "%" if is_open or len(between) > 1 else "_" * len(between)
        if element.kind is Kind.TOKEN:
            yield "%" if element.folded == DASH else _loosened(element.span.of(quotation.text))


def _loosened(token: str) -> str:
    """ASCII letters and digits as they are, anything for the rest; brackets are dropped."""
    kept = token.replace("[", "").replace("]", "") if len(token) > 1 else token
    return "".join(c if c.isascii() and c.isalnum() else "_" for c in kept)
