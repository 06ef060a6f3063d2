"""The inverted index gives rank_bm25's own scores, to the last bit."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from benchmarks.engines.okapi import LuceneOkapi
from tests.corpus.making import index_of

TERMS = "bridg river flood mayor strike school ferri vote".split()
EVERYWHERE = "town"


passages = st.lists(
    st.lists(st.sampled_from(TERMS), max_size=12), min_size=1, max_size=300
) | st.lists(
    st.lists(st.sampled_from(TERMS), max_size=12).map(lambda terms: [*terms, EVERYWHERE]),
    min_size=1,
    max_size=40,
)
queries = st.lists(st.sampled_from([*TERMS, EVERYWHERE, "unknown"]), max_size=8)


@given(corpus=passages, query=queries)
@example(corpus=[["river"]], query=["river"])
@example(corpus=[["river"], ["river"]], query=["river", "river"])
@example(corpus=[[], ["river", "river"], ["bridg"]], query=["bridg", "river", "unknown", "river"])
def test_scores_are_rank_bm25s_own(corpus: list[list[str]], query: list[str]) -> None:
    """Bit for bit, with empty passages, terms that all have, and terms asked for twice."""
    if not any(corpus):
        corpus = [*corpus, ["river"]]  # rank_bm25 divides by the average length
    expected = LuceneOkapi(corpus).get_scores(query)
    assert np.array_equal(scores(corpus, query), expected)


@given(size=st.integers(1, 300), seed=st.integers(0, 2**32))
def test_scores_of_larger_corpora_are_rank_bm25s_own(size: int, seed: int) -> None:
    """Up to 300 passages, with common and rare terms, as Zipf has them."""
    random = np.random.default_rng(seed)
    draws = (random.zipf(1.3, random.integers(1, 60)) for _ in range(size))
    corpus = [[f"t{min(draw, 200)}" for draw in passage] for passage in draws]
    query = [f"t{min(draw, 200)}" for draw in random.zipf(1.3, 8)]
    assert np.array_equal(scores(corpus, query), LuceneOkapi(corpus).get_scores(query))


@pytest.mark.parametrize("corpus", [[["flood"]], [["flood"], ["flood"]], [["flood"]] * 3])
def test_small_corpora_answer(corpus: list[list[str]]) -> None:
    """A term that all of one, two or three passages have still finds them."""
    assert [hit.row for hit in index_of(corpus).search(["flood"], 10)] == list(range(len(corpus)))


def test_a_corpus_without_terms_finds_nothing() -> None:
    """Neither no passages, nor passages with no terms, are a fault."""
    assert index_of([]).search(["flood"], 10) == []
    assert index_of([[], []]).search(["flood"], 10) == []


def test_a_term_asked_for_twice_counts_twice() -> None:
    """As in rank_bm25."""
    corpus = [["flood", "river"], ["bridg"]]
    assert scores(corpus, ["flood"] * 2)[0] == 2 * scores(corpus, ["flood"])[0]


def scores(corpus: Sequence[Sequence[str]], query: Sequence[str]) -> npt.NDArray[np.float64]:
    """The score of each passage, as a search gives it; 0 where it was not found."""
    found = np.zeros(len(corpus))
    for hit in index_of(corpus).search(query, len(corpus)):
        found[hit.row] = hit.score
    return found
