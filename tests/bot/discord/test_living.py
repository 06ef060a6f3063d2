"""What goes on beside the answering, in a bot that runs: feeds, and a folder that is watched."""

import asyncio
import logging
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot import watching
from bot.living import living
from tests.bot.discord.driving import Log, Newsroom
from tests.bot.discord.papers import write
from tests.bot.discord.test_process import running
from tests.corpus.fetching.test_feeds import entry, feed
from tests.corpus.fetching.web_server import Site, serving
from tests.stand_in import StandIn

WATCHED = "reloaded for the watched folder: 0 added, 0 updated"
FERRY = "How late is the ferry to Plenty?"


@pytest.fixture
def site() -> Iterator[Site]:
    """A web site on this machine."""
    with serving() as made:
        yield made


@pytest.fixture(autouse=True)
def soon(monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder has settled at once."""
    monkeypatch.setattr(watching, "_SETTLED", 50)
    monkeypatch.setattr(watching, "_LOOK", 100)


async def test_a_feed_is_fetched_and_read(own_newsroom: Newsroom, site: Site, log: Log) -> None:
    """While questions are answered; what fails is a line in the log, without what may be secret."""
    site.pages["/feed"] = feed(entry("late", "The ferry to Plenty is nine hours late."))
    feeds = (site.at("/feed?key=secret"), site.at("/gone?key=secret"))
    changes = {"feeds": feeds, "fetch_loopback": True}
    async with own_newsroom.serving(**changes) as bot, living(bot.archive, bot.client.settings):
        await log.line("reloaded for a feed: 1 added")
        reply = await own_newsroom.ask(FERRY)
    assert "nine hours late" in reply.text
    gone = await log.line("Not fetched")
    assert gone.levelno == logging.WARNING
    assert "404" in gone.getMessage()
    assert not any("secret" in record.getMessage() for record in log.records)


async def test_a_folder_is_read_when_it_has_changed(own_newsroom: Newsroom, log: Log) -> None:
    """New, changed and removed files; hidden ones and the database's own are no change."""
    articles = own_newsroom.settings.articles
    within = {"database": articles / "dateline.sqlite3", "watch": True}
    async with own_newsroom.serving(**within) as bot:
        await bot.archive.reload()
        async with living(bot.archive, bot.client.settings):
            await log.line(WATCHED)
            (articles / ".hidden").write_text("x")
            write(articles, "late.txt", "date 2025-03-03 The ferry to Plenty is nine hours late.")
            await log.line("reloaded for the watched folder: 1 added")
            (articles / "late.txt").unlink()
            await log.line("1 removed")
            await asyncio.sleep(0.5)
    reloads = [r for r in log.records if r.getMessage().startswith("reloaded for the watched")]
    assert len(reloads) == 3


async def test_a_folder_that_goes_and_comes_back(own_newsroom: Newsroom, log: Log) -> None:
    """Is waited for; the archive answers meanwhile, and is read again then."""
    articles = own_newsroom.settings.articles
    async with own_newsroom.serving(watch=True) as bot, living(bot.archive, bot.client.settings):
        await log.line(WATCHED)
        articles.rename(articles.with_name("elsewhere"))
        await log.line("are not there: waiting for them")
        assert bot.archive.is_filled
        write(articles.with_name("elsewhere"), "late.txt", "date 2025-03-03 It is late.")
        shutil.move(articles.with_name("elsewhere"), articles)
        await log.line("reloaded for the watched folder: 1 added")


async def test_a_reload_that_is_refused(own_newsroom: Newsroom, log: Log) -> None:
    """Is a line in the log that says what to do, and the watching goes on."""
    articles = own_newsroom.settings.articles
    async with own_newsroom.serving(watch=True) as bot, living(bot.archive, bot.client.settings):
        await log.line(WATCHED)
        kept = {path: path.read_bytes() for path in articles.iterdir()}
        for path in kept:
            path.unlink()
        line = await log.line("not reloaded for the watched")
        assert "--force" in line.getMessage()
        for path, content in kept.items():
            path.write_bytes(content)
        write(articles, "late.txt", "date 2025-03-03 The ferry is nine hours late.")
        await log.line("reloaded for the watched folder: 1 added")


async def test_a_single_file_is_watched(own_newsroom: Newsroom, tmp_path: Path, log: Log) -> None:
    """Also where it is put in place of the one before."""
    file = tmp_path / "one" / "late.txt"
    file.parent.mkdir()
    write(tmp_path / "one", "late.txt", "date 2025-03-03 The ferry is nine hours late.")
    changes = {"articles": file, "database": tmp_path / "one.sqlite3", "watch": True}
    async with own_newsroom.serving(**changes) as bot:
        await bot.archive.reload()
        async with living(bot.archive, bot.client.settings):
            await log.line(WATCHED)
            write(tmp_path, "new.txt", "date 2025-03-03 The ferry is ten hours late.")
            (tmp_path / "new.txt").replace(file)
            await log.line("reloaded for the watched folder: 0 added, 1 updated")


async def test_a_bot_with_feeds_alone(stand_in: StandIn, tmp_path: Path, site: Site) -> None:
    """Has their entries from its first start, and ends cleanly."""
    (tmp_path / "articles").mkdir()
    site.pages["/feed"] = feed(entry("late"))
    environment = {"FEEDS": site.at("/feed"), "FETCH_LOOPBACK": "true", "WATCH": "true"}
    async with running(tmp_path, stand_in.port, **environment) as run:
        await run.line("1 new entry")
        await stand_in.ready()
        run.process.terminate()
        assert await run.ended() == 0
    assert "Traceback" not in run.text
