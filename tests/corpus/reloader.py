"""A process that reloads, to be killed: `python -m tests.corpus.reloader ARTICLES DATABASE`.

It says a line at each step: that the archive is open, each word of progress, and that it is done.
"""

import asyncio
import sys
from pathlib import Path

from corpus.archive import Archive
from corpus.ingest import Source
from corpus.model import Progress
from tests.corpus.making import LIMITS


async def reload(articles: Path, database: Path) -> None:
    """Reload once."""
    async with Archive.open(Source(articles, database, LIMITS)) as archive:
        say("open")
        await archive.reload(tell=tell)
        say("done")


def tell(progress: Progress) -> None:
    """Say how far it is."""
    say(f"{progress.stage} {progress.done}")


def say(line: str) -> None:
    """A line that the test can wait for."""
    print(line, flush=True)  # noqa: T201 - it is what this program is for


if __name__ == "__main__":
    asyncio.run(reload(Path(sys.argv[1]), Path(sys.argv[2])))
