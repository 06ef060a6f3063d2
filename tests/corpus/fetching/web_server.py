"""A web of one machine: what stands at each path of a server, changed as one likes."""

import asyncio
import threading
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from aiohttp import web

Handler = Callable[[web.Request], web.StreamResponse | Awaitable[web.StreamResponse]]


@dataclass
class Site:
    """A server's address, what stands at its paths, and the requests that came."""

    address: str = ""
    pages: dict[str, Handler | bytes] = field(default_factory=dict)
    requests: list[tuple[str, dict[str, str]]] = field(default_factory=list)

    def at(self, path: str) -> str:
        """The whole address of a path."""
        return f"{self.address}{path}"

    async def respond(self, request: web.Request) -> web.StreamResponse:
        """What stands there: bytes are answered as HTML."""
        self.requests.append((request.path, dict(request.headers)))
        found = self.pages.get(request.path)
        if found is None:
            return web.Response(status=404)
        if isinstance(found, bytes):
            return web.Response(body=found, content_type="text/html", charset="utf-8")
        made = found(request)
        return made if isinstance(made, web.StreamResponse) else await made


@contextmanager
def serving() -> Iterator[Site]:
    """A site, served by a thread of its own."""
    site, loop, ready = Site(), asyncio.new_event_loop(), threading.Event()

    async def start() -> web.AppRunner:
        app = web.Application()
        app.router.add_route("*", "/{tail:.*}", site.respond)
        runner = web.AppRunner(app, shutdown_timeout=0.1)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        host, port = runner.addresses[0][:2]
        site.address = f"http://{host}:{port}"
        return runner

    def run() -> None:
        runner = loop.run_until_complete(start())
        ready.set()
        loop.run_forever()
        loop.run_until_complete(runner.cleanup())
        loop.close()

    thread = threading.Thread(target=run)
    thread.start()
    ready.wait()
    try:
        yield site
    finally:
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
