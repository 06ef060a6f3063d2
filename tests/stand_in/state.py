"""What the routes and the gateway share: who is there, what was said, what was broken.

`StandIn` makes one `State` and shows its parts to tests; the routes change it.
"""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, replace
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING

from .calls import Json, Request, Upload
from .gateway import DIRECT_MESSAGES, GUILD_MESSAGES, Gateway, Greeting
from .message_payloads import message_json
from .messages import Message, written
from .payloads import guild_json, me_json
from .people import ADMIN, APPLICATION, BOT, GUILD, MODERATOR, USER, Channel, Person
from .refusals import DiscordError
from .snowflakes import Snowflakes
from .waiting import Changes

if TYPE_CHECKING:
    from .interactions import Interaction

CLOSED_DM = 50007


@dataclass(frozen=True, slots=True)
class Hitch:
    """An answer that is held ready for the next request that matches."""

    pattern: str
    refusal: DiscordError


class State:
    """Everything one stand-in knows."""

    def __init__(self, token: str, clock: Callable[[], float], heartbeat: float) -> None:
        self.token = token
        self.clock = clock
        self.new_id = Snowflakes()
        self.changes = Changes()
        self.faults: list[str] = []
        self.requests: list[Request] = []
        self.commands: list[Json] = []
        self.syncs = 0
        self.messages: dict[int, Message] = {}
        self.deleted: list[int] = []
        self.typing: list[int] = []
        self.forbidden: dict[int, DiscordError] = {}
        self.hitches: list[Hitch] = []
        self.interactions: dict[str, Interaction] = {}
        self.guilds = {GUILD.id: GUILD}
        self.people = {person.id: person for person in (USER, ADMIN, MODERATOR, BOT)}
        self.said_last: dict[int, int] = defaultdict(int)
        self.base = ""
        self.gateway = Gateway(token, heartbeat, self._greeting, self.changes, self.faults)

    def channel(self, channel_id: int) -> Channel | Person | None:
        """The guild channel of this id, or the person whose direct channel it is."""
        channels = (channel for guild in self.guilds.values() for channel in guild.channels)
        places: dict[int, Channel | Person] = {channel.id: channel for channel in channels}
        places |= {person.dm: person for person in self.people.values() if not person.bot}
        return places.get(channel_id)

    def guild_of(self, channel_id: int) -> int | None:
        """The guild of a channel; None for a direct channel."""
        place = self.channel(channel_id)
        return place.guild_id if isinstance(place, Channel) else None

    def refuse_forbidden(self, channel_id: int, *, sending: bool) -> None:
        """Nothing, where the bot may do something in this channel.

        Raises:
            DiscordError: the test said it may not, or there is no such channel.
        """
        refusal = self.forbidden.get(channel_id)
        if refusal is not None and (sending or refusal.body["code"] != CLOSED_DM):
            raise refusal
        if self.channel(channel_id) is None:
            raise DiscordError(10003)

    def take_hitch(self, call: Request) -> DiscordError | None:
        """The answer that a test held ready for this request, once."""
        for hitch in self.hitches:
            if fnmatchcase(call.key, hitch.pattern):
                self.hitches.remove(hitch)
                return hitch.refusal
        return None

    def as_json(self, message: Message) -> Json:
        """The message as the bot may see it."""
        return message_json(message, self.messages, self.base)

    async def create(self, message: Message) -> Message:
        """A new message is there, and the client is told."""
        await self._store(message, "MESSAGE_CREATE")
        return message

    async def write(self, message: Message, call: Request, body: Json) -> Message:
        """The message after an edit; the client is told."""
        filled = self.filled(message, body, call.uploads)
        changed = replace(filled, edits=message.edits + 1)
        await self._store(changed, "MESSAGE_UPDATE")
        return changed

    def filled(self, message: Message, body: Json, uploads: tuple[Upload, ...]) -> Message:
        """The message with what a body holds; it is not stored yet."""
        return written(message, body, uploads, self.new_id)

    async def delete(self, message: Message) -> None:
        """The message is gone, and the client is told."""
        del self.messages[message.id]
        self.deleted.append(message.id)
        data = {"id": str(message.id), "channel_id": str(message.channel_id)}
        if message.guild_id is not None:
            data["guild_id"] = str(message.guild_id)
        await self._tell("MESSAGE_DELETE", message, data)

    async def _store(self, message: Message, event: str) -> None:
        self.messages[message.id] = message
        await self._tell(event, message, self.as_json(message))

    async def _tell(self, event: str, message: Message, data: Json) -> None:
        """The event about a message; of an ephemeral one the bot hears nothing."""
        self.changes.ring()
        if message.ephemeral:
            return
        intent = DIRECT_MESSAGES if message.guild_id is None else GUILD_MESSAGES
        await self.gateway.dispatch(event, data, intent=intent)

    def _greeting(self) -> Greeting:
        """READY, and the guilds that come after it."""
        ready = {
            "v": 10,
            "user": me_json(),
            "guilds": [{"id": str(guild), "unavailable": True} for guild in self.guilds],
            "resume_gateway_url": self.base.replace("http", "ws") + "/gateway",
            "application": {"id": str(APPLICATION.id), "flags": 0},
            "private_channels": [],
        }
        return Greeting(ready, tuple(guild_json(guild) for guild in self.guilds.values()))
