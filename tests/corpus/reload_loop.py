"""A process that reloads so many times: `python -m tests.corpus.reload_loop ARTICLES DB FROM TO N`.

Each time the first N articles say the next figure, FROM up to TO.
"""

import asyncio
import sys
from pathlib import Path

from corpus.ingest import Source
from tests.corpus.bad_times import put
from tests.corpus.making import LIMITS, fill


async def reload_again_and_again(source: Source, metres: range, articles: range) -> None:
    """Say a line after each reload."""
    for figure in metres:
        put(source, figure, articles)
        report = await fill(source)
        print(report.generation, flush=True)  # noqa: T201 - the test waits for it


if __name__ == "__main__":
    source = Source(Path(sys.argv[1]), Path(sys.argv[2]), LIMITS)
    first, last, articles = map(int, sys.argv[3:])
    asyncio.run(reload_again_and_again(source, range(first, last + 1), range(articles)))
