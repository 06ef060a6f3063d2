"""The transposition, and tokens joined and taken apart, whichever way they go."""

from collections import Counter
from itertools import permutations
from typing import Any

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.index import IndexBuilder, TokenGatherer, Tokens, making, segment_of
from corpus.index.segment import Segment
from corpus.index.tokens import tokens_of
from corpus.model import Passage, Span
from tests.corpus.index.corpora import EVERYWHERE, TERMS, Recipe, made

terms = st.lists(st.sampled_from([*TERMS, EVERYWHERE]), max_size=12)
articles = st.dictionaries(st.integers(0, 40), st.lists(terms, max_size=3), max_size=12)


def tokens(corpus: dict[int, list[list[str]]]) -> Tokens:
    """The passages of the articles in the order of their keys, of one to three sentences each."""
    builder = IndexBuilder()
    for key in sorted(corpus):
        for place, passage in enumerate(corpus[key]):
            sentences = tuple(Span(9 * at, 9 * at + 5) for at in range(place, 2 * place + 1))
            builder.add(Passage(key, sentences), passage)
    return builder.tokens()


def arrays(segment: Segment) -> dict[str, tuple[str, list[Any]]]:
    """All that a segment has, to be compared."""
    return {name: (a.dtype.str, a.tolist()) for name, a in segment.arrays().items()}


def compiled(corpus: Tokens) -> Segment:
    """The segment by SciPy's transposition."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(making, "_COMPILED_FROM", 0)
        return segment_of(corpus)


@given(corpus=articles)
def test_the_compiled_transposition_makes_the_same(corpus: dict[int, list[list[str]]]) -> None:
    """Array for array, of no tokens, too."""
    assert arrays(compiled(tokens(corpus))) == arrays(segment_of(tokens(corpus)))


@pytest.mark.parametrize("seed", range(3))
def test_the_compiled_transposition_of_a_larger_corpus_makes_the_same(seed: int) -> None:
    """2,000 passages, with empty ones and one that has a term 5,000 times."""
    recipe = Recipe(2_000, seed, 60, 0.1, 0.1, 0.3, everywhere=True, heavy=5_000)
    corpus = tokens({key: [passage] for key, passage in enumerate(made(recipe))})
    assert arrays(compiled(corpus)) == arrays(segment_of(corpus))


@given(corpus=articles)
def test_a_segment_is_taken_apart_into_the_tokens_it_was_made_of(
    corpus: dict[int, list[list[str]]],
) -> None:
    """But for the order within a passage: the same passages, and the same segment again."""
    segment = segment_of(tokens(corpus))
    back = tokens_of(segment)
    assert by_passage(back) == by_passage(tokens(corpus))
    assert arrays(segment_of(back)) == arrays(segment)


def by_passage(corpus: Tokens) -> list[tuple[Passage, Counter[bytes]]]:
    """Each passage with how often it has each term."""
    ends: npt.NDArray[np.int64] = np.cumsum(corpus.lengths, dtype=np.int64)
    return [
        (
            corpus.passages[row],
            Counter(corpus.vocabulary[n] for n in corpus.terms[end - length : end].tolist()),
        )
        for row, (length, end) in enumerate(zip(corpus.lengths, ends, strict=True))
    ]


@settings(max_examples=60)
@given(corpus=articles, data=st.data())
def test_parts_may_come_in_any_order(
    corpus: dict[int, list[list[str]]], data: st.DataObject
) -> None:
    """Whichever articles each has: the passages are in the order of the articles' keys."""
    owners = {key: data.draw(st.integers(0, 3)) for key in sorted(corpus)}
    parts = [
        tokens({key: corpus[key] for key, owner in owners.items() if owner == part})
        for part in range(4)
    ]
    for order in permutations(parts):
        gatherer = TokenGatherer()
        for part in order:
            gatherer.add(part)
        assert by_passage(gatherer.tokens()) == by_passage(tokens(corpus))


def test_no_parts_are_no_tokens() -> None:
    """And make an index that finds nothing."""
    assert arrays(segment_of(TokenGatherer().tokens())) == arrays(segment_of(tokens({})))
