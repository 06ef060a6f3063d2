"""A Discord to talk to, a paper that was read, and a bot that answers from it."""

import asyncio
import logging
import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.settings import Settings
from tests.bot.discord.driving import Log, Newsroom, Served, fill, settings_for
from tests.bot.discord.papers import write_paper
from tests.stand_in import StandIn


@pytest.fixture
async def stand_in() -> AsyncIterator[StandIn]:
    """A stand-in for Discord that must have found no fault at the end."""
    async with StandIn.start() as server:
        yield server
        assert server.faults == []


@pytest.fixture(autouse=True)
async def log() -> AsyncIterator[Log]:
    """What is logged meanwhile: no error, unless the test says that it expects some."""
    handler = Log()
    names = ("bot", "corpus", "discord", "asyncio")
    before = {name: logging.getLogger(name).level for name in names}
    for name in names:
        logging.getLogger(name).setLevel(logging.INFO)
        logging.getLogger(name).addHandler(handler)
    yield handler
    for name in names:
        logging.getLogger(name).setLevel(before[name])
        logging.getLogger(name).removeHandler(handler)
    assert handler.expects_errors or handler.errors == []


@pytest.fixture(scope="session")
def read_paper(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the paper and the database that it was read into, once for all tests."""
    folder = tmp_path_factory.mktemp("paper")
    write_paper(folder / "articles")
    asyncio.run(fill(settings_for(folder)))
    return folder


@pytest.fixture
def settings(read_paper: Path, tmp_path: Path) -> Settings:
    """Settings for the paper, which is not to be changed, and a database of the test's own."""
    shutil.copytree(read_paper / "data", tmp_path / "data")
    return settings_for(tmp_path, articles=read_paper / "articles")


@pytest.fixture
async def own_paper(tmp_path: Path) -> Settings:
    """Settings for a paper that the test may change; it is read."""
    write_paper(tmp_path / "articles")
    settings = settings_for(tmp_path)
    await fill(settings)
    return settings


@pytest.fixture
def newsroom(stand_in: StandIn, settings: Settings) -> Newsroom:
    """The stand-in and the paper, without a bot."""
    return Newsroom(stand_in, settings)


@pytest.fixture
def own_newsroom(stand_in: StandIn, own_paper: Settings) -> Newsroom:
    """A newsroom whose paper the test may change."""
    return Newsroom(stand_in, own_paper)


@pytest.fixture
async def bot(newsroom: Newsroom) -> AsyncIterator[Served]:
    """The bot, connected."""
    async with newsroom.serving() as served:
        yield served
