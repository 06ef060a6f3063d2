"""How well a passage supports an answer: the share of the question's rare terms that it has.

A term weighs `log(1 + N / df)`, N passages in all and df with the term: close to its idf, but in a
small archive, where the idf of most words is next to nothing, a single unknown word does not
outweigh all that was found. One that stands nowhere weighs as much as one in a single passage.
"""

import math

from corpus.index import PassageIndex
from corpus.model import Query

ENOUGH = 0.5


def support(query: Query, present: frozenset[str], index: PassageIndex) -> float:
    """Between 0 and 1, of a passage that has the terms `present`."""
    weights = [_weight(term, index) for term in query.terms]
    has = [weight for weight, term in zip(weights, query.terms, strict=True) if term in present]
    return min(sum(has) / sum(weights), 1.0)


def _weight(term: str, index: PassageIndex) -> float:
    return math.log(1 + len(index.passages) / max(index.document_frequency(term), 1))
