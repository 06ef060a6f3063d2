import asyncio
from pathlib import Path

import pytest
import pytest_asyncio

from corpus.errors import ReloadRunning
from corpus.store import Generation, Snapshot, prepare, writing
from tests.corpus.making import article


@pytest_asyncio.fixture
async def database(tmp_path: Path) -> Path:
    """An empty database."""
    await prepare(tmp_path / "a.sqlite")
    return tmp_path / "a.sqlite"


async def keys(database: Path) -> dict[str, int]:
    """The key of each stored article, by id."""
    snapshot = await Snapshot.open(database)
    found = {stored.article.id: stored.key async for stored in snapshot.articles()}
    await snapshot.close()
    return found


async def test_an_article_keeps_its_key_when_it_changes(database: Path) -> None:
    """The one with its id is put in its place."""
    async with writing(database) as writer:
        await writer.put(article("One.", "1"), "a", "old")
        await writer.put(article("Two.", "2"), "b", "old")
    before = await keys(database)
    async with writing(database) as writer:
        await writer.put(article("One, changed.", "1"), "c", "new")
        assert await writer.hashes() == {"1": "new", "2": "old"}
        assert await writer.files() == {"1": "c", "2": "b"}
    assert await keys(database) == before


async def test_a_key_is_never_used_again(database: Path) -> None:
    """Not even that of the last article, by itself when it comes back."""
    async with writing(database) as writer:
        await writer.put(article("One.", "1"), "a", "digest")
    (old,) = (await keys(database)).values()
    async with writing(database) as writer:
        await writer.remove(["1"])
    async with writing(database) as writer:
        await writer.put(article("One.", "1"), "a", "digest")
    (new,) = (await keys(database)).values()
    assert new != old


async def test_a_second_writer_is_refused(database: Path) -> None:
    """At once, and the first writes on."""
    async with writing(database) as writer:
        with pytest.raises(ReloadRunning):
            async with writing(database):
                pytest.fail("there is one already")
        await writer.put(article("One."), "a", "digest")
    assert len(await keys(database)) == 1


async def test_a_writer_that_fails_leaves_nothing(database: Path) -> None:
    """What it raised comes through."""

    async def write_and_fail() -> None:
        async with writing(database) as writer:
            await writer.put(article("One."), "a", "digest")
            await writer.begin_generation(Generation(1, "token", "path"))
            raise LookupError

    with pytest.raises(LookupError):
        await write_and_fail()
    assert await keys(database) == {}


async def test_a_cancelled_writer_leaves_nothing(database: Path) -> None:
    """And lets the next one in."""
    wrote, never = asyncio.Event(), asyncio.Event()

    async def write() -> None:
        async with writing(database) as writer:
            await writer.put(article("One."), "a", "digest")
            wrote.set()
            await never.wait()

    task = asyncio.create_task(write())
    await wrote.wait()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert await keys(database) == {}
    async with writing(database) as writer:
        await writer.put(article("Two."), "a", "digest")
    assert len(await keys(database)) == 1
