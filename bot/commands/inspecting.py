"""`inspect`: an article, and what in it is not of the article."""

import asyncio

from bot.console.inspecting import print_inspected
from bot.console.printing import print_json
from bot.opening import opened, source_of
from bot.records.inspecting import inspected_record
from bot.settings import Settings
from corpus.furniture import Inspected


def inspect(settings: Settings, identity: str, *, json: bool) -> None:
    """Print an article whole, and which rule caught each line that is left out."""

    async def look() -> Inspected:
        async with opened(source_of(settings)) as archive:
            return await archive.inspect(identity)

    found = asyncio.run(look())
    if json:
        print_json(inspected_record(found))
    else:
        print_inspected(found)
