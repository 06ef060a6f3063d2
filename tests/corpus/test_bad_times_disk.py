"""A disk that is full: the old generation answers, and a reload works once there is room."""

import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from corpus.archive import Archive
from corpus.errors import StoreUnusable
from corpus.ingest import Source
from tests.corpus.bad_times import ask, current_file, figures, index_files, put
from tests.corpus.making import fill

ARTICLES = 400
KILOBYTES = 4_000  # of the disk

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="no small disk to be had")


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of a few megabytes, where one may be mounted."""
    disk = tmp_path / "disk"
    disk.mkdir()
    options = ("-t", "tmpfs", "-o", f"size={KILOBYTES}k", "dateline-test", str(disk))
    try:
        subprocess.run(["/bin/mount", *options], check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("no disk may be mounted here")
    yield disk
    subprocess.run(["/bin/umount", "--lazy", str(disk)], check=True)


@pytest.fixture
async def on_small_disk(source: Source, small_disk: Path) -> Source:
    """An archive of a few articles, and then of many, which are not read yet."""
    source = replace(source, database=small_disk / "a.sqlite")
    put(source, 1, range(40))
    await fill(source)
    put(source, 2, range(ARTICLES))
    return source


def leave(disk: Path, room: int) -> Path:
    """Fill the disk but for so many bytes, with a file that can be removed."""
    ballast = disk / "ballast"
    with ballast.open("wb", buffering=0) as file:
        block = 4096
        try:
            while True:
                file.write(bytes(block))
        except OSError:
            pass
        file.truncate(max(file.tell() // block * block - room, 0))
    return ballast


async def check_old(archive: Archive) -> None:
    """That the archive answers from the first generation."""
    answer = await ask(archive)
    assert (answer.generation, figures(answer), len(answer.excerpts)) == (1, {"1"}, 40)


# Kilobytes; the new index needs 52 and the articles 148: from no room at all to all but enough.
@pytest.mark.parametrize("room", [0, 4, 16, 48, 100, 160, 190])
async def test_a_disk_that_fills_during_a_reload(on_small_disk: Source, room: int) -> None:
    """The reload says so, the old generation answers, and with room it works."""
    source = on_small_disk
    async with Archive.open(source) as archive:
        await check_old(archive)
        ballast = leave(source.database.parent, room * 1024)
        with pytest.raises(StoreUnusable) as caught:
            await archive.reload()
        assert is_about_space(caught.value.reason)
        assert not [path for path in index_files(source) if path.suffix == ".aside"]
        await check_old(archive)
        async with Archive.open(source) as another:
            await check_old(another)
        ballast.unlink()
        report = await archive.reload()
        assert (report.generation, report.articles) == (2, ARTICLES)
        answer = await ask(archive, limit=ARTICLES)
        assert (answer.generation, figures(answer), len(answer.excerpts)) == (2, {"2"}, ARTICLES)
    assert index_files(source) == {await current_file(source)}


async def test_a_failed_reload_takes_no_room(on_small_disk: Source) -> None:
    """Where its index had room and its articles had none, or not even the word of who reloads."""
    source = on_small_disk
    before = index_files(source)
    async with Archive.open(source) as archive:
        for room in (160, 0):
            ballast = leave(source.database.parent, room * 1024)
            with pytest.raises(StoreUnusable):
                await archive.reload()
            assert index_files(source) == before
            ballast.unlink()
    assert set(source.database.parent.glob("*.reload")) == set()


@pytest.mark.parametrize("room", [0, 36])  # kilobytes: SQLite needs 32 to read
async def test_no_room_to_rebuild_an_index(on_small_disk: Source, room: int) -> None:
    """The archive that is opened says what is wrong, and with room it opens."""
    source = on_small_disk
    path = await current_file(source)
    path.unlink()
    ballast = leave(source.database.parent, room * 1024)
    with pytest.raises(StoreUnusable) as caught:
        async with Archive.open(source):
            pass
    assert is_about_space(caught.value.reason) or room == 0
    assert not index_files(source)
    ballast.unlink()
    async with Archive.open(source) as archive:
        await check_old(archive)
    assert path.exists()


@pytest.mark.parametrize("room", [0, 16, 60])
async def test_no_room_to_go_back(on_small_disk: Source, room: int) -> None:
    """The current generation answers on, and with room the one before is there."""
    source = on_small_disk
    async with Archive.open(source) as archive:
        await archive.reload()
        ballast = leave(source.database.parent, room * 1024)
        with pytest.raises(StoreUnusable) as caught:
            await archive.roll_back()
        assert is_about_space(caught.value.reason)
        answer = await ask(archive, limit=ARTICLES)
        assert (answer.generation, figures(answer)) == (2, {"2"})
        ballast.unlink()
        assert (await archive.roll_back()).restores == 1
        answer = await ask(archive)
        assert (answer.generation, figures(answer), len(answer.excerpts)) == (3, {"1"}, 40)


def is_about_space(reason: str) -> bool:
    """Whether a person who reads it knows what to do: SQLite's words, or the system's."""
    return "full" in reason or "No space left" in reason
