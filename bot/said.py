"""What people said, in Discord: `/said`."""

import asyncio
from typing import TYPE_CHECKING

import discord
from discord import app_commands

from bot.confines import filters_of, source_choices
from bot.said_formatter import format_said

if TYPE_CHECKING:
    from bot.client import DatelineClient

NAME_LENGTH = 100
TOPIC_LENGTH = 200


@app_commands.command(description="What a person said in the articles, the latest first.")
@app_commands.describe(
    name="A surname, or first name and surname",
    topic="Only what they said on this, in a few words",
    after="Only articles of this day or later, such as 2025-02-03 or March 2024",
    before="Only articles of this day or earlier",
    source="Only articles of this source",
    private="Show it to you alone",
)
@app_commands.allowed_installs(guilds=True, users=False)
@app_commands.allowed_contexts(guilds=True, dms=True, private_channels=False)
async def said(
    interaction: "discord.Interaction[DatelineClient]",
    name: app_commands.Range[str, 1, NAME_LENGTH],
    topic: app_commands.Range[str, 1, TOPIC_LENGTH] | None = None,
    after: str | None = None,
    before: str | None = None,
    source: str | None = None,
    private: bool = False,
) -> None:
    """Show the quotations of a person."""
    # Before the defer, which fixes who sees it: a day that is none is told privately.
    filters = await asyncio.to_thread(filters_of, after, before, source)
    await interaction.response.defer(ephemeral=private, thinking=True)
    archive = interaction.client.archive
    found = await archive.said(name, topic or "", filters)
    asker = None if private else interaction.user.id
    reply = format_said(found, archive.summary, asker=asker)
    await interaction.edit_original_response(view=reply.view, attachments=reply.files)


said.autocomplete("source")(source_choices)
