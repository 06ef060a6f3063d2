"""What goes on beside the answering, in a bot that runs: feeds, and a folder that is watched."""

import asyncio
import logging
import shutil
import signal
from contextlib import aclosing
from pathlib import Path
from typing import cast
from unittest.mock import AsyncMock

import pytest
from aiohttp import web

from bot import feeding, watching
from bot.living import living
from bot.opening import source_of
from corpus.fetching import Web, fetch_feed
from tests.bot.discord.driving import Log, Newsroom
from tests.bot.discord.papers import write
from tests.bot.discord.test_process import posix, running
from tests.corpus.fetching.test_feeds import entry, feed
from tests.corpus.fetching.web_server import Site
from tests.stand_in import StandIn
from tests.stand_in.interactions import PATIENCE

WATCHED = "reloaded for the watched folder: 0 added, 0 updated"
FERRY = "How late is the ferry to Plenty?"


@pytest.fixture(autouse=True)
def soon(monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder has settled at once."""
    monkeypatch.setattr(watching, "_SETTLED", 0.05)
    monkeypatch.setattr(watching, "_LOOK", 0.1)
    monkeypatch.setattr(watching, "_TICK", 50)


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


async def test_feeds_are_fetched_now_and_then(
    own_newsroom: Newsroom, site: Site, log: Log, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every so many minutes; what is as it was leads to no reload, and to no line but at DEBUG."""
    monkeypatch.setattr(feeding, "_MINUTE", 0.01)
    first = feed(entry("late"), headers={"ETag": '"1"'})
    unchanged = asyncio.Event()
    loop = asyncio.get_running_loop()

    def answer(request: web.Request) -> web.StreamResponse:
        if request.headers.get("If-None-Match") != '"1"':
            return cast("web.StreamResponse", first(request))
        if len(site.requests) > 5:
            loop.call_soon_threadsafe(unchanged.set)
        return web.Response(status=304)

    site.pages["/feed"] = answer
    changes = {"feeds": (site.at("/feed"),), "feed_minutes": 1, "fetch_loopback": True}
    async with own_newsroom.serving(**changes) as bot, living(bot.archive, bot.client.settings):
        await log.line("reloaded for a feed: 1 added")
        async with asyncio.timeout(PATIENCE):
            await unchanged.wait()
        site.pages["/feed"] = feed(entry("late"), entry("later"), entry("latest"))
        await log.line("reloaded for a feed: 2 added")
    lines = [record.getMessage() for record in log.records]
    assert sum("reloaded" in line for line in lines) == 2
    assert not any("Nothing new" in line for line in lines)


async def test_what_was_fetched_and_not_read(own_newsroom: Newsroom, site: Site, log: Log) -> None:
    """As where the reload was refused, or the bot was ended: the next start reads it."""
    site.pages["/feed"] = feed(entry("late"), headers={"ETag": '"1"'})
    settings = own_newsroom.settings
    async with Web.open(loopback=True) as opened:
        await fetch_feed(site.at("/feed"), source_of(settings), opened)
    site.pages["/feed"] = lambda _: web.Response(status=304)
    changes = {"feeds": (site.at("/feed"),), "fetch_loopback": True}
    async with own_newsroom.serving(**changes) as bot, living(bot.archive, bot.client.settings):
        await log.line("reloaded for a feed: 1 added")


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


async def test_a_link_is_watched(own_newsroom: Newsroom, tmp_path: Path, log: Log) -> None:
    """For what it leads to, also when it has led elsewhere for a while."""
    articles, link = own_newsroom.settings.articles, tmp_path / "link"
    try:
        link.symlink_to(articles)
    except OSError:
        pytest.skip("links may not be made here")
    changes = {"articles": link, "database": tmp_path / "link.sqlite3", "watch": True}
    async with own_newsroom.serving(**changes) as bot:
        await bot.archive.reload()
        async with living(bot.archive, bot.client.settings):
            await log.line(WATCHED)
            write(articles, "late.txt", "date 2025-03-03 The ferry to Plenty is nine hours late.")
            await log.line("reloaded for the watched folder: 1 added")
            link.unlink()
            link.symlink_to(tmp_path)
            await log.line("was filled from")
            for name in ("later.txt", "latest.txt"):
                write(articles, name, f"date 2025-03-04 The ferry to Plenty is {name}.")
            link.unlink()
            link.symlink_to(articles)
            await log.line("reloaded for the watched folder: 2 added")


async def test_a_folder_that_goes_before_it_is_watched(
    own_newsroom: Newsroom, log: Log, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Between the look at it and the watch on it: it is waited for like any other."""
    articles = own_newsroom.settings.articles
    look = watching._when_there

    async def gone_then(path: Path) -> tuple[int, int]:
        found = await look(path)
        if not log.records or "waiting" not in log.records[-1].getMessage():
            articles.rename(articles.with_name("elsewhere"))
            monkeypatch.setattr(watching, "_when_there", look)
        return found

    async with own_newsroom.serving(watch=True) as bot:
        monkeypatch.setattr(watching, "_when_there", gone_then)
        async with living(bot.archive, bot.client.settings):
            await log.line("are not there: waiting for them")
            articles.with_name("elsewhere").rename(articles)
            await log.line(WATCHED)


async def test_a_folder_that_never_settles(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Is read all the same now and then."""
    monkeypatch.setattr(watching, "_SETTLED", 0.4)
    monkeypatch.setattr(watching, "_LONGEST", 1.0)
    enough = asyncio.Event()

    async def write_on() -> None:
        while not enough.is_set():
            (tmp_path / "late.txt").write_text(f"{asyncio.get_running_loop().time()}")
            await asyncio.sleep(0.02)

    async with aclosing(watching.settled(tmp_path, tmp_path / "a.sqlite3")) as changes:
        await anext(changes)  # as it is when the watching begins
        writing = asyncio.create_task(write_on())
        async with asyncio.timeout(20):
            for _ in range(2):
                await anext(changes)
                assert not writing.done()
        enough.set()
        await writing


async def test_what_cannot_be_watched(
    tmp_path: Path, log: Log, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As where the system watches no more folders: it is said, and tried again."""
    tries = 0

    def refuse(*_: object, **__: object) -> None:
        nonlocal tries
        tries += 1
        raise OSError("no more watches")

    monkeypatch.setattr(watching, "_LONGEST", 0.01)
    monkeypatch.setattr("watchfiles.main.RustNotify", refuse)
    async with aclosing(watching.settled(tmp_path, tmp_path / "a.sqlite3")) as changes:
        waiting = asyncio.ensure_future(anext(changes))
        await log.line("cannot be watched: no more watches")
        while tries < 2:  # noqa: ASYNC110 - the watch counts, and tells nobody
            await asyncio.sleep(0.01)
        waiting.cancel()
        await asyncio.gather(waiting, return_exceptions=True)


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


async def test_a_reload_that_cannot_begin(
    own_newsroom: Newsroom, log: Log, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As where no process can be started: that is a line too, and the next one is tried."""
    async with own_newsroom.serving(watch=True) as bot, living(bot.archive, bot.client.settings):
        await log.line(WATCHED)
        with monkeypatch.context() as broken:
            broken.setattr(bot.archive, "reload", AsyncMock(side_effect=OSError("no processes")))
            write(own_newsroom.settings.articles, "late.txt", "date 2025-03-03 It is late.")
            await log.line("not reloaded for the watched folder: no processes")
        write(own_newsroom.settings.articles, "later.txt", "date 2025-03-03 It is later.")
        await log.line("reloaded for the watched folder: 2 added")


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


@posix
async def test_a_bot_with_feeds_alone(stand_in: StandIn, tmp_path: Path, site: Site) -> None:
    """Has their entries from its first start, and ends cleanly."""
    (tmp_path / "articles").mkdir()
    site.pages["/feed"] = feed(entry("late"))
    environment = {"FEEDS": site.at("/feed"), "FETCH_LOOPBACK": "true", "WATCH": "true"}
    async with running(tmp_path, stand_in.port, **environment) as run:
        await run.line("1 new entry")
        await stand_in.ready()
        code, seconds = await run.stopped(signal.SIGTERM)
    assert (code, seconds < 2) == (0, True), seconds
    assert "Traceback" not in run.text
