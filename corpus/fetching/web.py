"""An address -> what stands there, within limits of time and size, from the public internet alone.

Each host that is asked, after each redirect too, must have public addresses and no others; the
connection is then made to one of those, so that a name that means another host a moment later is
of no use. No proxy of the environment is used, and no cookie is kept. `adding` and `feeds` call it.
"""

import asyncio
import contextlib
import ipaddress
import os
import socket
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from importlib.metadata import version
from typing import Self

import aiohttp
from aiohttp.abc import AbstractResolver, ResolveResult
from yarl import URL

from corpus.fetching.addresses import is_public

SECONDS = 60.0
BYTES = 50_000_000
_REDIRECTS = 5
_MOVED = frozenset({301, 302, 303, 307, 308})
_WAIT = frozenset({429, 503})
_PIECE = 1 << 16
_LONGEST_WAIT = 7 * 24 * 3600  # seconds that a server may ask for
_AGENT = f"Dateline/{version('dateline')} (news archive; reads feeds and pages it is told to)"
_ACCEPT = "application/rss+xml, application/atom+xml, text/html, application/xml;q=0.9, */*;q=0.5"


class Refused(Exception):
    """Why nothing was fetched, said of the address; and the seconds to wait, if that was asked."""

    def __init__(self, reason: str, wait: float = 0.0) -> None:
        super().__init__(reason)
        self.wait = wait


@dataclass(frozen=True, slots=True)
class Validators:
    """What a server says by which it knows later whether anything has changed."""

    etag: str | None = None
    last_modified: str | None = None


@dataclass(frozen=True, slots=True)
class Response:
    """What stood at `address`, after redirects; `content` is None where it is as it was."""

    address: str
    content: bytes | None
    content_type: str
    declared: str  # the whole header, with the encoding
    validators: Validators
    at: datetime


def shown(address: str) -> str:
    """The address without what may be secret in it: a password, or a query with a key."""
    try:
        url = URL(address)
    except ValueError:
        return "an address"
    return (
        str(url.with_user(None).with_query(None).with_fragment(None)) if url.host else "an address"
    )


class Web:
    """Fetches; `Web.open` makes one. With `loopback`, this machine may be asked too, for tests."""

    def __init__(self, session: aiohttp.ClientSession, guard: "_Guard", limit: "Limit") -> None:
        self._session = session
        self._guard = guard
        self._limit = limit

    @classmethod
    @asynccontextmanager
    async def open(
        cls,
        *,
        loopback: bool = False,
        limit: "Limit | None" = None,
        resolver: AbstractResolver | None = None,
    ) -> AsyncIterator[Self]:
        """A way to the web for as long as this lasts; `resolver` finds the addresses of hosts."""
        guard = _Guard(resolver or aiohttp.ThreadedResolver(), loopback=loopback)
        connector = aiohttp.TCPConnector(resolver=guard, use_dns_cache=False, force_close=True)
        headers = {"User-Agent": _AGENT, "Accept": _ACCEPT}
        async with aiohttp.ClientSession(
            connector=connector,
            cookie_jar=aiohttp.DummyCookieJar(),
            headers=headers,
            timeout=aiohttp.ClientTimeout(total=None),
        ) as session:
            yield cls(session, guard, limit or Limit())

    async def fetch(self, address: str, known: Validators | None = None) -> Response:
        """What stands there, or that it has not changed since `known`. Raises Refused."""
        try:
            async with asyncio.timeout(self._limit.seconds):
                return await self._follow(address_of(address), known or Validators())
        except TimeoutError:
            raise Refused(f"it took longer than {self._limit.seconds:g} seconds") from None
        except aiohttp.ClientConnectorDNSError:
            raise Refused("its host cannot be found") from None
        except aiohttp.ClientPayloadError:
            raise Refused("what it sent is cut short or cannot be unpacked") from None
        except aiohttp.InvalidURL:
            raise Refused("it is no address of the web") from None
        except (aiohttp.ClientError, OSError, ValueError) as error:
            raise Refused(f"it cannot be reached ({_trouble(error)})") from error

    async def _follow(self, url: URL, known: Validators) -> Response:
        for _ in range(_REDIRECTS + 1):
            self._guard.check_literal(url)
            headers = _conditions(known)
            async with self._session.get(url, headers=headers, allow_redirects=False) as answer:
                if answer.status not in _MOVED or "Location" not in answer.headers:
                    return await self._response(url, answer)
                url = url.join(address_of(answer.headers["Location"], url))
        raise Refused(f"it was redirected more than {_REDIRECTS} times")

    async def _response(self, url: URL, answer: aiohttp.ClientResponse) -> Response:
        if answer.status == HTTPStatus.NOT_MODIFIED:
            content = None
        elif answer.status == HTTPStatus.OK:
            content = await self._read(answer)
        else:
            wait = _wait(answer.headers) if answer.status in _WAIT else 0.0
            raise Refused(f"it answered {answer.status} {_phrase(answer.status)}".rstrip(), wait)
        headers = answer.headers
        return Response(
            address=str(url.with_user(None).with_fragment(None)),
            content=content,
            content_type=answer.content_type.lower(),
            declared=headers.get("Content-Type", ""),
            validators=Validators(headers.get("ETag"), headers.get("Last-Modified")),
            at=datetime.now(UTC),
        )

    async def _read(self, answer: aiohttp.ClientResponse) -> bytes:
        """The content, which is measured unpacked."""
        content = bytearray()
        async for piece in answer.content.iter_chunked(_PIECE):
            content += piece
            await asyncio.sleep(0)  # as much may be unpacked of little that has come
            if len(content) > self._limit.bytes:
                raise Refused(f"it is larger than {self._limit.bytes:,} bytes")
        return bytes(content)


@dataclass(frozen=True, slots=True)
class Limit:
    """How long fetching may take, with all redirects, and how much may come."""

    seconds: float = SECONDS
    bytes: int = BYTES


class _Guard(AbstractResolver):
    """Finds the addresses of a host, and refuses the host if one of them is not public."""

    def __init__(self, inner: AbstractResolver, *, loopback: bool) -> None:
        self._inner = inner
        self._loopback = loopback

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        found = await self._inner.resolve(host, port, family)
        for one in found:
            self._check(one["host"])
        return found

    def check_literal(self, url: URL) -> None:
        """Raise Refused where the host is an address itself, which is never resolved."""
        with contextlib.suppress(ValueError):
            self._check(str(ipaddress.ip_address(url.host or "")))

    async def close(self) -> None:
        await self._inner.close()

    def _check(self, host: str) -> None:
        ip = ipaddress.ip_address(host.partition("%")[0])
        if not (is_public(ip) or (self._loopback and ip.is_loopback)):
            raise Refused("it is not on the public internet, or leads away from there")


def address_of(address: str, base: URL | None = None) -> URL:
    """The address. Raises Refused where it is none of the web."""
    try:
        url = URL(address.strip())
        whole = base.join(url) if base else url
    except ValueError:
        raise Refused("it is no address of the web") from None
    if whole.scheme not in {"http", "https"} or not whole.host:
        raise Refused("it is no address of the web" if base is None else "it leads to none")
    return whole


def _trouble(error: Exception) -> str:
    """What went wrong, in the system's words where it has some: the library's may say too much."""
    known = isinstance(error, OSError) and error.errno
    return os.strerror(known) if known else type(error).__name__


def _conditions(known: Validators) -> Mapping[str, str]:
    pairs = {"If-None-Match": known.etag, "If-Modified-Since": known.last_modified}
    return {name: value for name, value in pairs.items() if value}


def _phrase(status: int) -> str:
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return ""


def _wait(headers: Mapping[str, str]) -> float:
    """The seconds that a server asks to be left alone for."""
    asked = headers.get("Retry-After", "").strip()
    try:
        seconds = float(asked) if asked.isdigit() else _seconds_until(asked)
    except (ValueError, TypeError, OverflowError):
        return 0.0
    return min(max(seconds, 0.0), _LONGEST_WAIT)


def _seconds_until(written: str) -> float:
    return (parsedate_to_datetime(written) - datetime.now(UTC)).total_seconds()
