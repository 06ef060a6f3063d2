"""The sample newspaper, asked what is known to stand in it."""

import asyncio
import json
from datetime import date
from pathlib import Path

import pytest

from corpus.archive import Archive
from corpus.evaluation import Measures, Outcome, measure, read_questions
from corpus.ingest import Source
from corpus.model import Article
from corpus.readers import ArticleFile, article_files, read
from tests.corpus.making import LIMITS, found_in
from tests.corpus.quoting import faults

QUESTIONS = Path(__file__).parents[1] / "sample_questions.jsonl"
ANSWERABLE, UNANSWERABLE = 85, 18
ASKED = date(2025, 3, 1)  # the day after the newspaper's last


@pytest.fixture(scope="module")
def sample(sample_articles: Path, tmp_path_factory: pytest.TempPathFactory) -> Source:
    """The sample newspaper, with a database of its own."""
    return Source(sample_articles, tmp_path_factory.mktemp("sample") / "a.sqlite", LIMITS)


@pytest.fixture(scope="module")
def outcomes(sample: Source) -> list[Outcome]:
    """What came of each question."""
    golden = list(read_questions(QUESTIONS))
    findings = asyncio.run(found_in(sample, [(one.question, one.asked or ASKED) for one in golden]))
    return [Outcome(*pair) for pair in zip(golden, findings, strict=True)]


@pytest.fixture(scope="module")
def answerable(outcomes: list[Outcome]) -> Measures:
    """The figures over the questions that the newspaper answers."""
    return measure([one for one in outcomes if one.golden.relevant])


@pytest.fixture(scope="module")
def unanswerable(outcomes: list[Outcome]) -> Measures:
    """The figures over those that it does not."""
    return measure([one for one in outcomes if not one.golden.relevant])


def test_each_question_names_a_sentence_that_stands_in_its_articles(sample_articles: Path) -> None:
    """The questions are about this newspaper, and their answers are in those sentences."""
    texts = {
        found.id: found.text
        for file in article_files(sample_articles)
        if isinstance(file, ArticleFile)
        for found in read(file, LIMITS)
        if isinstance(found, Article)
    }
    for line in QUESTIONS.read_text("utf-8").splitlines():
        golden = json.loads(line)
        where = [texts[one] for one in golden["relevant"]]
        assert not where or any(golden["sentence"] in text for text in where), golden["id"]


def test_the_relevant_article_is_found(answerable: Measures) -> None:
    """Nearly always among the first four, and mostly first."""
    assert answerable.questions == ANSWERABLE
    assert answerable.mrr_10 is not None
    assert answerable.hit_4 is not None
    assert answerable.mrr_10 >= 0.85
    assert answerable.hit_4 >= 0.95


def test_the_answer_stands_in_an_excerpt(answerable: Measures) -> None:
    """One of the first three, for more than four questions in five."""
    assert answerable.answer_3 is not None
    assert answerable.answer_3 >= 0.84


def test_few_questions_are_declined_that_could_be_answered(answerable: Measures) -> None:
    """At most 15 in 100."""
    assert answerable.declined is not None
    assert answerable.declined <= 0.15


def test_most_questions_are_declined_that_cannot_be_answered(unanswerable: Measures) -> None:
    """13 of 18; 15 are wished for."""
    assert unanswerable.questions == UNANSWERABLE
    assert unanswerable.declined is not None
    assert unanswerable.declined * UNANSWERABLE >= 12.5


def test_every_excerpt_is_fit_to_be_shown(outcomes: list[Outcome]) -> None:
    """Even of an answer that was declined: whole, short, and nobody's words torn."""
    excerpts = [excerpt for one in outcomes for excerpt in one.findings.excerpts]
    assert len(excerpts) > ANSWERABLE
    wrong = [(e.article.id, e.text, faults(e)) for e in excerpts if faults(e)]
    assert not wrong


def test_findings_are_in_order(outcomes: list[Outcome]) -> None:
    """At most ten articles and three excerpts, each of another article, with support up to 1."""
    for findings in (one.findings for one in outcomes):
        assert len(findings.articles) <= 10
        assert len(set(findings.articles)) == len(findings.articles)
        quoted = [excerpt.article.id for excerpt in findings.excerpts]
        assert len(set(quoted)) == len(quoted) <= 3
        assert 0 <= findings.support <= 1
        assert findings.excerpts or findings.refusal


@pytest.mark.parametrize(
    ("question", "asked", "year"),
    [
        ("How many houses were flooded last year?", ASKED, 2024),
        ("How many houses were flooded in the flood of March 2024?", ASKED, 2024),
        ("How many houses were flooded this year?", ASKED, 2025),
        ("How many houses were flooded in the latest flood?", ASKED, 2025),
    ],
)
async def test_last_years_flood_is_not_answered_with_this_years(
    sample: Source, question: str, asked: date, year: int
) -> None:
    """The first excerpt is of the year that is asked about."""
    async with Archive.open(sample) as archive:
        answer = await archive.answer(question, asked)
    assert answer.excerpts[0].article.published
    assert answer.excerpts[0].article.published.year == year
