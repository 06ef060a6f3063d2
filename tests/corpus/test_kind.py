import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.expected import Expected
from corpus.kind import Kind, asking_sentence, kind_of
from corpus.terms import Analyser

ANALYSER = Analyser("en")


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("How many owls nest in the belfry?", Kind.NUMBER),
        ("How much will the bridge cost?", Kind.MONEY),
        ("What is the price of bread?", Kind.MONEY),
        ("What percentage of the vote did Okonjo win?", Kind.SHARE),
        ("When does the ferry sail?", Kind.TIME),
        ("On what day was the strike?", Kind.TIME),
        ("Who designed it?", Kind.NAME),
        ("Where did the freighter run aground?", Kind.NAME),
        ("Why was the concert put off?", Kind.REASON),
        ("Which country won?", Kind.THING),
        ("The council met. What did it decide?", Kind.THING),
        ("Tell me about the flood.", Kind.UNKNOWN),
        ("", Kind.UNKNOWN),
    ],
)
def test_kinds(question: str, kind: Kind) -> None:
    """What the sentence that asks asks for."""
    assert kind_of(question) is kind


@pytest.mark.parametrize(
    ("question", "fits", "does_not"),
    [
        ("How many owls nest there?", "Seven owls nest there.", "Owls nest there."),
        ("How many of the 12 owls left?", "Of the 12 owls, 5 left.", "All of the 12 owls left."),
        ("How much does it cost?", "It costs 41 crowns.", "It costs too much."),
        ("When does it sail?", "It sails at noon on Friday.", "It sails again."),
        ("Who designed it?", "It was designed by Ana Holm.", "It was designed in haste."),
        ("Who won the prize?", "The prize went to Maria.", "The prize went to them."),
        ("When did it open?", "It opened in May.", "It may have been opened by Mayor Maria."),
        ("Why did it fall?", "It fell because of the ice.", "It fell."),
        ("What did Holm design?", "Holm designed the Salt Bridge.", "Holm designed it."),
    ],
)
def test_a_sentence_fits_if_it_has_what_is_asked_for(
    question: str, fits: str, does_not: str
) -> None:
    """And the question itself has it not."""
    expected = Expected(question, ANALYSER)
    assert expected.fit(fits) > expected.fit(does_not) == 0


def test_a_sum_fits_better_than_a_number() -> None:
    """Where money is asked for; any number may still be one."""
    expected = Expected("How much does it cost?", ANALYSER)
    assert expected.fit("It costs 41 crowns.") > expected.fit("It has 41 arches.") > 0


@given(st.text(max_size=200), st.text(max_size=200))
def test_whatever_is_typed_fits_between_0_and_1(question: str, sentence: str) -> None:
    """And the sentence that asks is one of the question's own."""
    assert 0 <= Expected(question, ANALYSER).fit(sentence) <= 1
    assert asking_sentence(question) in question
