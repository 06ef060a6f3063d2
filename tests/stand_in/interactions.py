"""One interaction from the bot's first sight of it to its last follow-up; tests wait on it.

`StandIn` makes them, the interaction routes write down how the bot answered.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from .calls import Json
from .messages import Message, Origin
from .waiting import Changes

COMMAND, COMPONENT, AUTOCOMPLETE = 2, 3, 4
# Seconds until the first response, and of the token's life.
RESPONSE_WITHIN = 3.0
TOKEN_LIFE = 15 * 60.0
PATIENCE = 10.0


@dataclass(frozen=True, slots=True)
class Reply:
    """The first response: its callback type, its data, the files that came with it."""

    type: int
    data: Json
    files: Mapping[str, bytes]


@dataclass(eq=False, slots=True)
class Interaction:
    """What a person did and how the bot answered; `sent` is on the stand-in's clock.

    `source` is the message whose component was clicked. `original` is the message that the first
    response made or changed; `settled` tells whether it says what it was to say, or still only
    that the bot is thinking.
    """

    id: int
    token: str
    origin: Origin
    channel_id: int
    guild_id: int | None
    sent: float
    changes: Changes
    held: Callable[[int], Message | None]
    source: int | None = None
    original: int | None = None
    reply: Reply | None = None
    settled: bool = False
    expired: bool = False
    followup_ids: list[int] = field(default_factory=list)

    async def response(self, seconds: float = PATIENCE) -> Reply:
        """The first response, of whatever kind.

        Raises:
            NothingCameError: there was none within `seconds`.
        """
        return await self.changes.until(lambda: self.reply, "a first response", seconds)

    async def message(self, seconds: float = PATIENCE) -> Message:
        """The original response once it holds real content: after a defer, that is the edit.

        Raises:
            NothingCameError: it did not come within `seconds`.
        """
        return await self.changes.until(self._settled, "an answer to the interaction", seconds)

    async def followup(self, number: int = 0, seconds: float = PATIENCE) -> Message:
        """The follow-up of that number, the first is 0.

        Raises:
            NothingCameError: it did not come within `seconds`.
        """

        def found() -> Message | None:
            return self.followups[number] if len(self.followups) > number else None

        return await self.changes.until(found, f"follow-up {number}", seconds)

    @property
    def followups(self) -> list[Message]:
        """The follow-ups that are still there, as they are now."""
        messages = [self.held(message_id) for message_id in self.followup_ids]
        return [message for message in messages if message is not None]

    @property
    def choices(self) -> list[Json]:
        """What an autocompletion offered."""
        return list(self.reply.data["choices"]) if self.reply is not None else []

    def _settled(self) -> Message | None:
        if self.original is None or not self.settled:
            return None
        return self.held(self.original)
