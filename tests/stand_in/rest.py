"""Every HTTP request: read, recorded, checked, then answered by its route.

`server` builds the application of these routes; a route is a coroutine of the state and the
request that returns what Discord would, None for 204, or raises a `DiscordError`.
"""

import json
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from aiohttp import web

from .calls import Request, read_call
from .checks import Rule, faults_of
from .refusals import DiscordError, faulty, unauthorized
from .state import State

PREFIX = "/api/v10"
FILE_LIMIT = 10 * 1024 * 1024
Answer = Callable[[State, Request], Awaitable[Any]]
# Routes that are authorised by a token in the path, not by the bot's.
OPEN = ("/webhooks/", "/interactions/")


@dataclass(frozen=True, slots=True)
class Route:
    """A method and a path of Discord's, how it is answered, and the rules for its body."""

    method: str
    path: str
    answer: Answer
    rule: Rule | None = None


def add_routes(app: web.Application, state: State, routes: tuple[Route, ...]) -> None:
    """The application answers these routes, and 404 with a fault to everything else."""
    for route in routes:
        app.router.add_route(route.method, PREFIX + route.path, _handler(state, route))
    app.router.add_route("*", "/{path:.*}", _handler(state, Route("*", "", _unknown)))


def _handler(state: State, route: Route) -> Callable[[web.Request], Awaitable[web.Response]]:
    async def handle(request: web.Request) -> web.Response:
        try:
            call = await read_call(request)
        except ValueError as error:
            state.faults.append(f"{request.method} {request.path}: {error}")
            return _json(DiscordError(50109).body, 400)
        state.requests.append(call)
        try:
            result = await _answer(state, route, call)
        except DiscordError as refusal:
            state.faults += [f"{call.key}: {fault}" for fault in refusal.faults]
            return _json(refusal.body, refusal.status, refusal.headers)
        finally:
            state.changes.ring()
        return web.Response(status=204) if result is None else _json(result)

    return handle


async def _answer(state: State, route: Route, call: Request) -> Any:
    """What the route says, unless something stands before it.

    Raises:
        DiscordError: a wrong token, a limit, a fault of the body, or the route's own.
    """
    if not call.route.startswith(OPEN) and call.authorization != f"Bot {state.token}":
        raise unauthorized()
    hitch = state.take_hitch(call)
    if hitch is not None:
        raise hitch
    if any(len(upload.content) > FILE_LIMIT for upload in call.uploads):
        raise DiscordError(40005, f"a file of more than {FILE_LIMIT} bytes")
    faults = faults_of(state, call, route.rule)
    if faults:
        raise faulty(faults)
    return await route.answer(state, call)


async def _unknown(state: State, call: Request) -> Any:
    """Nothing is answered here: the stand-in knows no such route."""
    del state
    raise DiscordError(0, f"{call.path}: no such route")


def _json(data: Any, status: int = 200, headers: dict[str, str] | None = None) -> web.Response:
    """A JSON answer; with a charset in its type discord.py would not read error bodies."""
    exact = {"Content-Type": "application/json", **(headers or {})}
    return web.Response(body=json.dumps(data).encode(), status=status, headers=exact)
