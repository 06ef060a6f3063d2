"""A process that reloads, to be killed: `python -m tests.corpus.reloader ARTICLES DATABASE [back]`.

With `back` it goes back to the generation before instead. It says a line at each step: that the
archive is open, each word of progress, and that it is done.
"""

import asyncio
import sys
from pathlib import Path

from corpus.archive import Archive
from corpus.ingest import Source
from corpus.model import Progress
from tests.corpus.making import LIMITS


async def renew(articles: Path, database: Path, *, back: bool) -> None:
    """Reload once, or go back once."""
    async with Archive.open(Source(articles, database, LIMITS)) as archive:
        say("open")
        if back:
            await archive.roll_back(tell=tell)
        else:
            await archive.reload(tell=tell)
        say("done")


def tell(progress: Progress) -> None:
    """Say how far it is."""
    say(f"{progress.stage} {progress.done}")


def say(line: str) -> None:
    """A line that the test can wait for."""
    print(line, flush=True)  # noqa: T201 - it is what this program is for


if __name__ == "__main__":
    asyncio.run(renew(Path(sys.argv[1]), Path(sys.argv[2]), back=sys.argv[3:] == ["back"]))
