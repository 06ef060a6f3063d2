import asyncio
from dataclasses import replace
from datetime import date

import pytest

from corpus.archive import Archive
from corpus.errors import ArticlesEmpty, ArticlesMissing, ReloadRunning
from corpus.ingest import Source
from corpus.model import Answer, Progress
from corpus.reloading import noted
from corpus.store import writing
from tests.corpus.making import fill, write

ARTICLES = 40
TODAY = date(2025, 3, 1)


def put(source: Source, metres: int) -> None:
    """Articles that all say the same figure."""
    for number in range(ARTICLES):
        write(source, f"{number}.txt", f"The river rose by {metres} metres at mile {number}.")


@pytest.fixture
def filled(source: Source) -> Source:
    """A folder of many articles."""
    put(source, 1)
    return source


async def ask(archive: Archive) -> Answer:
    """Ten articles about the river."""
    return await archive.answer("How many metres rose the river at each mile?", TODAY, limit=10)


def metres(answer: Answer) -> set[str]:
    """The figures that an answer quotes."""
    assert len(answer.excerpts) == 10
    return {excerpt.text.split()[4] for excerpt in answer.excerpts}


async def test_each_answer_during_a_reload_is_of_one_generation(
    archive: Archive, filled: Source
) -> None:
    """Wholly of the old until the new one is there, and then wholly of that."""
    put(filled, 2)
    reload = asyncio.create_task(archive.reload())
    answers = [await ask(archive)]
    while not reload.done():
        answers.append(await ask(archive))
    report = await reload
    answers.append(await ask(archive))
    assert (report.updated, report.generation) == (ARTICLES, 2)
    seen = [(answer.generation, metres(answer)) for answer in answers]
    assert all(figures == {str(generation)} for generation, figures in seen)
    assert seen == sorted(seen, key=lambda one: one[0])
    assert (seen[0][0], seen[-1][0]) == (1, 2)


async def test_a_reload_tells_of_its_progress(archive: Archive, filled: Source) -> None:
    """Of what it reads and of what it indexes, up to the end."""
    put(filled, 2)
    heard: list[Progress] = []
    await archive.reload(tell=heard.append)
    assert {progress.stage for progress in heard} == {"reading", "indexing"}
    assert heard[-1] == Progress("indexing", ARTICLES, ARTICLES)


async def test_a_second_reload_is_refused_and_told_who_began_the_first(archive: Archive) -> None:
    """And when; the first goes on."""
    first = asyncio.create_task(archive.reload(by="Ana"))
    await asyncio.sleep(0)
    with pytest.raises(ReloadRunning) as caught:
        await archive.reload(by="Odo")
    assert caught.value.by == "Ana"
    assert caught.value.since
    assert (await first).unchanged == ARTICLES
    assert (await archive.reload(by="Odo")).unchanged == ARTICLES


async def test_a_reload_during_another_processs_is_told_who_began_that(archive: Archive) -> None:
    """By the word that is left beside the database."""
    async with writing(archive.source.database):
        with noted(archive.source.database, "Ana"), pytest.raises(ReloadRunning) as caught:
            await archive.reload(by="Odo")
    assert caught.value.by == "Ana"
    assert caught.value.since


async def test_another_processs_reload_is_noticed(archive: Archive, filled: Source) -> None:
    """The very next question is answered from what it made."""
    put(filled, 2)
    await fill(filled)
    answer = await ask(archive)
    assert (answer.generation, metres(answer)) == (2, {"2"})
    assert archive.summary.generation == 2


async def test_a_generation_stays_open_for_whoever_uses_it(
    archive: Archive, filled: Source
) -> None:
    """Also after a newer one has taken its place; then it is closed."""
    put(filled, 2)
    async with archive._current.used() as old:
        await archive.reload()
        assert metres(await ask(archive)) == {"2"}
        texts = [stored.article.text async for stored in old.snapshot.articles()]
        assert {text.split()[4] for text in texts} == {"1"}
    with pytest.raises(ValueError, match="closed"):
        await old.snapshot.count()


async def test_another_language_has_another_index(filled: Source) -> None:
    """It is made from the store when the archive is opened in that language."""
    await fill(filled)
    german = replace(filled, limits=replace(filled.limits, language="de"))
    heard: list[Progress] = []
    async with Archive.open(german, heard.append) as archive:
        assert len((await archive.answer("river", TODAY)).excerpts) == 3
    assert heard


@pytest.mark.parametrize("damage", ["deleted", "emptied", "cut", "overwritten"])
async def test_an_index_that_is_lost_comes_back(filled: Source, damage: str) -> None:
    """From the store, when the archive is opened, with the same answers."""
    await fill(filled)
    async with Archive.open(filled) as archive:
        before = await ask(archive)
    (path,) = filled.database.with_name(f"{filled.database.name}.index").iterdir()
    whole = path.read_bytes()
    if damage == "deleted":
        path.unlink()
        path.parent.rmdir()
    else:
        path.write_bytes({"emptied": b"", "cut": whole[:-99]}.get(damage, b"x" * len(whole)))
    heard: list[Progress] = []
    async with Archive.open(filled, heard.append) as archive:
        after = await ask(archive)
    assert heard
    assert [(e.article.id, e.text, e.score) for e in after.excerpts] == [
        (e.article.id, e.text, e.score) for e in before.excerpts
    ]
    assert path.read_bytes() == whole


async def test_a_reload_that_fails_leaves_the_old_generation(
    archive: Archive, filled: Source
) -> None:
    """A missing path and an empty folder are errors of this process, as they were of the other."""
    away = filled.articles.with_name("away")
    filled.articles.rename(away)
    with pytest.raises(ArticlesMissing) as missing:
        await archive.reload()
    assert missing.value.path == filled.articles
    filled.articles.mkdir()
    with pytest.raises(ArticlesEmpty):
        await archive.reload()
    assert metres(await ask(archive)) == {"1"}


async def test_a_forced_reload_empties_the_archive(archive: Archive, filled: Source) -> None:
    """Which then declines."""
    for path in filled.articles.iterdir():
        path.unlink()
    report = await archive.reload(force=True)
    assert (report.removed, report.articles) == (ARTICLES, 0)
    answer = await ask(archive)
    assert (answer.excerpts, answer.generation) == ((), 2)
    assert answer.refusal
    assert "river" in answer.refusal.unknown


async def test_a_cancelled_reload_leaves_the_old_generation(
    archive: Archive, filled: Source
) -> None:
    """And the next one can begin at once."""
    put(filled, 2)
    reading = asyncio.Event()
    reload = asyncio.create_task(archive.reload(tell=lambda _: reading.set()))
    await reading.wait()
    reload.cancel()
    with pytest.raises(asyncio.CancelledError):
        await reload
    answer = await ask(archive)
    assert metres(answer) == {str(answer.generation)}
    assert (await archive.reload()).generation == 2
    assert metres(await ask(archive)) == {"2"}


async def test_a_first_reload_fills_an_open_archive(filled: Source) -> None:
    """It can be asked from then on."""
    async with Archive.open(filled) as archive:
        report = await archive.reload(by="Ana")
        assert (report.generation, report.added) == (1, ARTICLES)
        assert archive.is_filled
        assert metres(await ask(archive)) == {"1"}


async def test_an_archive_is_closed_while_it_catches_up(filled: Source) -> None:
    """Nothing of it is left open."""
    await fill(filled)
    async with Archive.open(filled) as archive:
        put(filled, 2)
        await fill(filled)
        await ask(archive)
        assert archive._current._catching_up
    assert archive._current._catching_up.done()
