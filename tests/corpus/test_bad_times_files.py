"""Index files that are damaged, lost or others': the store has all that is needed."""

import asyncio
import logging
import shutil
import sys
from asyncio.subprocess import PIPE
from dataclasses import replace
from pathlib import Path

import pytest

from corpus import generation
from corpus.archive import Archive
from corpus.errors import IndexUnusable
from corpus.index import files_of
from corpus.indexing import open_index
from corpus.ingest import Source
from tests.corpus.bad_times import (
    REPOSITORY,
    Answered,
    answered,
    ask,
    current_file,
    current_key,
    flip,
    here,
    index_files,
    places,
    put,
    quoted,
)
from tests.corpus.making import fill

ARTICLES = 40
LOST = ["base", "delta"]


@pytest.fixture
async def filled(source: Source) -> Source:
    """An archive whose index is a base and a delta: two of 40 articles have changed."""
    put(source, 1, range(ARTICLES))
    await fill(source)
    put(source, 2, range(2))
    await fill(source)
    assert len(index_files(source)) == 2
    return source


@pytest.fixture
def in_this_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """A rebuild is done in this process: it is tried a hundred times."""
    monkeypatch.setattr(generation, "in_worker", here)


async def parts(source: Source) -> dict[str, Path]:
    """The files of the current index: its delta, and the base that this names."""
    delta = await current_file(source)
    (base,) = files_of(delta) - {delta}
    return {"base": base, "delta": delta}


def copied(source: Source, folder: Path) -> Source:
    """The archive as it is, in another folder, with the same articles."""
    shutil.copytree(source.database.parent, folder)
    return replace(source, database=folder / source.database.name)


async def check_rebuilt(source: Source, before: Answered, caplog: pytest.LogCaptureFixture) -> str:
    """That it answers as before, from a new index; the reason for it that the log has."""
    caplog.clear()
    with caplog.at_level(logging.INFO, "corpus"):
        assert await answered(source) == before
    (why,) = [r.message for r in caplog.records if "the index is rebuilt" in r.message]
    caplog.clear()
    with caplog.at_level(logging.INFO, "corpus"):
        assert await answered(source) == before
    assert not [r for r in caplog.records if "the index is rebuilt" in r.message]
    return why


@pytest.mark.usefixtures("in_this_process")
@pytest.mark.parametrize("part", LOST)
async def test_a_file_cut_short_anywhere_is_rebuilt(
    filled: Source, tmp_path: Path, part: str, caplog: pytest.LogCaptureFixture
) -> None:
    """At the header, at the begin, the middle and the end of each array."""
    before = await answered(filled)
    found = places((await parts(filled))[part])
    cuts = {0, 1, 40, *(at for a in found.values() if a for at in (a.start, a[len(a) // 2], a[-1]))}
    for number, length in enumerate(sorted(cuts)):
        source = copied(filled, tmp_path / f"copy {number}")
        path = (await parts(source))[part]
        whole = path.read_bytes()
        path.unlink()
        path.write_bytes(whole[:length])
        assert await check_rebuilt(source, before, caplog), length


@pytest.mark.usefixtures("in_this_process")
@pytest.mark.parametrize("part", LOST)
async def test_a_flipped_byte_in_any_array_is_rebuilt(
    filled: Source, tmp_path: Path, part: str, caplog: pytest.LogCaptureFixture
) -> None:
    """The log says which array of which file."""
    before = await answered(filled)
    found = {name: at for name, at in places((await parts(filled))[part]).items() if at}
    assert len(found) >= 10
    for number, (name, place) in enumerate(found.items()):
        source = copied(filled, tmp_path / f"copy {number}")
        flip((await parts(source))[part], place[number * 31 % len(place)])
        assert name in await check_rebuilt(source, before, caplog)


async def test_no_flipped_byte_of_an_array_is_overlooked(filled: Source) -> None:
    """At some two hundred places of the base and of the delta."""
    key, delta = await current_key(filled), await current_file(filled)
    for path in files_of(delta):
        for place in places(path).values():
            for at in {*place[:: max(len(place) // 8, 1)], *place[-1:]}:
                whole = path.read_bytes()
                flip(path, at)
                with pytest.raises(IndexUnusable):
                    open_index(filled.database, key)
                path.unlink()
                path.write_bytes(whole)
    assert len(open_index(filled.database, key).text.passages) > 0


@pytest.mark.parametrize("part", LOST)
async def test_damage_is_mended_by_a_worker_process(
    filled: Source, part: str, caplog: pytest.LogCaptureFixture
) -> None:
    """As it is outside of tests."""
    before = await answered(filled)
    path = (await parts(filled))[part]
    flip(path, places(path)["text.delta.rows" if part == "delta" else "text.rows"].start)
    assert "rows are damaged" in await check_rebuilt(filled, before, caplog)


@pytest.mark.usefixtures("in_this_process")
@pytest.mark.parametrize("part", LOST)
@pytest.mark.parametrize("instead", ["nothing", "an empty file", "a folder", "a loop of links"])
async def test_what_else_lies_in_its_place_is_replaced(
    filled: Source, part: str, instead: str, caplog: pytest.LogCaptureFixture
) -> None:
    """By an index from the store."""
    before = await answered(filled)
    path = (await parts(filled))[part]
    path.unlink()
    if instead == "an empty file":
        path.touch()
    elif instead == "a folder":
        path.mkdir()
    elif instead == "a loop of links" and sys.platform != "win32":  # links are rare there
        path.symlink_to(path)
    assert await check_rebuilt(filled, before, caplog)


@pytest.mark.skipif(not shutil.which("setpriv"), reason="root reads everything, without setpriv")
@pytest.mark.parametrize("part", LOST)
async def test_a_file_that_may_not_be_read_is_replaced(filled: Source, part: str) -> None:
    """In a process that may not read whatever it likes, as root may."""
    before = await answered(filled)
    (await parts(filled))[part].chmod(0)
    command = ("setpriv", "--bounding-set", "-dac_override,-dac_read_search", "--inh-caps", "-all")
    words = ("-m", "tests.corpus.reloader", str(filled.articles), str(filled.database))
    process = await asyncio.create_subprocess_exec(
        *command, sys.executable, *words, cwd=REPOSITORY, stdout=PIPE
    )
    said, _ = await process.communicate()
    assert (process.returncode, said.split()[-1]) == (0, b"done")
    assert await answered(filled) == before
    (await current_file(filled)).read_bytes()


@pytest.mark.usefixtures("in_this_process")
async def test_files_of_two_generations_that_were_swapped_are_rebuilt(
    filled: Source, caplog: pytest.LogCaptureFixture
) -> None:
    """An index under another generation's name is not believed."""
    old = copied(filled, filled.database.parent / "old")
    put(filled, 3, range(2))
    await fill(filled)
    before, of_old = await answered(filled), await answered(old)
    new_file, old_file = await current_file(filled), await current_file(old)
    aside = new_file.read_bytes()
    new_file.unlink()
    old_file.rename(new_file)
    old_file.write_bytes(aside)
    assert "it is of" in await check_rebuilt(filled, before, caplog)
    assert "it is of" in await check_rebuilt(old, of_old, caplog)


@pytest.mark.usefixtures("in_this_process")
async def test_a_base_of_another_generation_is_not_believed(
    filled: Source, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """Also where it is whole, and lies under the name that the delta gives its base."""
    before = await answered(filled)
    other = copied(filled, tmp_path / "other")
    for number in range(10):
        (other.articles / f"{number}.txt").unlink()
    await fill(other)
    base = (await parts(filled))["base"]
    base.unlink()
    shutil.copy(await current_file(other), base)
    assert await check_rebuilt(filled, before, caplog)


@pytest.mark.usefixtures("in_this_process")
async def test_a_reload_after_damage_is_whole(filled: Source) -> None:
    """A delta on a damaged base is not made: the new generation's index stands alone."""
    base = (await parts(filled))["base"]
    flip(base, places(base)["text.codes"].start)
    put(filled, 3, range(2))
    await fill(filled)
    assert index_files(filled) == {await current_file(filled)}
    async with Archive.open(filled) as archive:
        found = quoted(await ask(archive))
    assert len(found) == ARTICLES
    assert " 3 metres" in found["0.txt"][0]
