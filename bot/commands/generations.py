"""`rollback` and `generations`: what the archive held before, and back to it."""

import asyncio

from bot.console.printing import out, print_json
from bot.console.progress import progress_bar
from bot.opening import source_of
from bot.records.generations import generation_record, rolled_back_record
from bot.settings import Settings
from bot.wording.generations import NO_GENERATION, generation_in_words, rolled_back_in_words
from corpus.archive import Archive
from corpus.reports import PastGeneration, RolledBack


def roll_back(settings: Settings, to: int | None, *, json: bool) -> None:
    """Answer from an earlier generation's articles, and say what that changed."""

    async def go() -> RolledBack:
        with progress_bar() as tell:
            async with Archive.open(source_of(settings), tell) as archive:
                return await archive.roll_back(by="the command line", to=to, tell=tell)

    done = asyncio.run(go())
    if json:
        print_json(rolled_back_record(done))
    else:
        out.print(rolled_back_in_words(done))


def list_all(settings: Settings, *, json: bool) -> None:
    """Print the generations that are kept, the newest first."""

    async def look() -> tuple[PastGeneration, ...]:
        with progress_bar() as tell:
            async with Archive.open(source_of(settings), tell) as archive:
                return await archive.generations()

    past = asyncio.run(look())
    if json:
        print_json({"generations": [generation_record(one) for one in past]})
    else:
        for one in past:
            out.print(generation_in_words(one), style="bold" if one.is_current else None)
        if not past:
            out.print(NO_GENERATION)
