"""Timelines in Discord: `/timeline`."""

import asyncio
import logging
from typing import TYPE_CHECKING

import discord
from discord import app_commands

from bot.charts import INSTALL, can_draw, draw_months
from bot.confines import begin, describe_confines, in_servers_and_messages, source_choices
from bot.timeline_formatter import format_timeline
from bot.wording.timelines import months_in_words
from corpus.timeline import Timeline

if TYPE_CHECKING:
    from bot.client import DatelineClient

_log = logging.getLogger(__name__)

TOPIC_LENGTH = 200


@app_commands.command(description="What articles said of a topic, a sentence a date, oldest first.")
@app_commands.describe(
    topic="A person, a place or a matter, in a few words",
    private="Show the timeline to you alone",
)
@describe_confines
@in_servers_and_messages
async def timeline(
    interaction: "discord.Interaction[DatelineClient]",
    topic: app_commands.Range[str, 1, TOPIC_LENGTH],
    after: str | None = None,
    before: str | None = None,
    source: str | None = None,
    private: bool = False,
) -> None:
    """Show the timeline of a topic, with a chart."""
    filters = await begin(interaction, after, before, source, private)
    client = interaction.client
    found = await client.archive.timeline(topic, filters)
    reply = format_timeline(
        found,
        client.archive.summary,
        chart=await asyncio.to_thread(_chart, found) if client.charts else None,
        asker=None if private else interaction.user.id,
    )
    await interaction.edit_original_response(view=reply.view, attachments=reply.files)


timeline.autocomplete("source")(source_choices)


def charts_are_there() -> bool:
    """Whether charts can be drawn; if not, it is said in the log, once for each client."""
    if not can_draw():
        _log.warning("timelines come without their charts: to have them, %s", INSTALL)
    return can_draw()


def _chart(found: Timeline) -> bytes | None:
    return draw_months(found.months, months_in_words(found.months)) if found.months else None
