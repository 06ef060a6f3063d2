"""What the options `after`, `before` and `source` of Discord's commands say; choices of sources."""

import asyncio
from collections.abc import Sequence
from datetime import date
from itertools import islice
from typing import TYPE_CHECKING

import discord
from discord import app_commands

from bot.dates import DateError, parse_day
from bot.errors import UsageError
from corpus.days import today
from corpus.model import Filters

if TYPE_CHECKING:
    from bot.client import DatelineClient

_CHOICES = 25
_CHOICE_LENGTH = 100


def filters_of(after: str | None, before: str | None, source: str | None) -> Filters:
    """The options as Filters; slow the first time. Raises UsageError."""
    first = _day("after", after)
    last = _day("before", before, last=True)
    if first and last and first > last:
        raise UsageError(f"There is no day after {first} and before {last}: swap the two.")
    return Filters(first, last, source)


async def source_choices(
    interaction: "discord.Interaction[DatelineClient]", typed: str
) -> list[app_commands.Choice[str]]:
    """Sources whose name has what was typed, those with most articles first; from memory."""
    sources = interaction.client.archive.summary.sources
    # In a thread, as there can be as many sources as articles.
    return await asyncio.to_thread(_choices, sources, typed.strip().casefold())


def _choices(sources: Sequence[str], wanted: str) -> list[app_commands.Choice[str]]:
    fitting = (s for s in sources if wanted in s.casefold() and len(s) <= _CHOICE_LENGTH)
    return [app_commands.Choice(name=name, value=name) for name in islice(fitting, _CHOICES)]


def _day(option: str, text: str | None, *, last: bool = False) -> date | None:
    if text is None:
        return None
    try:
        return parse_day(text, today(), last=last)
    except DateError as error:
        raise UsageError(f"{option}: “{error.text}” is no day: {error.advice}.") from error
