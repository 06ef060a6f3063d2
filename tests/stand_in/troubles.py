"""What can go wrong at Discord: `Troubles` is the part of `StandIn` that makes it happen."""

from .interactions import Interaction
from .messages import Message
from .people import Channel, Person
from .refusals import DiscordError, rate_limited
from .state import Hitch, State


class Troubles:
    """Troubles that a test asks for; none of them counts as the bot's fault."""

    _state: State

    def forbid(
        self, channel: Channel | Person, code: int = 50013, status: int | None = None
    ) -> None:
        """From now on the bot is refused in this channel, or in the person's DM.

        50001 and 50013 lack a right, 50007 is a closed DM, 10003 a deleted channel; each has its
        usual `status` unless another is given.
        """
        self._state.forbidden[_id(channel)] = DiscordError(code, status=status)

    def allow(self, channel: Channel | Person) -> None:
        """The bot may speak there again."""
        self._state.forbidden.pop(_id(channel), None)

    def limit_next(self, pattern: str, retry_after: float = 0.3) -> None:
        """The next request that matches is answered 429, to be tried again in so many seconds.

        `pattern` is a method and a route with `*` for anything: "POST /channels/*/messages".
        """
        self._state.hitches.append(Hitch(pattern, rate_limited(retry_after)))

    def fail_next(self, pattern: str, status: int, code: int = 0) -> None:
        """The next request that matches is answered with this status and code."""
        self._state.hitches.append(Hitch(pattern, DiscordError(code, status=status)))

    def expire(self, interaction: Interaction) -> None:
        """The interaction is over: a first response gets 10062, its token no longer holds."""
        interaction.expired = True

    async def delete(self, message: Message) -> None:
        """Somebody deletes a message; replies to it are refused from now on."""
        await self._state.delete(self._state.messages[message.id])

    async def drop_connection(self, *, resumable: bool = True) -> None:
        """The client loses its connection, and its session too unless `resumable`."""
        await self._state.gateway.drop(resumable=resumable)


def _id(channel: Channel | Person) -> int:
    return channel.dm if isinstance(channel, Person) else channel.id
