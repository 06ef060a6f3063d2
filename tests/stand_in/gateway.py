"""The websocket: HELLO, IDENTIFY, heartbeats, RESUME; `dispatch` sends events to the client.

`state` makes one and gives it what to greet with; tests see its records through `StandIn`.
"""

import json
import secrets
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from enum import IntEnum

from aiohttp import WSMsgType, web

from .calls import Json
from .sockets import Socket
from .waiting import Changes


class Op(IntEnum):
    """What a frame is, both ways."""

    DISPATCH = 0
    HEARTBEAT = 1
    IDENTIFY = 2
    PRESENCE_UPDATE = 3
    RESUME = 6
    INVALID_SESSION = 9
    HELLO = 10
    HEARTBEAT_ACK = 11


GUILDS = 1 << 0
GUILD_MESSAGES = 1 << 9
DIRECT_MESSAGES = 1 << 12
# Guild members, presences, message content: the bot is granted none of them.
PRIVILEGED = (1 << 1) | (1 << 8) | (1 << 15)


@dataclass(eq=False, slots=True)
class Session:
    """A client's session: it outlives its socket, until it is resumed or forgotten."""

    id: str
    intents: int
    socket: Socket | None
    events: list[Json] = field(default_factory=list)

    async def send(self, event: str, data: Json) -> None:
        """The event is kept for a RESUME, and sent if there is a socket."""
        frame = {"op": Op.DISPATCH, "t": event, "s": len(self.events) + 1, "d": data}
        self.events.append(frame)
        if self.socket is not None:
            await self.socket.send(frame)


@dataclass(frozen=True, slots=True)
class Greeting:
    """What a session starts with: the data of READY, and the guilds that follow."""

    ready: Json
    guilds: tuple[Json, ...]


class Gateway:
    """The gateway of one stand-in, for one client at a time."""

    def __init__(
        self,
        token: str,
        interval: float,
        greeting: Callable[[], Greeting],
        changes: Changes,
        faults: list[str],
    ) -> None:
        self._token = token
        self._interval = interval
        self._greeting = greeting
        self._changes = changes
        self._faults = faults
        self._sessions: dict[str, Session] = {}
        self._sockets: set[Socket] = set()
        self.current: Session | None = None
        self.identifies: list[Json] = []
        self.resumes: list[Json] = []
        self.presences: list[Json] = []
        self.heartbeats: list[float] = []

    def live(self) -> Session | None:
        """The session that can be reached now, if one can."""
        session = self.current
        return session if session is not None and session.socket is not None else None

    async def dispatch(self, event: str, data: Json, *, intent: int = 0) -> None:
        """The event is sent, if the session asked for its `intent` (0: everybody gets it)."""
        session = self.current
        if session is not None and (not intent or session.intents & intent):
            await session.send(event, data)

    async def drop(self, *, resumable: bool) -> None:
        """The socket is closed; the session is forgotten unless `resumable`."""
        session = self.current
        if session is None or session.socket is None:
            return
        socket, session.socket = session.socket, None
        if not resumable:
            self._sessions.pop(session.id)
        await socket.raw.close(code=4000 if resumable else 4009)

    async def close(self) -> None:
        """Every socket is closed."""
        for socket in tuple(self._sockets):
            await socket.raw.close(code=1001)

    async def serve(self, request: web.Request) -> web.WebSocketResponse:
        """One connection, from HELLO to its close."""
        socket = await Socket.open(request)
        self._sockets.add(socket)
        await socket.send({"op": Op.HELLO, "d": {"heartbeat_interval": int(self._interval * 1000)}})
        async for message in socket.raw:
            if message.type is WSMsgType.TEXT:
                await self._receive(socket, json.loads(message.data))
        self._sockets.discard(socket)
        if self.current is not None and self.current.socket is socket:
            self.current.socket = None
        self._changes.ring()
        return socket.raw

    async def _receive(self, socket: Socket, frame: Json) -> None:
        match frame["op"]:
            case Op.HEARTBEAT:
                self.heartbeats.append(time.monotonic())
                await socket.send({"op": Op.HEARTBEAT_ACK})
            case Op.IDENTIFY:
                await self._identify(socket, frame["d"])
            case Op.PRESENCE_UPDATE:
                self.presences.append(frame["d"])
            case Op.RESUME:
                await self._resume(socket, frame["d"])
            case op:
                self._faults.append(f"gateway: operation {op} is not for this bot")
                await socket.raw.close(code=4001)
        self._changes.ring()

    async def _identify(self, socket: Socket, data: Json) -> None:
        """A new session is greeted; a wrong token or a privileged intent closes the socket."""
        self.identifies.append(data)
        if data["token"] != self._token:
            await socket.raw.close(code=4004)
            return
        if data["intents"] & PRIVILEGED:
            self._faults.append(f"gateway: intents {data['intents']:#x} ask for a privileged one")
            await socket.raw.close(code=4014)
            return
        session = Session(secrets.token_hex(16), data["intents"], socket)
        self._sessions[session.id] = session
        greeting = self._greeting()
        shard = {"shard": data["shard"]} if "shard" in data else {}
        await session.send("READY", {**greeting.ready, **shard, "session_id": session.id})
        self.current = session
        if session.intents & GUILDS:
            await _send_all(session, greeting.guilds)

    async def _resume(self, socket: Socket, data: Json) -> None:
        """What the client missed is sent again, or it is told to identify anew."""
        self.resumes.append(data)
        session = self._sessions.get(data["session_id"])
        if session is None or data["token"] != self._token:
            await socket.send({"op": Op.INVALID_SESSION, "d": False})
            return
        # The list may grow meanwhile: what is dispatched during the replay comes after it.
        replayed = data["seq"] or 0
        while replayed < len(session.events):
            await socket.send(session.events[replayed])
            replayed += 1
        session.socket = socket
        self.current = session
        await session.send("RESUMED", {})


async def _send_all(session: Session, guilds: Iterable[Json]) -> None:
    for guild in guilds:
        await session.send("GUILD_CREATE", guild)
