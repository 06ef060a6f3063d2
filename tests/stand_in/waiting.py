"""Waiting for what the bot does: whoever changes something says so, tests wait for a condition."""

import asyncio
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")


class NothingCameError(AssertionError):
    """What a test waited for did not happen in time."""


class Changes:
    """A bell that rings at every change of the stand-in."""

    def __init__(self) -> None:
        self._waiters: list[asyncio.Future[None]] = []

    def ring(self) -> None:
        """Everybody who waits looks again."""
        waiters, self._waiters = self._waiters, []
        for waiter in waiters:
            if not waiter.done():
                waiter.set_result(None)

    async def until(self, find: Callable[[], T | None], what: str, seconds: float) -> T:
        """What `find` returns, as soon as that is not None.

        Raises:
            NothingCameError: `what` did not happen within `seconds`.
        """
        try:
            async with asyncio.timeout(seconds):
                while (found := find()) is None:
                    waiter = asyncio.get_running_loop().create_future()
                    self._waiters.append(waiter)
                    await waiter
        except TimeoutError:
            raise NothingCameError(f"{what}: not within {seconds} s") from None
        return found
