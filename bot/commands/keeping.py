"""`reload`, `status` and `show`: what the archive holds."""

import asyncio

from bot.console.answers import print_article
from bot.console.printing import print_json
from bot.console.progress import progress_bar
from bot.console.reports import print_notes, print_preview, print_report, print_status
from bot.opening import opened, source_of
from bot.records.articles import article_record
from bot.records.reports import preview_record, report_record, status_record
from bot.settings import Settings
from corpus.archive import Archive
from corpus.reports import Preview, Report


def reload(settings: Settings, *, force: bool, json: bool) -> None:
    """Read the articles again, and say what changed."""

    async def read() -> Report:
        with progress_bar() as tell:
            async with Archive.open(source_of(settings), tell) as archive:
                return await archive.reload(by="the command line", force=force, tell=tell)

    report = asyncio.run(read())
    if json:
        print_json(report_record(report))
        print_notes(report.notes)
    else:
        print_report(report)


def preview(settings: Settings, *, json: bool) -> None:
    """Say what a reload would do."""

    async def look() -> Preview:
        with progress_bar() as tell:
            async with Archive.open(source_of(settings), tell) as archive:
                return await archive.preview(by="the command line", tell=tell)

    found = asyncio.run(look())
    if json:
        print_json(preview_record(found))
    else:
        print_preview(found)


def status(settings: Settings, *, json: bool) -> None:
    """Say what the archive holds."""

    async def look() -> None:
        source = source_of(settings)
        async with opened(source) as archive:
            where = source.database.resolve(), source.articles.resolve()
            if json:
                print_json(status_record(archive.summary, *where))
            else:
                print_status(archive.summary, *where)

    asyncio.run(look())


def show(settings: Settings, identity: str, *, json: bool) -> None:
    """Print one article whole."""

    async def find() -> None:
        async with opened(source_of(settings)) as archive:
            stored = await archive.article(identity)
            places = await archive.other_places(stored.key)
        if json:
            print_json(article_record(stored.article, places))
        else:
            print_article(stored.article, places)

    asyncio.run(find())
