"""`said`: a name -> that person's quotations on stdout."""

import asyncio

from bot.commands.asking import Scope
from bot.console.printing import print_json
from bot.console.said import print_said
from bot.opening import opened, source_of
from bot.records.said import said_record
from bot.settings import Settings
from corpus.model import Summary
from corpus.said import Said


def said(settings: Settings, name: str, topic: str, confines: Scope, *, json: bool) -> None:
    """Show what the person said, on the topic if one is given."""
    found, summary = asyncio.run(_listen(settings, name, topic, confines))
    if json:
        print_json(said_record(found, summary))
    else:
        print_said(found, summary)


async def _listen(
    settings: Settings, name: str, topic: str, confines: Scope
) -> tuple[Said, Summary]:
    async with opened(source_of(settings)) as archive:
        found = await archive.said(name, topic, confines.filters, confines.limit)
        return found, archive.summary
