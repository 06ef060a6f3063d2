"""What must hold of the sentences that may be quoted together, and how far they reach."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from corpus.furniture import is_furniture
from corpus.model import Span
from corpus.sentences import sentences
from corpus.windows import EXCERPT_LENGTH, EXCERPT_SENTENCES, LENGTH_WITH_SPEAKER, Window, windows
from tests.corpus.making import flat
from tests.corpus.texts import texts

_PLAIN = st.sampled_from(
    ["Holm left.", "He left the harbour.", "It rained.", "They came back.", "The river rose."]
)


def of(text: str) -> tuple[list[Span], list[Window]]:
    """The sentences of a text, and their windows."""
    found = flat(sentences(text, "en"))
    return found, windows(text, found)


@given(text=texts)
def test_windows_are_short_and_whole(text: str) -> None:
    """One to three sentences in a row, in order, each once, with nothing but blanks between."""
    found, kept = of(text)
    assert kept == sorted(set(kept))
    for window in kept:
        run = found[window.start : window.end]
        length = run[-1].end - run[0].start
        assert 1 <= len(run) <= EXCERPT_SENTENCES
        assert not any(is_furniture(sentence.of(text)) for sentence in run)
        for one, other in pairwise(run):
            assert not text[one.end : other.start].strip()
        assert len(run) == 1 or length <= EXCERPT_LENGTH or len(run) == 2
        if len(run) == 2 and length > LENGTH_WITH_SPEAKER:
            assert max(sentence.end - sentence.start for sentence in run) > LENGTH_WITH_SPEAKER


@given(st.lists(_PLAIN, min_size=1, max_size=12).map(" ".join))
def test_every_sentence_stands_in_a_window(text: str) -> None:
    """However many in a row open with "He": none is lost for want of room for those before it."""
    found, kept = of(text)
    assert {at for w in kept for at in range(w.start, w.end)} == set(range(len(found)))


def test_a_pronoun_opens_no_window_where_the_sentence_before_fits() -> None:
    """Only where it would be too long does "He" stand first."""
    _, kept = of("Holm was asked. He had counted the ships.")
    assert kept == [Window(0, 1), Window(0, 2)]
    _, kept = of(f"Holm was asked {'and asked ' * 40}again. He had counted the ships.")
    assert kept == [Window(0, 1), Window(1, 2)]


def test_a_pronoun_in_a_quotation_needs_nobody() -> None:
    """Its speaker is named in the same sentence, and what "it" was is for the reader to see."""
    _, kept = of("The coxswain spoke. “It was the right wave,” Lunny said.")
    assert Window(1, 2) in kept


def test_a_time_stamp_is_not_quoted() -> None:
    """However much of the question stands in it."""
    found, kept = of("Updated February 2, 2025, 6:05 p.m.\n\nThe flood of February killed nobody.")
    assert len(found) == 2
    assert kept == [Window(1, 2)]
