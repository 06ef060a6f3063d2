"""What goes on beside the answering: feeds are fetched, and the folder is watched.

`bot.commands.serving` has it for as long as it serves.
"""

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from bot.feeding import keep_fed
from bot.settings import Settings
from bot.watching import keep_watching
from corpus.archive import Archive

_log = logging.getLogger(__name__)


@asynccontextmanager
async def living(archive: Archive, settings: Settings) -> AsyncIterator[None]:
    """Do what the settings ask for beside what is done meanwhile."""
    tasks = []
    if settings.feeds:
        tasks.append(asyncio.create_task(keep_fed(archive, settings), name="feeds"))
    if settings.watch:
        tasks.append(asyncio.create_task(keep_watching(archive), name="watching"))
    for task in tasks:
        task.add_done_callback(_told)
    try:
        yield
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


def _told(task: "asyncio.Task[None]") -> None:
    """Say in the log what ended it, if nobody did."""
    if not task.cancelled() and (error := task.exception()):
        _log.error("%s: no more of it, as it broke", task.get_name(), exc_info=error)
