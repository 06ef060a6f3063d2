"""Settings and options -> an open archive that has been read. The command line calls it."""

import hashlib
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path

import platformdirs

from bot.console.progress import progress_bar
from bot.console.reports import print_first_read
from bot.settings import Settings
from corpus.archive import Archive
from corpus.readers import Limits
from corpus.source import Policy, Source
from corpus.support import ENOUGH


def source_of(settings: Settings) -> Source:
    """What to read and where to; each articles path has a database of its own by default."""
    said = (settings.columns, settings.dates)
    limits = Limits(settings.article_bytes, settings.language, *said)
    database = settings.database or default_database(settings.articles)
    policy = Policy(settings.keep_generations, settings.golden, settings.golden_strict)
    enough = ENOUGH if settings.support is None else settings.support
    return Source(settings.articles, database, limits, policy, enough)


def default_database(articles: Path) -> Path:
    """The database of an articles path, in the user's data folder."""
    whole = articles.resolve()
    digest = hashlib.sha256(str(whole).encode("utf-8", "surrogateescape")).hexdigest()[:12]
    name = "".join(c if c.isalnum() else "-" for c in whole.name)[:40]
    folder = platformdirs.user_data_path("dateline", appauthor=False)
    return folder / f"{name}-{digest}.sqlite3"


@asynccontextmanager
async def opened(source: Source) -> AsyncIterator[Archive]:
    """The archive, its articles read if they never were; progress is shown meanwhile."""
    async with AsyncExitStack() as stack:
        report = None
        with progress_bar() as tell:
            archive = await stack.enter_async_context(Archive.open(source, tell))
            if not archive.is_filled:
                report = await archive.reload(tell=tell)
        if report:
            print_first_read(report)
        yield archive
