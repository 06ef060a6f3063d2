import pytest

from corpus.publishers import is_named


@pytest.mark.parametrize(
    ("publisher", "question"),
    [
        ("CNN", "what did cnn report on the flood?"),
        ("Port Ellery Courier", "Did the port ellery courier write of it?"),
        ("The Week", "What did The Week say?"),
        ("Time", "What does Time write about the moon?"),
        ("Gazette & Herald", "Only from the Gazette & Herald"),
    ],
)
def test_a_publisher_is_named(publisher: str, question: str) -> None:
    """As a whole, in any case where it is no ordinary word."""
    assert is_named(publisher, question)


@pytest.mark.parametrize(
    ("publisher", "question"),
    [
        ("The Week", "What happened in the week of the flood?"),
        ("Time", "What time is it?"),
        ("CNN", "What is a CNNX?"),
        ("The Independent", "Is the inquiry the independent one?"),
        ("CNN", "Who won?"),
    ],
)
def test_an_ordinary_word_is_no_publisher(publisher: str, question: str) -> None:
    """Nor is a part of a word."""
    assert not is_named(publisher, question)
