"""Reloads of a few articles: a small file beside the base, equal to an index built anew."""

import random
from dataclasses import replace
from pathlib import Path

import pytest

from corpus import tokenising
from corpus.archive import Archive
from corpus.index import files_of
from corpus.ingest import Source
from tests.corpus.bad_times import (
    TODAY,
    Answered,
    answered,
    ask,
    current_file,
    index_files,
    put,
    quoted,
)
from tests.corpus.making import fill

ARTICLES = 100


async def anew(source: Source, name: str) -> Answered:
    """What another archive of the same articles says, that is made of them for this."""
    fresh = replace(source, database=source.database.with_name(f"{name}.sqlite"))
    await fill(fresh)
    assert len(index_files(fresh)) == 1
    return await answered(fresh)


async def base_of(source: Source) -> set[Path]:
    """The base that the current index names; none where it is one itself."""
    path = await current_file(source)
    return files_of(path) - {path}


async def test_a_reload_of_a_few_articles_writes_a_small_file(source: Source) -> None:
    """It names the base, which is kept as it was."""
    put(source, 1, range(ARTICLES))
    await fill(source)
    base = await current_file(source)
    whole = base.read_bytes()
    put(source, 2, range(3))
    put(source, 2, range(ARTICLES, ARTICLES + 2))
    (source.articles / "50.txt").unlink()
    report = await fill(source)
    assert (report.added, report.updated, report.removed) == (2, 3, 1)
    delta = await current_file(source)
    assert files_of(delta) == index_files(source) == {base, delta}
    assert base.read_bytes() == whole
    assert delta.stat().st_size < len(whole) / 2
    assert await answered(source) == await anew(source, "fresh")


async def test_many_reloads_in_a_row_equal_an_index_built_anew(source: Source) -> None:
    """After each of twelve, in an archive that stays open: the same excerpts and scores."""
    choose = random.Random(5)  # noqa: S311 - no secret
    put(source, 1, range(ARTICLES))
    await fill(source)
    deltas = 0
    async with Archive.open(source) as archive:
        for number in range(2, 14):
            for one in choose.sample(range(ARTICLES + 20), choose.randint(1, 3)):
                path = source.articles / f"{one}.txt"
                if path.exists() and choose.random() < 0.4:
                    path.unlink()
                else:
                    put(source, number, range(one, one + 1))
            put(source, number, range(ARTICLES + 20 + number, ARTICLES + 21 + number))
            await fill(source)
            await archive._current.catch_up(lambda _: None)
            answer = await ask(archive)
            assert answer.generation == number
            assert quoted(answer) == await anew(source, f"fresh {number}")
            deltas += bool(await base_of(source))
            assert index_files(source) == files_of(await current_file(source))
    assert 1 < deltas < 12  # and at least once, it was built into a new base


async def test_past_a_tenth_there_is_one_base_again(source: Source) -> None:
    """Whether it was reached at once or in small steps; the old files go."""
    put(source, 1, range(ARTICLES))
    await fill(source)
    first = await current_file(source)
    for number in range(5):  # a changed article is a dead passage and a new one
        put(source, 2, range(number, number + 1))
        await fill(source)
        assert await base_of(source) == {first}
    put(source, 2, range(5, 6))
    await fill(source)
    assert not await base_of(source)
    assert index_files(source) == {await current_file(source)}
    put(source, 3, range(ARTICLES))
    await fill(source)
    assert index_files(source) == {await current_file(source)}
    assert await answered(source) == await anew(source, "fresh")


async def test_another_language_makes_another_index(source: Source) -> None:
    """Of the same generation; in the first language it answers as before."""
    put(source, 1, range(ARTICLES))
    await fill(source)
    put(source, 2, range(2))
    await fill(source)
    before = await answered(source)
    german = replace(source, limits=replace(source.limits, language="de"))
    async with Archive.open(german) as archive:
        assert (await archive.answer("river", TODAY)).excerpts
    files = {await current_file(source), await current_file(german)}
    assert files <= index_files(source)
    assert len(files) == 2
    assert not await base_of(german)
    assert await answered(source) == before
    put(source, 3, range(2))
    await fill(german)
    assert index_files(source) == files_of(await current_file(german))
    assert len(index_files(source)) == 2
    assert await answered(source) == await anew(source, "fresh")


async def test_a_removed_base_is_rebuilt(source: Source) -> None:
    """The generation's index then stands alone."""
    put(source, 1, range(ARTICLES))
    await fill(source)
    put(source, 2, range(2))
    await fill(source)
    before = await answered(source)
    (base,) = await base_of(source)
    base.unlink()
    assert await answered(source) == before
    assert not await base_of(source)


@pytest.mark.parametrize("few", [False, True])
async def test_two_processes_make_the_same_as_one(
    source: Source, few: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Byte for byte but for the generation's name, in several batches; of a delta, too."""
    put(source, 1, range(ARTICLES))
    two = replace(source, database=source.database.with_name("two.sqlite"))
    if few:
        await fill(source)
        await fill(two)
        put(source, 2, range(3))
    await fill(source)
    monkeypatch.setattr(tokenising, "_ALONE", 0)
    monkeypatch.setattr(tokenising, "_BATCH", 90 if few else 900)
    await fill(two)
    assert arrays_of(await current_file(two)) == arrays_of(await current_file(source))
    assert bool(await base_of(two)) == few


def arrays_of(path: Path) -> bytes:
    """What stands behind the header."""
    whole = path.read_bytes()
    return whole[whole.index(b"]}") :]
