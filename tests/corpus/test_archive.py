from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from corpus.archive import Archive
from corpus.errors import (
    ArticlesEmpty,
    OtherArticles,
    StoreTooNew,
    StoreUnusable,
    UnknownArticle,
)
from corpus.ingest import Source
from corpus.model import Answer, Filters
from tests.corpus.making import fill, threads_ended, write
from tests.corpus.texts import BRIDGE

TODAY = date(2025, 3, 1)
STRIKE = """\
date 2025-01-11
Dockers at Kessel stopped work on Friday. They want an hour less.
"""
UNDATED = "The lighthouse keeper of Kessel kept bees and a bridge of rope to the rocks."


@pytest.fixture
def filled(source: Source) -> Source:
    """A folder of three articles, one of them undated."""
    write(source, "bridge.txt", BRIDGE)
    write(source, "harbour/strike.txt", STRIKE)
    write(source, "undated.txt", UNDATED)
    return source


def ids(answer: Answer) -> list[str]:
    """The ids of the articles that were quoted, best first."""
    return [excerpt.article.id for excerpt in answer.excerpts]


async def test_an_answer_quotes_the_stored_text(archive: Archive) -> None:
    """The slice of the article's text, to the character, with its day and source."""
    answer = await archive.answer("How much will the new bridge cost?", TODAY)
    best = answer.excerpts[0]
    whole = (await archive.article("bridge.txt")).article
    assert best.text == whole.text[best.start : best.end]
    assert best.text.startswith("The new bridge at Kessel will cost 41 million crowns.")
    assert (best.article.published, best.article.source) == (date(2025, 1, 10), "bridge.txt")
    assert (answer.generation, answer.asked, answer.refusal) == (1, TODAY, None)
    assert answer.elapsed_ms > 0


async def test_who_said_something_is_quoted_with_the_quotation(archive: Archive) -> None:
    """The speaker's name and "said" stand in the excerpt."""
    answer = await archive.answer("What did Ana Ruiz say about the figure?", TODAY)
    assert answer.excerpts[0].text == (
        "“The figure is safe. I would sign it,” said the engineer, Ana Ruiz."
    )


async def test_there_is_one_excerpt_an_article_and_at_most_so_many(archive: Archive) -> None:
    """Best first; the limit is the asker's."""
    everything = await archive.answer("Kessel", TODAY, limit=9)
    assert sorted(ids(everything)) == ["bridge.txt", "harbour/strike.txt", "undated.txt"]
    scores = [excerpt.score for excerpt in everything.excerpts]
    assert scores == sorted(scores, reverse=True)
    assert ids(await archive.answer("Kessel", TODAY, limit=1)) == ids(everything)[:1]


@pytest.mark.parametrize("question", ["What is the capital of Mongolia?", "Mongolian yurts?"])
async def test_what_the_archive_does_not_know_is_declined(archive: Archive, question: str) -> None:
    """With no excerpt, and with the words that stand nowhere."""
    answer = await archive.answer(question, TODAY)
    assert answer.excerpts == ()
    assert answer.refusal
    assert answer.refusal.has_terms
    assert set(answer.refusal.unknown) <= set(question.strip("?").split())
    assert answer.refusal.unknown


@pytest.mark.parametrize("question", ["hello", "???", "", "what is it"])
async def test_no_question_at_all_is_declined(archive: Archive, question: str) -> None:
    """There is nothing to look up, and so nothing unknown."""
    answer = await archive.answer(question, TODAY)
    assert answer.excerpts == ()
    assert answer.refusal
    assert (answer.refusal.has_terms, answer.refusal.unknown) == (False, ())


async def test_a_headline_in_capitals_is_neither_found_nor_quoted(archive: Archive) -> None:
    """The words of one are nowhere else."""
    answer = await archive.answer("What enters its second week?", TODAY)
    assert answer.excerpts == ()


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        (Filters(after=date(2025, 1, 11)), {"harbour/strike.txt"}),
        (Filters(before=date(2025, 1, 10)), {"bridge.txt"}),
        (
            Filters(after=date(2025, 1, 10), before=date(2025, 1, 11)),
            {"bridge.txt", "harbour/strike.txt"},
        ),
        (Filters(source="HARBOUR/Strike.txt"), {"harbour/strike.txt"}),
        (Filters(source="undated.txt"), {"undated.txt"}),
        (Filters(source="harbour"), set()),
        (Filters(after=date(2026, 1, 1)), set()),
    ],
)
async def test_filters_confine_the_answer(
    archive: Archive, filters: Filters, expected: set[str]
) -> None:
    """Each day is included, undated articles are left out by one, a source is its whole name."""
    answer = await archive.answer("Kessel", TODAY, filters, limit=9)
    assert set(ids(answer)) == expected
    assert (answer.refusal is None) == bool(expected)


async def test_the_summary_is_of_what_is_there(archive: Archive) -> None:
    """Counts and the span of days."""
    summary = archive.summary
    assert (summary.generation, summary.articles, summary.undated) == (1, 3, 1)
    assert (summary.first, summary.last) == (date(2025, 1, 10), date(2025, 1, 11))
    assert archive.is_filled


async def test_an_archive_never_filled_says_so(source: Source) -> None:
    """It can be opened all the same."""
    async with Archive.open(source) as archive:
        assert not archive.is_filled
        assert archive.summary.articles == 0


async def test_an_unknown_article_is_told_from_those_that_resemble_it(archive: Archive) -> None:
    """The nearest ids come first."""
    with pytest.raises(UnknownArticle) as caught:
        await archive.article("bridges.txt")
    assert caught.value.near[0] == "bridge.txt"


async def test_a_database_of_another_path_is_refused(filled: Source, tmp_path: Path) -> None:
    """When it is opened, before anything is asked."""
    await fill(filled)
    with pytest.raises(OtherArticles):
        async with Archive.open(replace(filled, articles=tmp_path)):
            pytest.fail("it holds other articles")


async def test_a_database_that_cannot_be_used_is_refused(source: Source, tmp_path: Path) -> None:
    """A folder, or a file that is no database."""
    (tmp_path / "text").write_text("no database " * 99, "utf-8")
    for database in (tmp_path, tmp_path / "text"):
        with pytest.raises((StoreUnusable, StoreTooNew)):
            async with Archive.open(replace(source, database=database)):
                pytest.fail("it is no database")
    await threads_ended()


async def test_a_first_reading_that_finds_nothing_leaves_nothing(source: Source) -> None:
    """No database for a folder without articles, and none that another process has filled goes."""
    async with Archive.open(source) as archive:
        with pytest.raises(ArticlesEmpty):
            await archive.reload()
    assert list(source.database.parent.iterdir()) == []
    async with Archive.open(source):
        write(source, "bridge.txt", BRIDGE)
        await fill(source)
    async with Archive.open(source) as archive:
        assert archive.summary.articles == 1
