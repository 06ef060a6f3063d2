"""How far a reload has come, and what it did in the end -> the reply to the one who began it."""

import asyncio
import logging
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

import discord

from bot.layout import Reply
from corpus.model import Progress

if TYPE_CHECKING:
    from bot.client import DatelineClient

_log = logging.getLogger(__name__)
_EVERY = 2.0  # seconds between two words on progress
_SURE = 3.0  # seconds after which the pace so far says how long the rest will take


@asynccontextmanager
async def shown_progress(
    interaction: "discord.Interaction[DatelineClient]",
) -> AsyncIterator[Callable[[Progress], None]]:
    """A function that takes in progress, which the deferred reply shows meanwhile."""
    progress = _ShownProgress(interaction)
    showing = asyncio.create_task(progress.show())
    try:
        yield progress.tell
    finally:
        showing.cancel()
        await asyncio.gather(showing, return_exceptions=True)


async def show_in_the_end(
    interaction: "discord.Interaction[DatelineClient]", compose: Callable[[], Reply]
) -> None:
    """End the reply with what was done; in a direct message where that outlived the reply."""
    reply = compose()
    try:
        await interaction.edit_original_response(
            content=None, view=reply.view, attachments=reply.files
        )
    except discord.HTTPException as error:
        _log.warning("what was done could not be shown in place: %s", error)
        reply = compose()  # anew, as its files have been read
        await interaction.user.send(view=reply.view, files=reply.files)


@dataclass(slots=True)
class Pace:
    """When a stage began, and at how many."""

    stage: str
    began: float
    from_: int

    def seconds_left(self, progress: Progress, now: float) -> float | None:
        """How long the rest of the stage takes at the pace so far, once that can be told."""
        passed, done = now - self.began, progress.done - self.from_
        if progress.total is None or passed < _SURE or done <= 0:
            return None
        return passed / done * (progress.total - progress.done)


class _ShownProgress:
    """Keeps the latest word on progress, and shows it now and then."""

    def __init__(self, interaction: "discord.Interaction[DatelineClient]") -> None:
        self._interaction = interaction
        self._latest: Progress | None = None
        self._pace = Pace("", 0.0, 0)

    def tell(self, progress: Progress) -> None:
        """Take in how far it has come."""
        if progress.stage != self._pace.stage:
            self._pace = Pace(progress.stage, time.monotonic(), progress.done)
        self._latest = progress

    async def show(self) -> None:
        """Edit the reply whenever there is something new, until cancelled."""
        shown = None
        while True:
            await asyncio.sleep(_EVERY)
            if self._latest and self._latest != shown:
                shown = self._latest
                left = self._pace.seconds_left(shown, time.monotonic())
                try:
                    await self._interaction.edit_original_response(content=_in_words(shown, left))
                except discord.HTTPException as error:
                    _log.warning("progress could not be shown: %s", error)
                    return


def _in_words(progress: Progress, left: float | None) -> str:
    of = f" of {progress.total:,}" if progress.total else ""
    rest = f", about {left:,.0f} s left" if left is not None else ""
    return f"{progress.stage.capitalize()}: {progress.done:,}{of}{rest} …"
