"""What must hold of the sentences of any text."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from corpus.languages import LANGUAGES
from corpus.model import Span
from corpus.paragraphs import paragraphs
from corpus.quotations import quotations
from corpus.sentences import sentences
from tests.corpus.making import flat
from tests.corpus.texts import texts

WORDS = st.lists(st.sampled_from("the river rose and Holm left a bridge".split()), min_size=1)
SENTENCE = WORDS.map(lambda words: " ".join(words).capitalize() + ".")
QUOTATION = st.tuples(
    st.sampled_from(["“”", '""', "«»"]), st.lists(SENTENCE, min_size=1, max_size=4)
).map(lambda parts: f"{parts[0][0]}{' '.join(parts[1])}{parts[0][1]}")
PARAGRAPH = st.lists(SENTENCE | QUOTATION, min_size=1, max_size=6)


@given(text=texts, language=st.sampled_from(sorted(LANGUAGES)))
def test_sentences_hold_all_of_a_text_but_white_space_and_headlines(
    text: str, language: str
) -> None:
    """They come in order, within bounds, stripped, and never overlap."""
    outside, at = "", 0
    for span in flat(sentences(text, language)):
        assert at <= span.start < span.end <= len(text)
        assert span.of(text) == span.of(text).strip()
        outside += text[at : span.start]
        at = span.end
    capital = [p.span.of(text) for p in paragraphs(text) if p.is_headline]
    assert (outside + text[at:]).split() == " ".join(capital).split()


@given(text=texts)
def test_no_sentence_begins_inside_a_quotation(text: str) -> None:
    """Nor in one that its paragraph never closes."""
    starts = [span.start for span in flat(sentences(text, "en"))]
    for paragraph in (p.span for p in paragraphs(text) if not p.is_headline):
        for quotation in quotations(text, paragraph):
            assert not [s for s in starts if quotation.start < s < quotation.end]


@given(pieces=PARAGRAPH)
def test_quotations_that_were_put_together_are_not_torn(pieces: list[str]) -> None:
    """As the last, for quotations that are known without looking for them."""
    text, known = "", []
    for piece in pieces:
        if not piece[0].isalpha():
            known.append(Span(len(text), len(text) + len(piece)))
        text += f"{piece} "
    spans = flat(sentences(text, "en"))
    for quotation in known:
        assert any(s.start <= quotation.start and quotation.end <= s.end for s in spans)


@given(text=texts)
def test_runs_are_parted_by_headlines_alone(text: str) -> None:
    """Between two sentences of a run there is white space; between two runs a headline."""
    runs = sentences(text, "en")
    assert all(runs)
    for run in runs:
        for one, other in pairwise(run):
            assert not text[one.end : other.start].strip()
    for before, after in pairwise(runs):
        assert text[before[-1].end : after[0].start].isupper()
