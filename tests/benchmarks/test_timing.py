from collections.abc import Sequence
from pathlib import Path

from benchmarks.place import default_questions
from benchmarks.questions import terms_of_questions
from benchmarks.timing import in_turn

QUESTIONS = [("one",), ("two",), ("three",), ("four",)]


class Listening:
    """An engine that notes what it was asked."""

    def __init__(self, name: str, heard: list[tuple[str, str]]) -> None:
        self.name = name
        self._heard = heard

    def top(self, terms: Sequence[str]) -> None:
        """Note it."""
        self._heard.append((self.name, terms[0]))


def test_each_question_is_asked_of_each_engine_in_turn() -> None:
    """After warming up, so that what slows the machine down slows all of them down."""
    heard: list[tuple[str, str]] = []
    engines = [Listening("a", heard), Listening("b", heard)]
    times = in_turn(engines, QUESTIONS, rounds=2, budget=60)
    assert heard[-16:] == [(name, q) for _ in range(2) for (q,) in QUESTIONS for name in "ab"]
    assert [len(seconds) for seconds in times["a"].seconds.values()] == [2, 2, 2, 2]


def test_an_engine_without_time_is_asked_three_questions() -> None:
    """However slow it is, the same first three."""
    times = in_turn([Listening("slow", [])], QUESTIONS, rounds=2, budget=0)
    assert list(times["slow"].seconds) == [0, 1, 2]


def test_questions_are_terms_of_two_lengths() -> None:
    """Of the questions that come with the project, or lie beside it."""
    questions = terms_of_questions(default_questions())
    assert questions.short
    assert questions.long
    assert max(map(len, questions.short)) <= 15


def test_the_sample_questions_will_do() -> None:
    """Where there are no others."""
    questions = terms_of_questions(Path(__file__).parents[1] / "sample_questions.jsonl")
    assert questions.short
    assert questions.long
