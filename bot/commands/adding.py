"""`add` and `fetch`: what is on the web or in single files -> the archive."""

import asyncio
from collections.abc import Sequence

from bot.console.adding import print_added, print_fetched
from bot.console.printing import print_json
from bot.console.progress import progress_bar
from bot.errors import UsageError
from bot.opening import source_of
from bot.records.adding import added_record, fetched_record
from bot.records.articles import Record
from bot.records.reports import report_record
from bot.settings import Settings
from corpus.archive import Archive
from corpus.fetching import Added, Fetched, Web, add, fetch_feed
from corpus.reports import Report
from corpus.source import Source


def add_all(settings: Settings, items: Sequence[str], *, json: bool) -> int:
    """Add the items and read them; the exit code."""

    async def go() -> tuple[list[Added], Report | None]:
        source = source_of(settings)
        async with Web.open(loopback=settings.fetch_loopback) as web:
            found = [await add(item, source, web) for item in items]
        return found, await _read(source) if any(one.file for one in found) else None

    found, report = asyncio.run(go())
    if json:
        print_json({"items": [added_record(one) for one in found], "reload": _record(report)})
    else:
        print_added(found, report)
    return int(any(one.reason for one in found))


def fetch_all(settings: Settings, *, json: bool) -> int:
    """Fetch all feeds and read what is new; the exit code. Raises UsageError without feeds."""
    if not settings.feeds:
        raise UsageError("There is no feed to fetch: name their addresses in FEEDS.")
    found, report = asyncio.run(_fetch(settings))
    if json:
        print_json({"feeds": [fetched_record(one) for one in found], "reload": _record(report)})
    else:
        print_fetched(found, report)
    return int(any(one.reason for one in found))


async def _fetch(settings: Settings) -> tuple[list[Fetched], Report | None]:
    source = source_of(settings)
    async with Web.open(loopback=settings.fetch_loopback) as web:
        found = [await fetch_feed(address, source, web) for address in settings.feeds]
    return found, await _read(source) if any(one.new or one.changed for one in found) else None


def _record(report: Report | None) -> Record | None:
    return report_record(report) if report else None


async def _read(source: Source) -> Report:
    with progress_bar() as tell:
        async with Archive.open(source, tell) as archive:
            return await archive.reload(by="the command line", tell=tell)
