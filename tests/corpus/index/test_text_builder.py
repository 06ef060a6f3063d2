from hypothesis import given
from hypothesis import strategies as st

from corpus.index import IndexBuilder, TextBuilder, segment_of
from corpus.model import Passage, Span
from corpus.terms import Analyser

TEXTS = st.lists(
    st.text(max_size=60)
    | st.lists(
        st.sampled_from(
            [
                "bridge,",
                "U.S.-led",
                "it’s",
                "1,200",
                "«The»",
                "e\u0301a",
                "\u00b4a",
                "well-kept",
                "the",
            ]
        )
    ).map(" ".join),
    max_size=12,
)


@given(TEXTS, TEXTS)
def test_pieces_have_the_terms_of_the_whole(texts: list[str], more: list[str]) -> None:
    """Whatever the text, it is as if it were analysed in one, also when asked a second time."""
    analyser = Analyser("en")
    quick = TextBuilder(analyser.terms)
    for batch in (texts, more):
        slow = IndexBuilder()
        for number, text in enumerate(batch):
            passage = Passage(number, (Span(0, 1), Span(2, 3)))
            quick.add(passage, text, "Bridge opens")
            slow.add(passage, [*analyser.terms(text), *analyser.terms("Bridge opens")])
        found, wanted = segment_of(quick.tokens()), segment_of(slow.tokens())
        for name, array in wanted.arrays().items():
            assert found.arrays()[name].tolist() == array.tolist(), name
