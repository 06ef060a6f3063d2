"""`add` and `fetch`: what is on the web or in single files -> the archive."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager

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
from corpus.errors import UnknownArticle
from corpus.fetching import Added, Fetched, Web, add, fetch_feed, is_unread, mark_read, take_back
from corpus.model import Article
from corpus.reports import Report
from corpus.source import Source


def add_all(settings: Settings, items: Sequence[str], *, json: bool) -> int:
    """Add the items and read them; the exit code."""
    found, report = asyncio.run(_add(settings, items))
    if json:
        print_json({"items": [added_record(one) for one in found], "reload": _record(report)})
    else:
        print_added(found, report)
    return int(any(one.reason for one in found))


async def _add(settings: Settings, items: Sequence[str]) -> tuple[list[Added], Report | None]:
    source, report = source_of(settings), None
    found: list[Added] = []
    try:
        async with Web.open(loopback=settings.fetch_loopback) as web:
            for item in items:
                found = [*found, await add(item, source, web)]
        if any(one.file for one in found):
            async with _reading(source) as (archive, report):
                found = [await _as_read(one, archive) for one in found]
    except BaseException:  # a file that is in the way of this reload would be in that of the next
        for one in reversed(found):
            take_back(one, source)
        raise
    return found, report


async def _as_read(added: Added, archive: Archive) -> Added:
    """The item; one of which nothing came to be in the archive is not kept."""
    if added.file is None or await _stands(added.articles, added.file, archive):
        return added
    take_back(added, archive.source)
    return Added(added.item, reason="the archive has other articles with the ids that it has")


async def _stands(articles: Sequence[Article], file: str, archive: Archive) -> bool:
    """Whether any of the articles is in the archive from this file."""
    for one in articles:
        with contextlib.suppress(UnknownArticle):
            stored = await archive.article(one.id)
            others = await archive.other_places(stored.key)
            paths = [stored.article.path, *(place.path for place in others)]
            if any(path == file or path.startswith((f"{file}#", f"{file}/")) for path in paths):
                return True
    return False


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
    report = None
    if is_unread(source.database):  # also what was fetched before a reload that was refused
        async with _reading(source) as (_, report):
            mark_read(source.database)
    return found, report


def _record(report: Report | None) -> Record | None:
    return report_record(report) if report else None


@asynccontextmanager
async def _reading(source: Source) -> AsyncIterator[tuple[Archive, Report]]:
    """The archive, after a reload, and what that did."""
    with progress_bar() as tell:
        async with Archive.open(source, tell) as archive:
            yield archive, await archive.reload(by="the command line", tell=tell)
