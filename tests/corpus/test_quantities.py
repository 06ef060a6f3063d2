import pytest

from corpus.model import Span
from corpus.quantities import is_day, quantities
from corpus.terms import Analyser

ANALYSER = Analyser("en")


@pytest.mark.parametrize("word", "May Sept September Mar march Friday Monday’s a.m o’clock".split())
def test_a_month_or_a_weekday_is_a_day(word: str) -> None:
    """Whole or cut, in any case; and what stands behind a time."""
    assert is_day(word)


@pytest.mark.parametrize(
    "word",
    "Maria Mark Maryland Julia Novak Mayor markets marines decades decisions Augusta".split(),
)
def test_a_word_that_begins_like_a_month_is_none(word: str) -> None:
    """Nor is a name."""
    assert not is_day(word)


@pytest.mark.parametrize(
    ("text", "value"),
    [("300 marines came.", 300), ("12 decisions fell.", 12), ("5 mayors met.", 5)],
)
def test_what_begins_like_a_month_can_be_counted(text: str, value: int) -> None:
    """A day of a month cannot."""
    (found,) = quantities(text, Span(0, len(text)), ANALYSER)
    assert found.value == value
    day = "They met on 5 March again."
    assert list(quantities(day, Span(0, len(day)), ANALYSER)) == []
