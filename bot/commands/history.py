"""`history`: the versions of an article."""

import asyncio

from bot.console.history import print_history
from bot.console.printing import print_json
from bot.opening import opened, source_of
from bot.records.history import history_record
from bot.settings import Settings
from corpus.versions import Version


def show(settings: Settings, identity: str, *, json: bool) -> None:
    """Print what an article said, from the first version that is kept to the last."""

    async def find() -> list[Version]:
        async with opened(source_of(settings)) as archive:
            return await archive.history(identity)

    versions = asyncio.run(find())
    if json:
        print_json(history_record(versions))
    else:
        print_history(versions)
