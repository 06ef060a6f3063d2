import asyncio
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.archive import Archive
from corpus.parts import parts_of
from corpus.source import Source
from tests.corpus.making import LIMITS, fill


@pytest.fixture(scope="module")
def sample(sample_articles: Path, tmp_path_factory: pytest.TempPathFactory) -> Source:
    """The sample newspaper, read."""
    source = Source(sample_articles, tmp_path_factory.mktemp("sample") / "a.sqlite", LIMITS)
    asyncio.run(fill(source))
    return source


@pytest.mark.parametrize(
    ("question", "parts"),
    [
        (
            "Did both Okonjo and Farrant say that the bridge is too dear?",
            (
                "Did Okonjo say that the bridge is too dear?",
                "Did Farrant say that the bridge is too dear?",
            ),
        ),
        (
            "What did Mireille Strand and Odile Farrant say about the flood?",
            (
                "What did Mireille Strand say about the flood?",
                "What did Odile Farrant say about the flood?",
            ),
        ),
        (
            "When was the bridge opened, and how much did it cost?",
            ("When was the bridge opened", "how much did it cost? (When was the bridge opened)"),
        ),
        (
            "Who won the regatta? How many people died in the flood?",
            ("Who won the regatta", "How many people died in the flood?"),
        ),
        (
            "Did both the council and the province pay?",
            ("Did the council pay?", "Did the province pay?"),
        ),
    ],
)
def test_parts(question: str, parts: tuple[str, ...]) -> None:
    """Each can be asked by itself."""
    assert parts_of(question) == parts


@pytest.mark.parametrize(
    "question",
    [
        "How much will the new bridge cost?",
        "What did Marks and Spencer sell?",
        "Who leads Trinidad and Tobago?",
        "The council met on Monday. What did it decide?",
        "Why was the merger put off to September 2025 and by what vote?",
        "What do the police and the fire service know of it?",
        "",
        "?",
        "??",
    ],
)
def test_one_part(question: str) -> None:
    """Two names that are one body, or a sentence before the question, make no parts."""
    assert parts_of(question) == ()


@given(st.text(max_size=300))
def test_there_are_two_or_three_or_none(question: str) -> None:
    """Whatever is typed."""
    assert len(parts_of(question)) in {0, 2, 3}


async def test_each_part_that_has_an_answer_gets_an_excerpt(sample: Source) -> None:
    """The people who are named together are both quoted, whoever has said more."""
    question = "What did Mireille Strand and Odile Farrant say about the flood and the bridge?"
    async with Archive.open(sample) as archive:
        answer = await archive.answer(question, date(2025, 3, 1))
    first, second, *_ = (excerpt.text for excerpt in answer.excerpts)
    assert "said Capt. Mireille Strand" in first
    assert "Farrant" in second


async def test_a_part_without_an_answer_takes_nothing_from_the_other(sample: Source) -> None:
    """The one that has an answer is quoted all the same."""
    async with Archive.open(sample) as archive:
        answer = await archive.answer(
            "Who designed the new bridge? Which planet is the largest?", date(2025, 3, 1)
        )
    assert answer.refusal is None
    assert all("bridge" in excerpt.article.text for excerpt in answer.excerpts)


async def test_a_limit_holds_for_parts_too(sample: Source) -> None:
    """However many parts have an answer; and no article is told twice for the whole."""
    question = "What did Mireille Strand and Odile Farrant say about the flood and the bridge?"
    async with Archive.open(sample) as archive:
        one = await archive.answer(question, date(2025, 3, 1), limit=1)
        many = await archive.answer(question, date(2025, 3, 1), limit=9)
    assert len(one.excerpts) == 1
    places = [(excerpt.stored.key, excerpt.start) for excerpt in many.excerpts]
    assert len(set(places)) == len(places)
