"""What must hold of the speakers found in any text."""

from hypothesis import given
from hypothesis import strategies as st

from corpus.paragraphs import paragraphs
from corpus.quotations import quotations
from corpus.speakers import Known, speech_in
from tests.corpus.texts import texts

_PEOPLE = [
    "Ana Ruiz",
    "Mayor Ruiz",
    "Bo Lind",
    "Ms. Lind",
    "the mayor",
    "he",
    "she",
    "it",
    "police",
]
_FRAMES = st.sampled_from(
    [
        "“{quote},” {who} said. ",
        "“{quote},” said {who}. ",
        "{who} said: “{quote}.” ",
        "“{quote}.” ",
        "{who} came. ",
        "{who}’s friend called it “{quote}.”\n\n",
        "“{quote}\n\n",
        "According to {who}, it “{quote}” then. ",
        "{who} AND ALL OF KESSEL\n",
    ]
)
_QUOTES = st.sampled_from(["we go home now", "No", "It will be a very long night", "A Tale of Two"])
reports = st.lists(
    st.builds(
        lambda frame, quote, who: frame.format(quote=quote, who=who),
        _FRAMES,
        _QUOTES,
        st.sampled_from(_PEOPLE),
    ),
    max_size=12,
).map("".join)


@given(text=texts | reports)
def test_all_of_it_is_a_slice_of_the_text(text: str) -> None:
    """Each quotation is one of the text's, in order; phrase and speaker stand in the text."""
    known = {q for p in paragraphs(text) for q in quotations(text, p.span)}
    found = speech_in(text).quoted
    assert [one.quotation for one in found] == sorted({one.quotation for one in found})
    for one in found:
        assert one.quotation in known
        for span in filter(None, (one.phrase, one.speaker)):
            assert 0 <= span.start < span.end <= len(text)
            assert span.of(text) == span.of(text).strip()


@given(text=texts | reports)
def test_a_speaker_is_told_exactly_where_it_is_known(text: str) -> None:
    """An unclear one has none; a described one is what stands there."""
    for one in speech_in(text).quoted:
        assert (one.speaker is None) == (one.known is Known.UNCLEAR)
        if one.known is Known.DESCRIBED:
            assert one.speaker == one.phrase
            assert not one.is_person


@given(text=texts | reports)
def test_no_quotation_speaks_for_itself(text: str) -> None:
    """A speaker stands outside of all quotations."""
    spoken = [one.quotation for one in speech_in(text).quoted]
    for one in speech_in(text).quoted:
        if one.speaker is not None:
            assert not any(
                q.start <= one.speaker.start and one.speaker.end <= q.end for q in spoken
            )
