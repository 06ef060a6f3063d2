"""How well a passage supports an answer: the share of the question's rare terms that it has.

The share is by idf, so that a rare word weighs more than a common one. A word that stands nowhere
in the archive weighs as much as one that stands in a single passage: in a small archive, where few
words stand at all, it would else outweigh all that was found.
"""

from corpus.index import PassageIndex
from corpus.model import Query

ENOUGH = 0.5


def support(query: Query, present: frozenset[str], index: PassageIndex) -> float:
    """Between 0 and 1, of a passage that has the terms `present`."""
    weights = {term: index.idf(term, at_least=1) for term in query.terms}
    return sum(weights[term] for term in weights.keys() & present) / sum(weights.values())
