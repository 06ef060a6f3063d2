"""A search finds what rank_bm25 itself would, over random and over real corpora."""

import gzip
import json
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache
from itertools import islice
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from benchmarks.engines.okapi import LuceneOkapi
from corpus.index import PassageIndex
from corpus.passages import split_passages
from corpus.terms import Analyser
from tests.corpus.index.corpora import (
    EVERYWHERE,
    TERMS,
    Corpus,
    Mask,
    Recipe,
    expected_scores,
    faults,
    made,
    matching,
)
from tests.corpus.making import index_of

QUESTIONS = 30
PASSAGES = 10_000

shares = st.sampled_from([0.0, 0.1, 0.5])


def recipes(smallest: int, largest: int) -> st.SearchStrategy[Recipe]:
    """Of corpora of so many passages."""
    return st.builds(
        Recipe,
        size=st.integers(smallest, largest),
        seed=st.integers(0, 2**32),
        longest=st.sampled_from([1, 8, 60]),
        empty=shares,
        single=shares,
        alike=st.sampled_from([0.0, 0.3]),
        everywhere=st.booleans(),
        heavy=st.sampled_from([0, 0, 300, 5_000]),
    )


queries = st.lists(
    st.sampled_from([*TERMS, EVERYWHERE, "t1", "t7", "t60", "unknown", "", "東"]), max_size=12
)


def wrong(corpus: Corpus, query: list[str], k: int, allowed: Mask | None) -> list[object]:
    """What is wrong with one search."""
    hits = index_of(corpus).search(query, k, allowed)
    expected = expected_scores(corpus, query)
    return faults(hits, expected, matching(corpus, query, allowed), k)


@settings(max_examples=80, suppress_health_check=list(HealthCheck))
@given(recipe=recipes(1, 40), query=queries, k=st.integers(1, 60), mask=st.integers(0, 3))
@example(Recipe(3, 0, 1, 0, 0, 0, True, 5_000), [EVERYWHERE] * 600, 2, 0)
@example(Recipe(40, 1, 1, 0.5, 0.5, 0, False, 0), ["bridg", "река", "bridg"], 1, 2)
def test_small_corpora_are_searched_as_rank_bm25_would(
    loop: str, recipe: Recipe, query: list[str], k: int, mask: int
) -> None:
    """The best so many, in the stated order, of all passages or of those that are allowed."""
    del loop
    corpus = made(recipe)
    assert not wrong(corpus, query, k, allowed_in(recipe, mask))


@settings(max_examples=8, suppress_health_check=list(HealthCheck))
@given(
    recipe=recipes(300, 2_000),
    query=queries.filter(bool),
    k=st.sampled_from([1, 10, 255, 257, 2_100]),
    mask=st.integers(0, 3),
)
def test_larger_corpora_are_searched_as_rank_bm25_would(
    loop: str, recipe: Recipe, query: list[str], k: int, mask: int
) -> None:
    """Up to 2,000 passages, past the 256 lines that the scores are laid in."""
    del loop
    corpus = made(recipe)
    assert not wrong(corpus, query, k, allowed_in(recipe, mask))


def allowed_in(recipe: Recipe, mask: int) -> Mask | None:
    """No mask, one that allows nothing, half, or a few."""
    if mask == 0:
        return None
    random = np.random.default_rng(recipe.seed)
    return random.random(recipe.size) < (0, 0, 0.5, 0.02)[mask]


@cache
def many_pairs() -> tuple[list[list[str]], PassageIndex]:
    """2,000 passages in which 70,000 pairs of frequency and length stand."""
    corpus = []
    for row in range(2_000):
        passage = ["pad"] * (row + 1)
        for number in range(1, 36):
            passage += [f"f{number}"] * number
        corpus.append(passage)
    return corpus, index_of(corpus)


@pytest.fixture(scope="module")
def peer() -> LuceneOkapi:
    """rank_bm25 over that corpus."""
    return LuceneOkapi(many_pairs()[0])


def test_more_pairs_than_two_bytes_tell_apart(loop: str, peer: LuceneOkapi) -> None:
    """The codes are of four bytes then, and the scores are the same."""
    del loop
    corpus, index = many_pairs()
    assert len(index.base.pairs) > 1 << 16
    assert index.base.codes.dtype == np.uint32
    for query in (["f35", "f1"], ["pad"], ["f20", "f20", "pad", "unknown"]):
        expected = np.asarray(peer.get_scores(query))
        for k in (1, 300, 3_000):
            assert not faults(index.search(query, k), expected, range(len(corpus)), k)


def test_a_passage_too_long_for_a_table_of_pairs(loop: str) -> None:
    """Its frequencies are sorted then, and the scores are the same."""
    del loop
    corpus = [["river"] * 9_000, ["river", "flood"], [], ["flood"] * 3]
    assert (9_000 + 1) ** 2 > 1 << 26
    for query in (["river"], ["flood", "river"]):
        assert not wrong(corpus, query, 9, None)


def test_threads_that_search_at_once_find_the_same(loop: str) -> None:
    """Each as if it were alone, with masks of others between."""
    del loop
    recipe = Recipe(2_000, 7, 60, 0.1, 0.1, 0.3, True, 300)
    index = index_of(made(recipe))
    random = np.random.default_rng(7)
    tasks = [
        (
            random.choice([*TERMS, EVERYWHERE, "t1", "t9"], 5).tolist(),
            int(random.integers(1, 300)),
            allowed_in(recipe, number % 4),
        )
        for number in range(60)
    ]
    alone = [index.search(*task) for task in tasks]
    with ThreadPoolExecutor(4) as threads:
        together = list(threads.map(lambda task: index.search(*task), tasks * 5))
    assert together == alone * 5


@dataclass(frozen=True)
class Real:
    """Real passages by their terms, with rank_bm25 and the index over them."""

    corpus: list[list[str]]
    questions: list[list[str]]
    peer: LuceneOkapi
    index: PassageIndex


@pytest.fixture(scope="module")
def real(shared: Path) -> Real:
    """10,000 passages of real articles and 30 real questions; none of their text stands here."""
    folder = shared / "data" / "realtimeqa"
    if not folder.is_dir():
        pytest.skip("the shared news articles are not here")
    analyser = Analyser("en")
    corpus: list[list[str]] = []
    with gzip.open(folder / "articles.jsonl.gz", "rt", encoding="utf-8") as lines:
        for key, line in enumerate(lines):
            text = json.loads(line)["text"]
            corpus += [
                analyser.terms(text[passage.start : passage.end])
                for passage in split_passages(key, text, "en")
            ]
            if len(corpus) >= PASSAGES:
                break
    with (folder / "questions.jsonl").open(encoding="utf-8") as lines:
        asked = [json.loads(line)["question"] for line in islice(lines, 0, None, 4)][:QUESTIONS]
    questions = [analyser.terms(question) for question in asked]
    corpus = corpus[:PASSAGES]
    return Real(corpus, questions, LuceneOkapi(corpus), index_of(corpus))


@pytest.fixture(scope="module")
def real_scores(real: Real) -> list[np.ndarray]:
    """What rank_bm25 gives each passage for each question."""
    return [np.asarray(real.peer.get_scores(terms)) for terms in real.questions]


def test_real_questions_find_what_rank_bm25_finds(
    loop: str, real: Real, real_scores: list[np.ndarray]
) -> None:
    """30 quiz questions over 10,000 passages: the same best ten, hundred, and all."""
    del loop
    assert (len(real.corpus), len(real.questions)) == (PASSAGES, QUESTIONS)
    for terms, expected in zip(real.questions, real_scores, strict=True):
        rows = matching(real.corpus, terms, None)
        for k in (10, 100, PASSAGES + 1):
            assert not faults(real.index.search(terms, k), expected, rows, k)
        assert np.array_equal(real.index.scores(terms), expected)
