"""FEEDS, fetched now and then while the bot runs; `living` starts it, `serving` may do it first."""

import asyncio
import logging
import time
from collections.abc import Sequence

from bot.renewing import renewed
from bot.settings import Settings
from bot.wording.adding import fetched_in_words
from corpus.archive import Archive
from corpus.fetching import Fetched, Web, fetch_feed, is_unread, mark_read
from corpus.source import Source

_log = logging.getLogger(__name__)
_MINUTE = 60.0  # seconds


async def keep_fed(archive: Archive, settings: Settings) -> None:
    """Fetch each feed when it is due, and read what has changed, until cancelled."""
    schedule, source = Schedule(settings.feeds, settings.feed_minutes * _MINUTE), archive.source
    while True:
        await fetch_due(schedule, source, loopback=settings.fetch_loopback)
        if is_unread(source.database) and await renewed(archive, "a feed"):
            mark_read(source.database)
        await asyncio.sleep(schedule.seconds_left())


async def fetch_due(schedule: "Schedule", source: Source, *, loopback: bool) -> None:
    """Fetch the feeds that are due, and say in the log what came of it."""
    async with Web.open(loopback=loopback) as web:
        for address in schedule.due():
            fetched = await fetch_feed(address, source, web)
            schedule.put_off(address, fetched.wait)
            _log.log(_level(fetched), "%s", fetched_in_words(fetched))


def _level(fetched: Fetched) -> int:
    """That there is nothing new is no news."""
    if fetched.reason:
        return logging.WARNING
    return logging.INFO if fetched.new or fetched.changed else logging.DEBUG


class Schedule:
    """When each feed is due: every so many seconds, or later if its server asks for it."""

    def __init__(self, addresses: Sequence[str], every: float) -> None:
        self._every = every
        self._due = dict.fromkeys(addresses, 0.0)

    def due(self) -> list[str]:
        """The feeds that are due now."""
        now = time.monotonic()
        return [address for address, then in self._due.items() if then <= now]

    def put_off(self, address: str, wait: float) -> None:
        """It was fetched; its server asks for so many seconds without a request."""
        self._due[address] = time.monotonic() + max(self._every, wait)

    def seconds_left(self) -> float:
        """Until the next one is due."""
        return max(min(self._due.values()) - time.monotonic(), 0.0)
