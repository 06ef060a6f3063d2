import pytest

from corpus.model import Query
from corpus.question import parse_question
from corpus.terms import Analyser


@pytest.fixture(scope="module")
def english() -> Analyser:
    """An analyser of English."""
    return Analyser("en")


def test_a_question_has_each_term_once_with_its_word(english: Analyser) -> None:
    """The words are as they were typed, for the answer that has to name them."""
    found = parse_question("Which bridges cross the river, and which Bridge?", english)
    assert (found.terms, found.words) == (
        ("bridg", "cross", "river"),
        ("bridges", "cross", "river"),
    )


@pytest.mark.parametrize(
    "question", ["hello", "Hello!", "Good morning", "???", "", "thank you", "🎉"]
)
def test_a_greeting_is_no_question(english: Analyser, question: str) -> None:
    """It has no terms at all."""
    assert parse_question(question, english) == Query(question, (), ())


def test_a_greeting_before_a_question_does_no_harm(english: Analyser) -> None:
    """The question's own terms are there."""
    assert "bridg" in parse_question("Hello, what does the bridge cost?", english).terms


def test_a_question_in_capitals_is_read_as_any_other(english: Analyser) -> None:
    """Its stop words are no acronyms."""
    assert parse_question("WHO IS THE MAYOR OF IT?", english).terms == ("mayor",)


@pytest.mark.parametrize(
    ("question", "speaker"),
    [
        ("What did Holm say about the bridge?", {"holm"}),
        ("What has Ana Ruiz said?", {"ana", "ruiz"}),
        ("Why does the mayor claim that?", {"mayor"}),
        ("According to García, what is the price?", {"garcia"}),
        ("What does the bridge cost?", set()),
        ("Who is Holm?", set()),
    ],
)
def test_who_is_asked_about_saying_something_is_known(
    english: Analyser, question: str, speaker: set[str]
) -> None:
    """The terms of X in "what did X say"."""
    assert parse_question(question, english).speaker == speaker


@pytest.mark.parametrize("unit", ["what did he ", "who is ", "what "])
def test_an_endless_question_is_parsed(unit: str, english: Analyser) -> None:
    """In time that grows as it does: looked through in the cube of it, this would take minutes."""
    assert len(parse_question(unit * 5_000 + "flood", english).terms) <= 2
