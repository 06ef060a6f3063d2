import json
from datetime import date
from pathlib import Path

import pytest

from corpus.errors import BadQuestions
from corpus.evaluation import GoldenQuestion, Outcome, has_answer, measure, read_questions
from corpus.model import Excerpt, Findings
from corpus.refusals import Refusal
from tests.corpus.making import stored


def outcome(
    relevant: str,
    found: str,
    *,
    answers: tuple[str, ...] = (),
    quotes: tuple[str, ...] = (),
    declined: bool = False,
) -> Outcome:
    """What came of a question; ids are parted by blanks, best first."""
    golden = GoldenQuestion("q", "Q?", None, answers, frozenset(relevant.split()))
    excerpts = tuple(Excerpt(stored(quote), 0, len(quote), 1.0) for quote in quotes)
    refusal = Refusal(has_terms=True, unknown=()) if declined else None
    return Outcome(golden, Findings(tuple(found.split()), excerpts, 0.5, refusal))


def test_the_figures_are_those_worked_out_by_hand() -> None:
    """Ranks 1, 4, 10, 2 (the first of two relevant) and none; one in six declined."""
    measures = measure(
        [
            outcome("a", "a b c", answers=("river",), quotes=("The river rose.",)),
            outcome("d", "a b c d", answers=("river",), quotes=("The bridge fell.",)),
            outcome("j", "a b c d e f g h i j"),
            outcome("b c", "a b c", declined=True),
            outcome("z", "a b c"),
            outcome("", "a b c", answers=("river",), quotes=("The river rose.",)),
        ]
    )
    assert measures.questions == 6
    assert measures.mrr_10 == pytest.approx((1 + 1 / 4 + 1 / 10 + 1 / 2 + 0) / 5)
    assert (measures.hit_1, measures.hit_4, measures.hit_10) == (1 / 5, 3 / 5, 4 / 5)
    assert measures.answer_3 == 1 / 5
    assert measures.declined == 1 / 6


def test_questions_with_nothing_relevant_count_for_declined_alone() -> None:
    """The other figures are then unknown, not 0."""
    measures = measure([outcome("", "a", declined=True)])
    assert (measures.questions, measures.declined) == (1, 1)
    assert (measures.mrr_10, measures.hit_4, measures.answer_3) == (None, None, None)


def test_no_questions_have_no_figures() -> None:
    """Nothing is divided by nothing."""
    assert (measure([]).questions, measure([]).declined) == (0, None)


def test_a_question_is_counted_even_when_it_is_declined() -> None:
    """The articles and excerpts are as they would have been."""
    one = outcome("a", "a", answers=("river",), quotes=("The river rose.",), declined=True)
    assert (measure([one]).mrr_10, measure([one]).answer_3) == (1, 1)


@pytest.mark.parametrize(
    ("answer", "quote"),
    [
        ("63.2 million", "It will cost 63.2 million crowns."),
        ("The Kessel Echo", "He reads the KESSEL “Echo”, or the ‘Kessel Echo’; the kessel echo."),
        ("“Echo”", "The Echo said so."),
        ("Echo.", "the echo!"),
        ("STRASSE", "Die Straße war leer."),
        ("ﬁre", "The fire went out."),
        ("$5", "It cost $5 then."),
        ("40%", "Some 40% came."),
        ("rock 'n' roll", "He played rock ’n’ roll."),
        ("two  days", "After two\ndays."),
        ("Garc\u00eda", "Garci\u0301a left."),
    ],
)
def test_an_accepted_answer_stands_in_an_excerpt(answer: str, quote: str) -> None:
    """Forms, case, quote marks, blanks and outer punctuation make no difference."""
    assert has_answer(outcome("a", "a", answers=("never", answer), quotes=(quote,)))


@pytest.mark.parametrize(
    ("answer", "quote"),
    [
        ("3", "It cost 63 crowns, or 3rd."),
        ("art", "The start of a party."),
        ("river rose", "The river. Rose was there."),
        ("", "Anything."),
        ("?!", "What?!"),
        (".*", "Anything."),
    ],
)
def test_a_part_of_a_word_is_no_answer(answer: str, quote: str) -> None:
    """Nor is no answer at all, nor a pattern."""
    assert not has_answer(outcome("a", "a", answers=(answer,), quotes=(quote,)))


def test_only_the_first_three_excerpts_are_looked_at() -> None:
    """Whatever the limit was."""
    quotes = ("One.", "Two.", "Three.", "Four.")
    assert has_answer(outcome("a", "a", answers=("three",), quotes=quotes))
    assert not has_answer(outcome("a", "a", answers=("four",), quotes=quotes))


def test_questions_are_read_in_order(tmp_path: Path) -> None:
    """With what may be missing, and empty lines between; an id may be a number."""
    lines = [
        {
            "id": 1,
            "question": "Q?",
            "asked": "2025-03-01",
            "answers": ["x"],
            "relevant": ["a", "b"],
        },
        {"id": "two", "question": "R?"},
        {"id": "3", "question": "S?", "asked": None, "answers": None, "relevant": None},
    ]
    path = tmp_path / "q.jsonl"
    path.write_text("\ufeff" + "\n\n".join(map(json.dumps, lines)), "utf-8")
    assert list(read_questions(path)) == [
        GoldenQuestion("1", "Q?", date(2025, 3, 1), ("x",), frozenset("ab")),
        GoldenQuestion("two", "R?", None, (), frozenset()),
        GoldenQuestion("3", "S?", None, (), frozenset()),
    ]


@pytest.mark.parametrize(
    "line",
    [
        b"{",
        b"[]",
        b"7",
        b'{"id": "x"}',
        b'{"question": "Q?"}',
        b'{"id": "x", "question": 5}',
        b'{"id": "x", "question": "Q?", "asked": "yesterday"}',
        b'{"id": "x", "question": "Q?", "asked": 20250301}',
        b'{"id": "x", "question": "Q?", "answers": 5}',
        b'{"id": "x", "question": "Q?", "answers": "63.2 million"}',
        b'{"id": "x", "question": "Q?", "relevant": "a.txt"}',
        b'{"id": "x", "question": "caf\xe9?"}',
        b"[" * 100_000,
    ],
)
def test_a_line_that_is_no_question_is_named(tmp_path: Path, line: bytes) -> None:
    """By its number and a reason; the questions before it are read."""
    path = tmp_path / "q.jsonl"
    path.write_bytes(b'{"id": "first", "question": "Q?"}\n\n' + line)
    with pytest.raises(BadQuestions) as caught:
        list(read_questions(path))
    assert (caught.value.path, caught.value.line) == (path, 3)
    assert caught.value.reason


def test_a_missing_file_is_an_os_error(tmp_path: Path) -> None:
    """The one who calls words it."""
    with pytest.raises(FileNotFoundError):
        list(read_questions(tmp_path / "none.jsonl"))
