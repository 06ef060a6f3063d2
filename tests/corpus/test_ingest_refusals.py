"""Reloads that are refused, and leave everything as it was."""

from dataclasses import astuple, replace
from pathlib import Path

import pytest

from corpus.errors import ArticlesEmpty, ArticlesMissing, OtherArticles, ReloadRunning
from corpus.ingest import Source
from corpus.reloading import noted, running
from corpus.store import Snapshot, prepare, writing
from tests.corpus.making import counts, fill, stored_in, write


@pytest.fixture
def filled(source: Source) -> Source:
    """A folder of three articles."""
    for number in range(3):
        write(source, f"{number}.txt", f"The river rose by {number} metres in the night.")
    return source


@pytest.mark.parametrize("force", [False, True])
async def test_an_empty_folder_empties_nothing_unless_it_is_forced(
    filled: Source, force: bool
) -> None:
    """The error counts the files that were there all the same."""
    await fill(filled)
    before = await stored_in(filled)
    for path in filled.articles.iterdir():
        path.unlink()
    write(filled, "new.pdf", "%PDF")
    if force:
        report = await fill(filled, force=True)
        assert (counts(report), report.articles, report.passages) == ((0, 0, 0, 3), 0, 0)
        assert await stored_in(filled) == {}
        return
    with pytest.raises(ArticlesEmpty) as caught:
        await fill(filled)
    assert astuple(caught.value)[:2] == (filled.articles, 1)
    assert caught.value.first.startswith("new.pdf: ")
    assert await stored_in(filled) == before


async def test_an_empty_folder_is_no_first_generation(source: Source) -> None:
    """There is nothing to answer from."""
    with pytest.raises(ArticlesEmpty):
        await fill(source)
    snapshot = await Snapshot.open(source.database)
    await snapshot.close()
    assert snapshot.generation is None


async def test_a_missing_path_changes_nothing(filled: Source) -> None:
    """Not even when it is forced."""
    await fill(filled)
    before = await stored_in(filled)
    filled.articles.rename(filled.articles.with_name("elsewhere"))
    for force in (False, True):
        with pytest.raises(ArticlesMissing):
            await fill(filled, force=force)
    assert await stored_in(filled) == before


async def test_a_database_of_another_path_is_refused(filled: Source, tmp_path: Path) -> None:
    """The error has both paths, and nothing changes."""
    await fill(filled)
    before = await stored_in(filled)
    other = replace(filled, articles=tmp_path / "other")
    other.articles.mkdir()
    write(other, "a.txt", "The river fell.")
    with pytest.raises(OtherArticles) as caught:
        await fill(other)
    assert caught.value.filled_from == str(filled.articles.resolve())
    assert caught.value.asked_for == str(other.articles.resolve())
    assert await stored_in(filled) == before


async def test_a_reload_during_another_is_refused(filled: Source) -> None:
    """And the first one's word on who began it can be read meanwhile, and not after."""
    await prepare(filled.database)
    async with writing(filled.database):
        with noted(filled.database, "Ana"):
            with pytest.raises(ReloadRunning):
                await fill(filled)
            assert running(filled.database).by == "Ana"
            assert running(filled.database).since
    assert astuple(running(filled.database)) == (None, None)
    assert (await fill(filled)).added == 3


@pytest.mark.parametrize("note", ["", "{", "[]", "null", '{"by": 3}', '{"by": "x", "since": 1}'])
def test_a_damaged_word_on_who_reloads_says_nothing(source: Source, note: str) -> None:
    """The lock is what counts."""
    source.database.parent.mkdir()
    source.database.with_name(f"{source.database.name}.reload").write_text(note, "utf-8")
    assert astuple(running(source.database)) == (None, None)
