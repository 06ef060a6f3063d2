import numpy as np
import pytest

from benchmarks.checking import Unequal, check_top
from benchmarks.engines.okapi import Okapi
from benchmarks.stems import Stems
from corpus.index import IndexBuilder
from corpus.model import Hit, Passage, Span

SCORES = np.array([0.0, 3.0, 2.0, 2.0, 1.0])


def test_equal_top_passages_pass() -> None:
    """Either of two passages with equal scores may be found, where one must be."""
    check_top([Hit(1, 3.0), Hit(2, 2.0)], SCORES, 2)
    check_top([Hit(1, 3.0), Hit(3, 2.0 + 1e-10)], SCORES, 2)


def test_a_passage_that_matches_nothing_is_not_missed() -> None:
    """Four of five passages have a score: ten cannot be found."""
    check_top([Hit(1, 3.0), Hit(3, 2.0), Hit(2, 2.0), Hit(4, 1.0)], SCORES, 10)


@pytest.mark.parametrize(
    "found",
    [
        [Hit(1, 3.0)],
        [Hit(1, 3.0), Hit(4, 1.0)],
        [Hit(1, 3.0), Hit(4, 2.0)],
        [Hit(1, 3.0), Hit(1, 3.0)],
        [Hit(2, 2.0), Hit(1, 3.0)],
        [Hit(1, 3.0), Hit(2, 2.0 + 1e-7)],
        [Hit(1, 3.0), Hit(2, 2.0), Hit(3, 2.0)],
    ],
    ids=["one missing", "worse", "wrong row", "twice", "wrong order", "wrong score", "one more"],
)
def test_an_unequal_top_is_found(found: list[Hit]) -> None:
    """Whatever is wrong with it."""
    with pytest.raises(Unequal):
        check_top(found, SCORES, 2)


def test_our_index_passes_beside_rank_bm25() -> None:
    """Both made of the same stems, as `latency` has them."""
    passages = [["bridge", "close"], ["bridge", "bridge", "open"], ["school"]]
    builder = IndexBuilder()
    for article, terms in enumerate(passages):
        builder.add(Passage(article, (Span(0, 1),)), terms)
    tokens = builder.tokens()
    vocabulary = [term.decode() for term in tokens.vocabulary]
    stems = Stems(vocabulary, tokens.terms, tokens.lengths)
    assert list(stems.passages()) == passages
    question = ["bridge", "school", "nowhere"]
    check_top(builder.build().search(question, 10), Okapi(stems).scores(question), 10)
