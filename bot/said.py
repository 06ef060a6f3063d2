"""What people said, in Discord: `/said`."""

from typing import TYPE_CHECKING

import discord
from discord import app_commands

from bot.confines import begin, describe_confines, in_servers_and_messages, source_choices
from bot.said_formatter import format_said

if TYPE_CHECKING:
    from bot.client import DatelineClient

NAME_LENGTH = 100
TOPIC_LENGTH = 200


@app_commands.command(description="What a person said in the articles, the latest first.")
@app_commands.describe(
    name="A surname, or first name and surname",
    topic="Only what they said on this, in a few words",
    private="Show it to you alone",
)
@describe_confines
@in_servers_and_messages
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
    filters = await begin(interaction, after, before, source, private)
    archive = interaction.client.archive
    found = await archive.said(name, topic or "", filters)
    asker = None if private else interaction.user.id
    reply = format_said(found, archive.summary, asker=asker)
    await interaction.edit_original_response(view=reply.view, attachments=reply.files)


said.autocomplete("source")(source_choices)
