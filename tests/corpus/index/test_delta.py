from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.errors import IndexUnusable
from corpus.index import (
    IndexBuilder,
    IndexKey,
    PassageIndex,
    Tokens,
    files_of,
    load_index,
    save_index,
)
from corpus.model import Passage, Span

Corpus = dict[int, list[list[str]]]

TERMS = [f"t{number}" for number in range(12)]
passages = st.lists(st.lists(st.sampled_from(TERMS), max_size=20), max_size=3)
corpora = st.dictionaries(st.integers(0, 30), passages, max_size=15)
# What a reload does: articles that go, and articles that are new or have another text.
changes = st.tuples(st.sets(st.integers(0, 30), max_size=6), corpora)


def tokens_of(corpus: Corpus) -> Tokens:
    """The corpus's passages, each with two sentences, in the order of the keys."""
    return builder_of(corpus).tokens()


def builder_of(corpus: Corpus) -> IndexBuilder:
    """A builder that has taken in the whole corpus."""
    builder = IndexBuilder()
    for key in sorted(corpus):
        for place, terms in enumerate(corpus[key]):
            sentences = (Span(place, place + 1), Span(place + 2, place + 5))
            builder.add(Passage(key, sentences), terms)
    return builder


def changed(
    index: PassageIndex, corpus: Corpus, gone: set[int], new: Corpus
) -> tuple[PassageIndex, Corpus]:
    """The index and the corpus after a reload."""
    replaced = (gone | new.keys()) & corpus.keys()
    after = {key: value for key, value in corpus.items() if key not in gone} | new
    return index.updated(replaced, tokens_of(new)), after


def same(index: PassageIndex, corpus: Corpus) -> bool:
    """Whether the index answers like one that was built anew of the corpus, to the last bit."""
    anew = builder_of(corpus).build()
    asked = [*([term] for term in TERMS), TERMS[:4], TERMS, [TERMS[0], TERMS[0], TERMS[5]]]
    return (
        len(index.passages) == len(anew.passages)
        and all(
            found(index, terms, k) == found(anew, terms, k) for terms in asked for k in (1, 7, 99)
        )
        and all(index.document_frequency(t) == anew.document_frequency(t) for t in TERMS)
        and all(of_article(index, key) == of_article(anew, key) for key in corpus)
    )


def found(index: PassageIndex, terms: list[str], k: int) -> list[tuple[Passage, float]]:
    """The hits as passages, as rows differ between an updated index and a new one."""
    return [(index.passages[hit.row], hit.score) for hit in index.search(terms, k)]


def of_article(index: PassageIndex, key: int) -> list[Passage]:
    """The passages of one article."""
    return [index.passages[row] for row in index.passages.of_article(key)]


@settings(max_examples=60)
@given(corpus=corpora, steps=st.lists(changes, max_size=4))
def test_updated_equals_built_anew(corpus: Corpus, steps: list[tuple[set[int], Corpus]]) -> None:
    """After any sequence of reloads: the same hits, scores, order, frequencies, passages."""
    index = builder_of(corpus).build()
    assert same(index, corpus)
    for gone, new in steps:
        index, corpus = changed(index, corpus, gone, new)
        assert same(index, corpus)


@settings(max_examples=20)
@given(corpus=corpora, steps=st.lists(changes, min_size=1, max_size=3))
def test_saved_in_between(
    tmp_path_factory: pytest.TempPathFactory,
    corpus: Corpus,
    steps: list[tuple[set[int], Corpus]],
) -> None:
    """Each update is kept in a file of its own that names the one base, and comes back equal."""
    folder = tmp_path_factory.mktemp("delta")
    base = folder / "base.index"
    save_index(builder_of(corpus).build(), base, IndexKey("base", "analysis"))
    index = load_index(base, IndexKey("base", "analysis"))
    for number, (gone, new) in enumerate(steps):
        index, corpus = changed(index, corpus, gone, new)
        path, key = folder / f"{number}.index", IndexKey(str(number), "analysis")
        save_index(index, path, key)
        assert files_of(path) == {path, base}
        index = load_index(path, key)
        assert same(index, corpus)


def test_a_delta_without_its_base_is_unusable(tmp_path: Path) -> None:
    """Or with a damaged one: the error says which."""
    base, path = tmp_path / "base.index", tmp_path / "delta.index"
    corpus: Corpus = {1: [["river", "flood"]], 2: [["bridge"]]}
    save_index(builder_of(corpus).build(), base, IndexKey("base", "analysis"))
    index = load_index(base, IndexKey("base", "analysis"))
    index = index.updated({2}, tokens_of({2: [["harbour"]]}))
    save_index(index, path, IndexKey("delta", "analysis"))
    whole = base.read_bytes()
    base.write_bytes(whole[:-1] + bytes([whole[-1] ^ 1]))
    with pytest.raises(IndexUnusable, match=r"base\.index"):
        load_index(path, IndexKey("delta", "analysis"))
    base.unlink()
    with pytest.raises(IndexUnusable, match=r"base\.index"):
        load_index(path, IndexKey("delta", "analysis"))


def test_how_much_has_changed_is_known() -> None:
    """New passages and dead ones count alike, against the base."""
    corpus: Corpus = {key: [["river"]] for key in range(10)}
    index = builder_of(corpus).build()
    assert index.changed_share == 0
    index = index.updated({3}, tokens_of({3: [["flood"]], 11: [["bridge"]]}))
    assert index.changed_share == pytest.approx(0.3)
