"""What Discord's commands have in common: where they are, and what they are confined to."""

import asyncio
from collections.abc import Sequence
from itertools import islice
from typing import TYPE_CHECKING, TypeVar

import discord
from discord import app_commands

from bot.filters import filters_of
from corpus.model import Filters

if TYPE_CHECKING:
    from bot.client import DatelineClient

Command = TypeVar("Command")

_CHOICES = 25
_CHOICE_LENGTH = 100


def describe_confines(command: Command) -> Command:
    """The command with its options `after`, `before` and `source` described."""
    # Anew each time: discord.py writes a command's other options into the same dict.
    described = app_commands.describe(
        after="Only articles of this day or later, such as 2025-02-03 or March 2024",
        before="Only articles of this day or earlier",
        source="Only articles of this source",
    )
    return described(command)


def in_servers_and_messages(command: Command) -> Command:
    """The command where a server has the bot, and in direct messages with it."""
    installed = app_commands.allowed_installs(guilds=True, users=False)
    there = app_commands.allowed_contexts(guilds=True, dms=True, private_channels=False)
    return installed(there(command))


async def begin(
    interaction: "discord.Interaction[DatelineClient]",
    after: str | None,
    before: str | None,
    source: str | None,
    private: bool,
) -> Filters:
    """What the options confine the command to, its reply deferred. Raises UsageError."""
    # Before the defer, which fixes who sees the reply: a day that is none is told privately.
    filters = await asyncio.to_thread(filters_of, after, before, source)
    await interaction.response.defer(ephemeral=private, thinking=True)
    return filters


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
