from hypothesis import given
from hypothesis import strategies as st

from corpus.index.vocabulary import Vocabulary

words = st.text(st.characters(codec="utf-8"), max_size=6)


@given(terms=st.sets(words, max_size=50), other=words)
def test_a_term_is_found_where_it_stands(terms: set[str], other: str) -> None:
    """In the order of UTF-8, and nothing else is found."""
    ordered = sorted(term.encode() for term in terms)
    vocabulary = Vocabulary.of(ordered)
    assert list(vocabulary) == ordered
    for at, term in enumerate(ordered):
        assert vocabulary.find(term.decode()) == at
    assert (vocabulary.find(other) is not None) == (other in terms)
