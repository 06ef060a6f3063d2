"""The stand-in as tests hold it: `StandIn.start` opens it, its methods act as people do.

What the bot did is read from its attributes: `requests`, `commands`, `faults` and the others.
"""

import time
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager
from typing import Self

from aiohttp import web
from discord.gateway import DiscordWebSocket
from discord.http import Route

from . import command_routes, interaction_routes, message_routes, place_routes
from .acts import Acts
from .attachments import add_attachments
from .calls import Json
from .people import TOKEN
from .pointing import api_at, gateway_at, point_at
from .records import Records
from .rest import add_routes
from .state import State
from .troubles import Troubles

ROUTES = (
    *place_routes.ROUTES,
    *command_routes.ROUTES,
    *message_routes.ROUTES,
    *interaction_routes.ROUTES,
)


class StandIn(Acts, Troubles, Records):
    """A Discord of one guild, for one bot."""

    def __init__(self, state: State, port: int) -> None:
        super().__init__(state)
        self.port = port
        self.api = api_at(port)
        self.gateway = gateway_at(port)

    @classmethod
    @asynccontextmanager
    async def start(
        cls,
        *,
        token: str = TOKEN,
        clock: Callable[[], float] = time.monotonic,
        heartbeat: float = 41.25,
        commands: Sequence[Json] = (),
    ) -> AsyncIterator[Self]:
        """A stand-in that listens on a free port of 127.0.0.1.

        `clock` measures the 3 seconds and 15 minutes of an interaction, `heartbeat` is how often
        the client shall send one, in seconds; `commands` were put before.
        """
        state = State(token, clock, heartbeat)
        state.commands = list(commands)
        # A LayoutView with ten files of ten megabytes still arrives, to be refused for its size.
        app = web.Application(client_max_size=1 << 28)
        app.router.add_get("/gateway", state.gateway.serve)
        add_attachments(app, state)
        add_routes(app, state, ROUTES)
        runner = web.AppRunner(app, access_log=None, shutdown_timeout=1.0)
        await runner.setup()
        try:
            await web.TCPSite(runner, "127.0.0.1", 0).start()
            port: int = runner.addresses[0][1]
            state.base = f"http://127.0.0.1:{port}"
            yield cls(state, port)
        finally:
            await state.gateway.close()
            await runner.cleanup()

    @contextmanager
    def point_client_here(self) -> Iterator[None]:
        """Within, discord.py in this process talks to this stand-in."""
        before = Route.BASE, DiscordWebSocket.DEFAULT_GATEWAY
        point_at(self.port)
        try:
            yield
        finally:
            Route.BASE, DiscordWebSocket.DEFAULT_GATEWAY = before
