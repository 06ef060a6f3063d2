import json
from datetime import date
from typing import Any

import pytest
from aiohttp import web

from corpus.fetching import Fetched, Web, fetch_feed
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


async def test_a_feed_that_asks_for_patience(source: Source, site: Site, anywhere: Web) -> None:
    """Is left alone for so long, by whoever fetches it."""
    site.pages["/"] = lambda _: web.Response(status=429, headers={"Retry-After": "7200"})
    assert (await fetch_feed(site.at("/"), source, anywhere)).wait == 7200


async def test_a_damaged_file_of_a_feed(source: Source, site: Site, anywhere: Web) -> None:
    """Costs what is damaged in it alone, and what was noted of its server nothing."""
    site.pages["/"] = feed(entry("one"), entry("two"))
    await fetch_feed(site.at("/"), source, anywhere)
    (file,) = (source.added / "feeds").iterdir()
    lines = file.read_text("utf-8").split("\n")
    file.write_text("\n".join([lines[0], "{no JSON", "[]", json.dumps({"id": 7})]), "utf-8")
    source.database.with_name(source.database.name + ".feeds").write_text("no JSON")
    assert await fetch_feed(site.at("/"), source, anywhere) == Fetched(site.at("/"), new=1)
    report = await fill(source)
    assert (counts(report), report.rejected) == ((2, 0, 0, 0), ())
