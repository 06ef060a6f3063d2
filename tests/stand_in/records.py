"""What the bot did, for tests to read: `Records` is the part of `StandIn` that only looks."""

from .calls import Json, Request
from .messages import Message
from .state import State


class Records:
    """The records of one stand-in; the lists are its own and may be cleared."""

    _state: State

    @property
    def requests(self) -> list[Request]:
        """Every HTTP request, in order."""
        return self._state.requests

    @property
    def commands(self) -> list[Json]:
        """The global commands as they stand."""
        return self._state.commands

    @property
    def syncs(self) -> int:
        """How often all commands were put."""
        return self._state.syncs

    @property
    def messages(self) -> dict[int, Message]:
        """Every message that is there, as it is now, by id."""
        return self._state.messages

    @property
    def deleted(self) -> list[int]:
        """The ids of the messages that were deleted."""
        return self._state.deleted

    @property
    def typing(self) -> list[int]:
        """The ids of the channels where the bot typed, each time it did."""
        return self._state.typing

    @property
    def faults(self) -> list[str]:
        """Every rule that was broken, with the request that broke it."""
        return self._state.faults

    @property
    def identifies(self) -> list[Json]:
        """The data of every IDENTIFY."""
        return self._state.gateway.identifies

    @property
    def resumes(self) -> list[Json]:
        """The data of every RESUME."""
        return self._state.gateway.resumes

    @property
    def presences(self) -> list[Json]:
        """The data of every presence update."""
        return self._state.gateway.presences

    @property
    def heartbeats(self) -> list[float]:
        """When heartbeats came, in seconds of `time.monotonic`."""
        return self._state.gateway.heartbeats
