import asyncio
import sqlite3
import uuid
from contextlib import closing
from dataclasses import replace

import pytest

from corpus.archive import Archive
from corpus.errors import GenerationGone, ReloadRunning
from corpus.ingest import Source
from corpus.model import StoredArticle
from corpus.reports import PastGeneration, Report, RolledBack
from corpus.rollback import roll_back, target_of
from corpus.source import Policy
from corpus.store import Snapshot, prepare, schema, writing
from tests.corpus.bad_times import answered, figures, put
from tests.corpus.bad_times import ask as ask_archive
from tests.corpus.making import fill, silently, stored_in, write

FIRST_VERSIONS_ARTICLE = """
INSERT INTO article
    (id, file, path, title, title_derived, publisher, url, published, text, hash)
VALUES ('x.txt', 'x.txt', 'x.txt', 'The', 1, NULL, NULL, '2025-01-02', 'The ferry.', 'h')
"""


async def back(source: Source, to: int | None = None) -> RolledBack:
    """Go back in this process."""
    return await roll_back(source, "a test", to, tell=silently)


async def past(source: Source) -> tuple[PastGeneration, ...]:
    """The generations that are kept."""
    snapshot = await Snapshot.open(source.database)
    found = await snapshot.past_generations()
    await snapshot.close()
    return found


async def reload_with(source: Source, figure: int) -> Report:
    """A reload of three articles that say the figure."""
    put(source, figure, range(3))
    return await fill(source, by="a test")


async def held(source: Source) -> dict[str, StoredArticle]:
    """What is stored, by id."""
    return await stored_in(source)


def rows(source: Source, sql: str) -> list[tuple[object, ...]]:
    """What plain SQLite answers."""
    with closing(sqlite3.connect(source.database)) as db:
        return db.execute(sql).fetchall()


async def test_going_back_restores_all_that_was_there(source: Source) -> None:
    """Changed, removed and added articles with their keys; and answers with the same scores."""
    await reload_with(source, 1)
    before, said = await held(source), await answered(source)
    write(source, "0.txt", "The river rose by 2 metres at mile 0. It rained.")
    (source.articles / "1.txt").unlink()
    write(source, "new.txt", "The river rose by 2 metres at mile 9. It snowed.")
    await fill(source)
    done = await back(source)
    assert (done.generation, done.restores, done.articles) == (3, 1, 3)
    assert (done.added, done.updated, done.removed) == (1, 1, 1)
    assert await held(source) == before
    assert await answered(source) == said


async def test_going_back_again_goes_one_further(source: Source) -> None:
    """Not forth to what was left; that can be named."""
    for figure in (1, 2, 3):
        await reload_with(source, figure)
    assert (await back(source)).restores == 2
    assert (await back(source)).restores == 1
    with pytest.raises(GenerationGone) as caught:
        await back(source)
    assert (caught.value.asked_for, caught.value.kept) == (None, (5, 4, 3, 2, 1))
    assert (await back(source, 3)).restores == 3
    assert set(map(_figure, (await held(source)).values())) == {"3"}
    assert (await back(source, 4)).restores == 2  # 4 holds what 2 held
    assert set(map(_figure, (await held(source)).values())) == {"2"}


async def test_a_reload_after_going_back_reads_the_folder_again(source: Source) -> None:
    """All of it, though no file has changed; and going back from there leads to the same."""
    await reload_with(source, 1)
    await reload_with(source, 2)
    await back(source)
    report = await fill(source)
    assert (report.generation, report.updated) == (4, 3)
    assert set(map(_figure, (await held(source)).values())) == {"2"}
    assert (await back(source)).restores == 1


async def test_the_last_five_are_kept(source: Source) -> None:
    """A sixth is let go, with the texts that it alone had where their articles are gone."""
    write(source, "gone.txt", "The ferry was sold to nobody in particular.")
    for figure in range(1, 7):
        await reload_with(source, figure)
        (source.articles / "gone.txt").unlink(missing_ok=True)
    assert [one.number for one in await past(source)] == [6, 5, 4, 3, 2]
    assert rows(source, "SELECT count(*) FROM former WHERE id = 'gone.txt'") == [(0,)]
    with pytest.raises(GenerationGone):
        await back(source, 1)
    await back(source, 2)
    assert set(map(_figure, (await held(source)).values())) == {"2"}


async def test_going_back_costs_no_generation_that_is_kept(source: Source) -> None:
    """What is held twice is counted once."""
    for figure in range(1, 6):
        await reload_with(source, figure)
    for expected in (4, 3, 2, 1):
        assert (await back(source)).restores == expected
    assert {one.holds for one in await past(source)} == {1, 2, 3, 4, 5}


async def test_how_many_are_kept_is_a_setting(source: Source) -> None:
    """With one, there is nothing to go back to."""
    source = replace(source, policy=Policy(keep_generations=1))
    await reload_with(source, 1)
    await reload_with(source, 2)
    with pytest.raises(GenerationGone):
        await back(source)
    assert [one.number for one in await past(source)] == [2]


async def test_versions_of_an_article_are_bounded(source: Source) -> None:
    """Twenty before those that kept generations have, each text stored once."""
    for figure in range(1, 31):
        await reload_with(source, figure)
    number = rows(source, "SELECT count(*), count(DISTINCT text) FROM former WHERE id = '0.txt'")
    assert number == [(20, 20)]
    overlap = "SELECT count(*) FROM former JOIN article USING (key, hash)"
    assert rows(source, overlap) == [(0,)]


async def test_an_article_that_is_as_it_was_before_is_stored_once(source: Source) -> None:
    """There and back by reloads: its first text is no former one, and generation 1 still whole."""
    for figure in (1, 2, 1):
        await reload_with(source, figure)
    assert rows(source, "SELECT count(*) FROM former") == [(3,)]
    assert (await back(source)).restores == 2
    assert (await back(source)).restores == 1
    assert set(map(_figure, (await held(source)).values())) == {"1"}


async def test_generations_say_what_they_did(source: Source) -> None:
    """When, by whom, how many articles, what changed, and which one was gone back to."""
    await reload_with(source, 1)
    put(source, 2, range(1))
    await fill(source, by="Mo")
    await back(source)
    third, second, first = await past(source)
    assert (first.added, first.updated, first.removed, first.articles) == (3, 0, 0, 3)
    assert (second.made_by, second.added, second.updated) == ("Mo", 0, 1)
    assert (third.made_by, third.restores, third.is_current) == ("a test", 1, True)
    assert first.made_at is not None
    assert second.made_at is not None
    assert first.made_at < second.made_at


async def test_an_open_archive_notices(source: Source) -> None:
    """One that another process, or this one, goes back in."""
    put(source, 1, range(30))
    await fill(source)
    async with Archive.open(source) as archive:
        put(source, 2, range(30))
        await archive.reload()
        assert figures(await ask_archive(archive)) == {"2"}
        await archive.roll_back(by="Mo")
        assert figures(await ask_archive(archive)) == {"1"}
        await back(source, 2)
        assert figures(await ask_archive(archive)) == {"2"}


async def test_nobody_goes_back_during_a_reload(source: Source) -> None:
    """The second is refused, and told who began the first."""
    await reload_with(source, 1)
    await reload_with(source, 2)
    async with writing(source.database):
        with pytest.raises(ReloadRunning):
            await back(source)
    async with Archive.open(source) as archive:
        both = (archive.roll_back(by="Mo"), archive.reload(by="Jo"))
        first, second = await asyncio.gather(*both, return_exceptions=True)
    assert isinstance(first, RolledBack)
    assert isinstance(second, ReloadRunning)
    assert second.by == "Mo"


async def test_a_database_of_the_first_version(
    source: Source, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was stored then is a generation that can be gone back to, of which less is known."""
    with monkeypatch.context() as old:
        old.setattr(schema, "_STEPS", ("schema.sql",))
        await prepare(source.database)
    path = str(source.articles.resolve())
    with closing(sqlite3.connect(source.database)) as db:
        db.execute(FIRST_VERSIONS_ARTICLE)
        db.execute("INSERT INTO corpus VALUES (1, 4, ?, ?)", (uuid.uuid4().hex, path))
        db.commit()
    write(source, "x.txt", "The ferry was late.")
    await fill(source)
    assert await back(source)
    assert (await held(source))["x.txt"].article.text == "The ferry."
    *_, first = await past(source)
    assert (first.number, first.made_at, first.articles) == (4, None, 1)


def test_what_is_gone_back_to() -> None:
    """The generation that stood before the one that the current holds."""

    def one(
        number: int, restores: int | None = None, *, is_current: bool = False
    ) -> PastGeneration:
        return PastGeneration(number, None, None, 1, 0, 0, 0, restores, is_current=is_current)

    kept = (one(9, 7, is_current=True), one(8), one(7), one(6, 3), one(3))
    assert target_of(kept, None) == 3
    assert target_of(kept, 8) == 8
    assert target_of(kept, 6) == 3
    for asked_for in (4, 10):
        with pytest.raises(GenerationGone):
            target_of(kept, asked_for)
    with pytest.raises(GenerationGone):
        target_of((), None)


def _figure(stored: StoredArticle) -> str:
    return stored.article.text.split()[4]
