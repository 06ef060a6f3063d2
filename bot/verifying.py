"""Verifying in Discord: `/verify`, and "Check quotations" on a message.

What is found out about a message is shown to the one who asked alone: it is a moderator's tool, and
nobody's words are judged in public by a click.
"""

from typing import TYPE_CHECKING

import discord
from discord import app_commands

from bot.confines import in_servers_and_messages
from bot.quoted import quotations_in
from bot.verdict_formatter import CHECKED, format_verdicts
from corpus.verifying import QUOTATION_LENGTH

if TYPE_CHECKING:
    from bot.client import DatelineClient

_NONE = "This message has no quotation: words between double quotation marks, or a block quotation."


@app_commands.command(description="Whether a quotation stands in the archive, exactly or altered.")
@app_commands.describe(
    quotation="The quotation; ellipses and words in [square brackets] are understood",
    private="Show the verdict to you alone",
)
@in_servers_and_messages
async def verify(
    interaction: "discord.Interaction[DatelineClient]",
    quotation: app_commands.Range[str, 1, QUOTATION_LENGTH],
    private: bool = False,
) -> None:
    """Say how a quotation stands in the archive."""
    await interaction.response.defer(ephemeral=private, thinking=True)
    client = interaction.client
    verdict = await client.archive.verify(quotation)
    asker = None if private else interaction.user.id
    reply = format_verdicts([verdict], client.archive.summary, asker=asker)
    await interaction.edit_original_response(view=reply.view, attachments=reply.files)


@app_commands.context_menu(name="Check quotations")
@in_servers_and_messages
async def check_quotations(
    interaction: "discord.Interaction[DatelineClient]", message: discord.Message
) -> None:
    """Say how each quotation in a message stands in the archive."""
    await interaction.response.defer(ephemeral=True, thinking=True)
    found = quotations_in(message.content)
    if not found:
        await interaction.edit_original_response(content=_NONE)
        return
    client = interaction.client
    taken = [one for one in found if len(one) <= QUOTATION_LENGTH][:CHECKED]
    verdicts = [await client.archive.verify(quotation) for quotation in taken]
    unchecked = len(found) - len(verdicts)
    reply = format_verdicts(verdicts, client.archive.summary, unchecked=unchecked)
    await interaction.edit_original_response(view=reply.view, attachments=reply.files)
