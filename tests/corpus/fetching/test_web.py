import asyncio
import gzip
import socket
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from typing import Any, cast

import aiohttp
import pytest
from aiohttp import web
from aiohttp.abc import AbstractResolver, ResolveResult

from corpus.fetching import Refused, Web, shown
from corpus.fetching.web import Limit, Validators
from tests.corpus.fetching.web_server import Handler, Site, serving


class Names(AbstractResolver):
    """Names that mean what one says, of which another answer is given each time it is asked."""

    def __init__(self, **names: list[list[str]]) -> None:
        self.names = names

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        """The addresses of the host."""
        answers = self.names[host.partition(".")[0]]
        found = answers.pop(0) if len(answers) > 1 else answers[0]
        rest = {"hostname": host, "port": port, "family": family, "proto": 0, "flags": 0}
        return [cast("ResolveResult", {**rest, "host": one}) for one in found]

    async def close(self) -> None:
        """Nothing is open."""


def moved(to: str, status: int = 302) -> Handler:
    """A redirect."""
    return answer(status=status, headers={"Location": to, "Set-Cookie": "known=you"})


def answer(**response: Any) -> Handler:
    """The same response each time."""
    return lambda _: web.Response(**response)


async def reason(opened: Web, address: str) -> str:
    """Why it is not fetched."""
    with pytest.raises(Refused) as caught:
        await opened.fetch(address)
    return str(caught.value)


async def test_a_page_is_fetched(site: Site, anywhere: Web) -> None:
    """Through redirects; with an agent that says who asks, and no cookies of one before."""
    site.pages = {"/": moved("a"), "/a": moved("/b", 308), "/b": "Ähren".encode()}
    found = await anywhere.fetch(site.at("/#top"))
    assert (found.address, found.content) == (site.at("/b"), "Ähren".encode())
    assert (found.content_type, found.declared) == ("text/html", "text/html; charset=utf-8")
    assert [path for path, _ in site.requests] == ["/", "/a", "/b"]
    assert all(headers["User-Agent"].startswith("Dateline/") for _, headers in site.requests)
    assert not any("Cookie" in headers for _, headers in site.requests)


async def test_what_has_not_changed_is_not_sent_again(site: Site, anywhere: Web) -> None:
    """Its validators are sent, and the answer has no content."""
    said = {"ETag": '"1"', "Last-Modified": "Mon, 03 Mar 2025 09:00:00 GMT"}
    site.pages["/"] = lambda request: (
        web.Response(status=304)
        if request.headers.get("If-None-Match") == '"1"'
        else web.Response(body=b"x", headers=said)
    )
    first = await anywhere.fetch(site.at("/"))
    assert first.validators == Validators('"1"', "Mon, 03 Mar 2025 09:00:00 GMT")
    assert (await anywhere.fetch(site.at("/"), first.validators)).content is None
    assert site.requests[1][1]["If-Modified-Since"] == "Mon, 03 Mar 2025 09:00:00 GMT"


@pytest.mark.parametrize(
    "address",
    [
        "http://10.0.0.1/",
        "http://169.254.169.254/latest/meta-data/",
        "http://[::ffff:192.168.0.1]/",
        "http://[fe80::1]/",
        "http://router.example/",
        "http://both.example/",
    ],
)
async def test_a_private_address_is_refused_whoever_leads_there(site: Site, address: str) -> None:
    """At once, after a redirect, by name, and where one of a host's addresses is private."""
    names = Names(router=[["192.168.0.1"]], both=[["127.0.0.1", "10.0.0.1"]])
    async with Web.open(loopback=True, resolver=names) as opened:
        assert "public internet" in await reason(opened, address)
        site.pages["/"] = moved(address)
        assert "public internet" in await reason(opened, site.at("/"))


@pytest.mark.parametrize(
    "host",
    (
        "127.0.0.1 localhost 0x7f.1 2130706433 [::1] 0 127.0.0.1. 0177.0.0.1 127.1 a@127.0.0.1"
        " [::ffff:127.0.0.1] [::ffff:7f00:1] [::1%lo] [64:ff9b::7f00:1] 127。0。0。1 ①②⑦.⓪.⓪.①"
    ).split(),
)
async def test_this_machine_is_refused_unless_it_is_opened(site: Site, host: str) -> None:
    """However it is written."""
    port = site.address.rpartition(":")[2]
    site.pages["/"] = b"secret"
    async with Web.open() as opened:
        with pytest.raises(Refused):
            await opened.fetch(f"http://{host}:{port}/")
    assert site.requests == []


async def test_a_name_that_means_another_host_a_moment_later(site: Site) -> None:
    """Each connection goes to an address that was looked at, and the next one is looked at anew."""
    port = site.address.rpartition(":")[2]
    names = Names(twice=[["127.0.0.1"], ["10.0.0.1"]])
    site.pages["/"] = moved(f"http://twice.example:{port}/there")
    site.pages["/there"] = b"here"
    async with Web.open(loopback=True, resolver=names) as opened:
        assert (await opened.fetch(site.at("/"))).content == b"here"
        site.pages["/"] = moved(f"http://twice.example:{port}/again")
        assert "public internet" in await reason(opened, site.at("/"))


@pytest.mark.parametrize(
    ("page", "said"),
    [
        (answer(status=404), "404 Not Found"),
        (answer(status=410), "410 Gone"),
        (answer(status=500), "500 Internal Server Error"),
        (answer(status=299), "299"),
        (moved("/"), "more than 5 times"),
        (moved("file:///etc/passwd"), "leads to none"),
        (moved("http://[/"), "no address of the web"),
        (answer(body=b"x" * 2000), "larger than 1,000 bytes"),
        (
            answer(body=gzip.compress(b"x" * 99_999), headers={"Content-Encoding": "gzip"}),
            "larger than 1,000 bytes",
        ),
        (answer(body=b"no", headers={"Content-Encoding": "gzip"}), "cannot be unpacked"),
    ],
)
async def test_what_cannot_be_fetched(site: Site, page: Handler, said: str) -> None:
    """Is a sentence that says why."""
    site.pages["/"] = page
    async with Web.open(loopback=True, limit=Limit(bytes=1000)) as opened:
        assert said in await reason(opened, site.at("/"))


async def test_little_that_unpacks_to_much(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """Is measured piece by piece, and others have their turn between two of them."""
    turns, seen = 0, []
    iter_chunked = aiohttp.StreamReader.iter_chunked

    async def take_turns() -> None:
        nonlocal turns
        while True:
            turns += 1
            await asyncio.sleep(0)

    async def noting(reader: aiohttp.StreamReader, size: int) -> AsyncIterator[bytes]:
        async for piece in iter_chunked(reader, size):
            seen.append(turns)
            yield piece

    monkeypatch.setattr(aiohttp.StreamReader, "iter_chunked", noting)
    bomb = gzip.compress(b" " * 40_000_000)
    assert len(bomb) < 50_000
    site.pages["/"] = answer(body=bomb, headers={"Content-Encoding": "gzip"})
    others = asyncio.create_task(take_turns())
    async with Web.open(loopback=True, limit=Limit(bytes=20_000_000)) as opened:
        assert "larger than 20,000,000 bytes" in await reason(opened, site.at("/"))
    others.cancel()
    assert len(seen) > 100
    assert sorted(set(seen)) == seen


@pytest.mark.parametrize("address", ["ftp://a.example/", "http://", "http:///a", "a.example", ""])
async def test_what_is_no_address(anywhere: Web, address: str) -> None:
    """Nor one of the web."""
    assert "no address of the web" in await reason(anywhere, address)


async def test_a_host_that_is_not_there(anywhere: Web) -> None:
    """By name, and where nothing listens."""
    assert "cannot be found" in await reason(anywhere, "http://nowhere.invalid/")
    assert "(Connection refused)" in await reason(anywhere, "http://127.0.0.1:1/")


async def test_a_server_that_takes_too_long(site: Site) -> None:
    """In all, also where something comes now and then."""

    async def drip(request: web.Request) -> web.StreamResponse:
        response = web.StreamResponse()
        await response.prepare(request)
        for _ in range(1000):
            await response.write(b"x")
            await asyncio.sleep(0.01)
        return response

    site.pages["/"] = drip
    async with Web.open(loopback=True, limit=Limit(seconds=0.3)) as opened:
        assert "longer than 0.3 seconds" in await reason(opened, site.at("/"))


@pytest.mark.parametrize(
    ("asked", "wait"), [("120", 120), ("soon", 0), ("-3", 0), ("9" * 99, 604_800)]
)
async def test_a_server_that_asks_to_be_left_alone(
    site: Site, anywhere: Web, asked: str, wait: float
) -> None:
    """Is heard, for a week at most."""
    site.pages["/"] = answer(status=503, headers={"Retry-After": asked})
    with pytest.raises(Refused) as caught:
        await anywhere.fetch(site.at("/"))
    assert caught.value.wait == wait


async def test_a_server_that_names_a_time(site: Site, anywhere: Web) -> None:
    """Until which it asks to be left alone."""
    then = format_datetime(datetime.now(UTC) + timedelta(hours=1), usegmt=True)
    site.pages["/"] = answer(status=429, headers={"Retry-After": then})
    with pytest.raises(Refused) as caught:
        await anywhere.fetch(site.at("/"))
    assert 3500 < caught.value.wait <= 3600


async def test_proxies_of_the_environment_are_not_used(
    site: Site, anywhere: Web, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Which would connect to whatever they are asked for."""
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:1")
    site.pages["/"] = b"here"
    assert (await anywhere.fetch(site.at("/"))).content == b"here"


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("https://me:secret@a.example/feed?key=secret#secret", "https://a.example/feed"),
        ("http://[", "an address"),
        ("secret", "an address"),
    ],
)
def test_what_is_shown_of_an_address(address: str, said: str) -> None:
    """Nothing that may be secret."""
    assert shown(address) == said


async def test_a_password_goes_to_the_host_that_it_is_for(site: Site, anywhere: Web) -> None:
    """And after a redirect to no other one, which a server on another port is."""
    with serving() as other:
        site.pages["/"] = moved("/within")
        site.pages["/within"] = moved(other.at("/elsewhere"))
        other.pages["/elsewhere"] = b"here"
        found = await anywhere.fetch(site.at("/").replace("//", "//me:secret@"))
    assert found.address == other.at("/elsewhere")
    assert ["Authorization" in headers for _, headers in site.requests] == [True, True]
    assert ["Authorization" in headers for _, headers in other.requests] == [False]
