import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.index import IndexBuilder
from corpus.model import Passage, Span
from tests.corpus.making import index_of

TERMS = ["bridg", "river", "flood", "strike"]
corpora = st.lists(st.lists(st.sampled_from(TERMS), max_size=6), max_size=60)
queries = st.lists(st.sampled_from([*TERMS, "unknown"]), max_size=4)


@given(corpus=corpora, query=queries, k=st.integers(1, 70))
def test_the_best_come_first_and_equals_in_the_order_of_rows(
    corpus: list[list[str]], query: list[str], k: int
) -> None:
    """The first `k` of all hits, which are those with any of the terms."""
    index = index_of(corpus)
    everything = index.search(query, len(corpus) + 1)
    assert index.search(query, k) == everything[:k]
    assert everything == sorted(everything, key=lambda hit: (-hit.score, hit.row))
    matching = [row for row, terms in enumerate(corpus) if set(terms) & set(query)]
    assert sorted(hit.row for hit in everything) == matching


@given(corpus=corpora, query=queries, k=st.integers(1, 70), data=st.data())
def test_only_what_is_allowed_is_found(
    corpus: list[list[str]], query: list[str], k: int, data: st.DataObject
) -> None:
    """With the scores that it has among all passages."""
    size = len(corpus)
    allowed = np.array(data.draw(st.lists(st.booleans(), min_size=size, max_size=size)), bool)
    index = index_of(corpus)
    every_hit = index.search(query, size + 1)
    assert index.search(query, k, allowed) == [hit for hit in every_hit if allowed[hit.row]][:k]


def test_a_search_changes_nothing() -> None:
    """The same search finds the same again, with a mask between."""
    index = index_of([["river"], ["river", "flood"]])
    before = index.search(["river"], 2)
    index.search(["river"], 2, np.array([False, False]))
    assert index.search(["river"], 2) == before


def test_a_passage_comes_back_as_it_was_added() -> None:
    """Its article and the bounds of its sentences."""
    passages = [
        Passage(3, (Span(0, 5), Span(6, 9))),
        Passage(3, (Span(12, 20),)),
        Passage(8, (Span(1, 2), Span(2, 4), Span(5, 70_000))),
    ]
    builder = IndexBuilder()
    for passage in passages:
        builder.add(passage, ["river"])
    table = builder.build().passages
    assert [table[row] for row in range(len(table))] == passages
    assert [table.of_article(key) for key in (2, 3, 8, 9)] == [
        range(0),
        range(2),
        range(2, 3),
        range(3, 3),
    ]


@pytest.mark.parametrize(("term", "df"), [("river", 2), ("flood", 1), ("unknown", 0), ("", 0)])
def test_the_document_frequency_counts_passages(term: str, df: int) -> None:
    """And not how often a term stands in one."""
    assert index_of([["river", "river"], ["river", "flood"], []]).document_frequency(term) == df


def test_rarer_terms_weigh_more() -> None:
    """And one that stands nowhere weighs most."""
    index = index_of([["river", "flood"], ["river"], ["river"]])
    assert 0 < index.idf("river") < index.idf("flood") < index.idf("unknown")


def test_rows_with_a_term() -> None:
    """The rows of the passages that have it, ascending, those of the delta after the base's."""
    index = index_of([["river"], ["flood"], ["river", "flood"]])
    assert index.rows_with("river").tolist() == [0, 2]
    assert index.rows_with("unknown").tolist() == []
    builder = IndexBuilder()
    builder.add(Passage(9, (Span(0, 1),)), ["river"])
    assert index.updated([], builder.tokens()).rows_with("river").tolist() == [0, 2, 3]
