import json
import time
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from aiohttp import web

from corpus.fetching import Fetched, Web, fetch_feed, is_unread, mark_read
from corpus.ingest import Source
from tests.corpus.fetching.web_server import Handler, Site
from tests.corpus.making import counts, fill, stored_in
from tests.corpus.readers.wire import MARKUP, rss

ENTRY = """<title>{title}</title><link>https://courier.example/{name}</link><guid>{guid}</guid>
<pubDate>{day}</pubDate><content:encoded><![CDATA[<p>{text}</p>{markup}]]></content:encoded>"""


def entry(name: str, text: str = "The ferry sails.", **fields: str) -> str:
    """An entry of a feed, with a guid of its own unless it says otherwise."""
    given = {"guid": f"urn:{name}", "title": name.title(), "day": "Mon, 03 Mar 2025 09:00:00 GMT"}
    return ENTRY.format(**{**given, "name": name, "text": text, "markup": MARKUP, **fields})


def feed(*entries: str, **response: Any) -> Handler:
    """A response with a feed of these entries."""
    body = rss("</item><item>".join(entries)).encode()
    return lambda _: web.Response(body=body, content_type="application/rss+xml", **response)


async def test_entries_come_change_and_stay(source: Source, site: Site, anywhere: Web) -> None:
    """One that has gone from the feed stays in the archive; one that has changed is changed."""
    address = site.at("/feed?key=secret")
    told = Fetched(site.at("/feed"))
    site.pages["/feed"] = feed(entry("one"), entry("two"))
    assert await fetch_feed(address, source, anywhere) == Fetched(told.address, new=2)
    assert counts(await fill(source)) == (2, 0, 0, 0)
    site.pages["/feed"] = feed(entry("two", "The ferry sank."), entry("three"))
    assert await fetch_feed(address, source, anywhere) == Fetched(told.address, 1, 1)
    assert counts(await fill(source)) == (1, 1, 1, 0)
    assert await fetch_feed(address, source, anywhere) == told
    stored = await stored_in(source)
    assert set(stored) == {"urn:one", "urn:two", "urn:three"}
    two = stored["urn:two"].article
    assert two.text.startswith("The ferry sank.")
    assert (two.published, two.date_source) == (date(2025, 3, 3), "feed")
    assert (two.publisher, two.url) == ("Port Ellery Courier", "https://courier.example/two")
    kept = b"".join(one.read_bytes() for one in source.database.parent.rglob("*") if one.is_file())
    assert b"secret" not in kept


async def test_a_feed_that_has_not_changed_is_not_sent(
    source: Source, site: Site, anywhere: Web
) -> None:
    """What its server said last is sent along; all is asked for where nothing is kept."""
    said = {"ETag": '"1"', "Last-Modified": "Mon, 03 Mar 2025 09:00:00 GMT"}
    whole = feed(entry("one"), headers=said)
    site.pages["/"] = lambda request: (
        web.Response(status=304) if "If-None-Match" in request.headers else whole(request)
    )
    assert (await fetch_feed(site.at("/"), source, anywhere)).new == 1
    assert await fetch_feed(site.at("/"), source, anywhere) == Fetched(site.at("/"))
    assert site.requests[1][1]["If-None-Match"] == '"1"'
    for file in (source.added / "feeds").iterdir():
        file.unlink()
    assert (await fetch_feed(site.at("/"), source, anywhere)).new == 1


async def test_two_feeds_are_two(source: Source, site: Site, anywhere: Web) -> None:
    """Also where their entries are numbered alike, and where but the query tells them apart."""
    first, second = (site.at(f"/feed?topic={n}") for n in "12")
    for address, text in ((first, "Sails."), (second, "Sank.")):
        site.pages["/feed"] = feed(entry(text, text, guid="1"))
        assert (await fetch_feed(address, source, anywhere)).new == 1
    report = await fill(source)
    assert (counts(report), report.rejected) == ((2, 0, 0, 0), ())


async def test_an_entry_without_an_id_is_known_again(
    source: Source, site: Site, anywhere: Web
) -> None:
    """Wherever it stands then."""
    bare = "<description>The ferry to Plenty is {}, all of it.</description>"
    for entries in (["back"], ["late", "back"], ["gone", "late", "back"]):
        site.pages["/"] = feed(*(bare.format(one) for one in entries))
        assert (await fetch_feed(site.at("/"), source, anywhere)).new == 1
        report = await fill(source)
    assert report.articles == 3


@pytest.mark.parametrize(
    ("response", "reason"),
    [
        ({"status": 404}, "404 Not Found"),
        ({"status": 410}, "410 Gone"),
        ({"status": 500}, "500"),
        ({"body": b"<html><body><p>No feed</p></body></html>"}, "no RSS or Atom feed"),
        ({"body": b""}, "no RSS or Atom feed"),
        ({"body": rss("").encode()}, "none of its entries has text"),
        ({"body": b'<!DOCTYPE a [<!ENTITY b "c">]><rss>&b;</rss>'}, "declares entities"),
    ],
)
async def test_a_feed_that_cannot_be_read_costs_nothing(
    source: Source, site: Site, anywhere: Web, response: dict[str, Any], reason: str
) -> None:
    """What was there of it stays, and it says why."""
    site.pages["/"] = feed(entry("one"))
    await fetch_feed(site.at("/"), source, anywhere)
    site.pages["/"] = lambda _: web.Response(**response)
    fetched = await fetch_feed(site.at("/"), source, anywhere)
    assert reason in f"{fetched.reason}"
    assert counts(await fill(source)) == (1, 0, 0, 0)


async def test_a_feed_that_asks_for_patience(
    source: Source, site: Site, anywhere: Web, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Is left alone for so long, by whoever fetches it, and asked again then."""
    site.pages["/"] = lambda _: web.Response(status=429, headers={"Retry-After": "7200"})
    monkeypatch.setattr(time, "time", lambda: 1_000_000.0)
    assert (await fetch_feed(site.at("/"), source, anywhere)).wait == 7200
    site.pages["/"] = feed(entry("one"))
    monkeypatch.setattr(time, "time", lambda: 1_007_000.0)
    refused = await fetch_feed(site.at("/"), source, anywhere)
    assert (refused.wait, len(site.requests)) == (200, 1)
    assert refused.reason == "its server asked to be left alone for 4 more minutes"
    monkeypatch.setattr(time, "time", lambda: 1_007_201.0)
    assert (await fetch_feed(site.at("/"), source, anywhere)).new == 1


async def test_a_damaged_file_of_a_feed(source: Source, site: Site, anywhere: Web) -> None:
    """Costs what is damaged in it alone, and what was noted of its server nothing."""
    site.pages["/"] = feed(entry("one"), entry("two"))
    await fetch_feed(site.at("/"), source, anywhere)
    (file,) = (source.added / "feeds").iterdir()
    lines = file.read_text("utf-8").split("\n")
    file.write_text("\n".join([lines[0], "{no JSON", "[]", json.dumps({"id": 7})]), "utf-8")
    file.write_bytes(file.read_bytes() + b"\n\xff\xfe")
    source.database.with_name(source.database.name + ".feeds").write_text("no JSON")
    assert await fetch_feed(site.at("/"), source, anywhere) == Fetched(site.at("/"), new=1)
    report = await fill(source)
    assert (counts(report), report.rejected) == ((2, 0, 0, 0), ())


@pytest.mark.parametrize(
    "address",
    ["http://[", "http://a.example:99999/", "http://a..example/", f"http://{'a' * 70}.b/"],
)
async def test_an_address_that_is_none(source: Source, anywhere: Web, address: str) -> None:
    """Is a sentence, as where the host cannot be."""
    fetched = await fetch_feed(address, source, anywhere)
    assert fetched.reason
    assert fetched.reason.startswith("it")


async def test_a_database_in_the_current_folder(
    tmp_path: Path, site: Site, anywhere: Web, monkeypatch: pytest.MonkeyPatch, source: Source
) -> None:
    """Named by its name alone; nothing is written but beside it."""
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    site.pages["/"] = feed(entry("one"), headers={"ETag": '"1"'})
    bare = replace(source, database=Path("news.sqlite"))
    assert (await fetch_feed(site.at("/"), bare, anywhere)).new == 1
    beside = {file.name for file in (tmp_path / "here").iterdir()}
    assert beside == {"news.sqlite.added", "news.sqlite.feeds", "news.sqlite.unread"}
    assert {file.name for file in tmp_path.iterdir()} == {"here", "articles"}


async def test_what_cannot_be_remembered(source: Source, site: Site, anywhere: Web) -> None:
    """Of a server costs nothing of what it has sent."""
    source.database.with_name(source.database.name + ".feeds").mkdir(parents=True)
    site.pages["/"] = feed(entry("one"), headers={"ETag": '"1"'})
    assert (await fetch_feed(site.at("/"), source, anywhere)) == Fetched(site.at("/"), new=1)


async def test_what_no_reload_has_read(source: Source, site: Site, anywhere: Web) -> None:
    """Is known until somebody says that it was; what is as it was is no news."""
    site.pages["/"] = feed(entry("one"))
    assert not is_unread(source.database)
    await fetch_feed(site.at("/"), source, anywhere)
    assert is_unread(source.database)
    mark_read(source.database)
    await fetch_feed(site.at("/"), source, anywhere)
    assert not is_unread(source.database)


async def test_what_fields_are_called_elsewhere(source: Source, site: Site, anywhere: Web) -> None:
    """Is of no matter to what came of a feed."""
    site.pages["/"] = feed(entry("one"))
    await fetch_feed(site.at("/"), source, anywhere)
    columns = (("title", "source"), ("published", "updated"), ("text", "title"))
    await fill(replace(source, limits=replace(source.limits, columns=columns)))
    article = (await stored_in(source))["urn:one"].article
    assert (article.title, article.publisher) == ("One", "Port Ellery Courier")
    assert (article.published, article.date_source) == (date(2025, 3, 3), "feed")
    assert article.text.startswith("The ferry sails.")


async def test_a_summary_without_a_headline(source: Source, site: Site, anywhere: Web) -> None:
    """Still says that it is no more."""
    site.pages["/"] = feed("<guid>urn:one</guid><description>The ferry is back.</description>")
    await fetch_feed(site.at("/"), source, anywhere)
    await fill(source)
    title = (await stored_in(source))["urn:one"].article.title
    assert title == "The ferry is back. (summary from the feed)"


async def test_an_entry_of_two_feeds(source: Source, site: Site, anywhere: Web) -> None:
    """As of two sections of one newspaper, is kept once, and rejected nowhere."""
    site.pages["/news"] = feed(entry("one"), entry("two"))
    site.pages["/local"] = feed(entry("two"), headers={"ETag": '"1"'})
    assert (await fetch_feed(site.at("/news"), source, anywhere)).new == 2
    for _ in range(2):
        assert await fetch_feed(site.at("/local"), source, anywhere) == Fetched(site.at("/local"))
    assert site.requests[-1][1]["If-None-Match"] == '"1"'
    report = await fill(source)
    assert (counts(report), report.rejected, report.notes) == ((2, 0, 0, 0), (), ())
    site.pages["/local"] = feed(entry("two", "Changed here."), entry("three"))
    assert (await fetch_feed(site.at("/local"), source, anywhere)).new == 1
    assert counts(await fill(source)) == (1, 0, 2, 0)
