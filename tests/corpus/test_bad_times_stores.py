"""Stores that hold next to nothing: they answer or decline, and grow and shrink again."""

import pytest

from corpus.archive import Archive
from corpus.ingest import Source
from tests.corpus.bad_times import TODAY, index_files
from tests.corpus.making import fill, write

TEXT = "The river rose in the night."
# A file of these is an article without a term.
NO_TERMS = {"points.txt": "… — ?! ***", "stop.txt": "It is what it was, and so they are."}


async def check(source: Source, question: str, expected: list[str]) -> None:
    """What a question finds, by an archive that is opened twice: after a reload, and from disk."""
    for _ in range(2):
        async with Archive.open(source) as archive:
            answer = await archive.answer(question, TODAY, limit=9)
            told = [
                one for e in answer.excerpts for one in (e.article.id, *(c.id for c in e.copies))
            ]
            assert told == expected
            assert (answer.refusal is None) == bool(expected)
    assert len(index_files(source)) in {1, 2}


async def test_no_articles(source: Source) -> None:
    """A forced reload of an empty folder: everything is declined, and articles may come again."""
    await fill(source, force=True)
    await check(source, "Where is the river?", [])
    write(source, "a.txt", TEXT)
    assert (await fill(source)).added == 1
    await check(source, "Where is the river?", ["a.txt"])
    (source.articles / "a.txt").unlink()
    assert (await fill(source, force=True)).removed == 1
    await check(source, "Where is the river?", [])


async def test_one_article_of_one_word(source: Source) -> None:
    """It is found by that word and by no other."""
    write(source, "a.txt", "River")
    report = await fill(source)
    assert (report.articles, report.passages) == (1, 1)
    await check(source, "river", ["a.txt"])
    await check(source, "harbour", [])


async def test_articles_without_terms(source: Source) -> None:
    """Alone they answer nothing; among others, they are in nobody's way."""
    for name, text in NO_TERMS.items():
        write(source, name, text)
    report = await fill(source)
    assert (report.articles, report.rejected) == (2, ())
    await check(source, "river", [])
    await check(source, "it is", [])
    write(source, "a.txt", TEXT)
    await fill(source)
    await check(source, "river", ["a.txt"])


async def test_an_article_that_loses_its_terms(source: Source) -> None:
    """By a delta on a base of many: it is found no more, and the others are."""
    for number in range(60):
        write(source, f"{number}.txt", f"Dockers at Kessel stopped work for {number} days.")
    write(source, "a.txt", TEXT)
    await fill(source)
    await check(source, "river", ["a.txt"])
    write(source, "a.txt", NO_TERMS["stop.txt"])
    assert (await fill(source)).updated == 1
    assert len(index_files(source)) == 2
    await check(source, "river", [])


@pytest.mark.parametrize("count", [1, 2])
async def test_one_passage_and_two(source: Source, count: int) -> None:
    """A term that all passages have still finds them."""
    for number in range(count):
        write(source, f"{number}.txt", f"{TEXT} It fell {number} times.")
    assert (await fill(source)).passages == count
    await check(source, "river", [f"{number}.txt" for number in range(count)])
