"""`/corpus rollback` and `/corpus generations`, for those who may reload. `admin` has the group."""

import logging
from functools import partial
from typing import TYPE_CHECKING

import discord
from discord import app_commands, ui

from bot import markdown
from bot.allowed import refuse_others
from bot.layout import TEXT_LENGTH, Reply, laid_out, length
from bot.progress import show_in_the_end, shown_progress
from bot.wording.generations import NO_GENERATION, generation_in_words, rolled_back_in_words
from corpus.reports import PastGeneration

if TYPE_CHECKING:
    from bot.client import DatelineClient

_log = logging.getLogger(__name__)


@app_commands.command(
    name="rollback", description="Go back to the articles before the last reload."
)
@app_commands.describe(to="The generation to go back to; without it, the one before.")
async def rollback(
    interaction: "discord.Interaction[DatelineClient]",
    to: app_commands.Range[int, 1] | None = None,
) -> None:
    """Answer from an earlier generation's articles, and say what that changed."""
    refuse_others(interaction)
    await interaction.response.defer(ephemeral=True, thinking=True)
    async with shown_progress(interaction) as tell:
        done = await interaction.client.archive.roll_back(
            by=interaction.user.display_name, to=to, tell=tell
        )
    said = rolled_back_in_words(done)
    _log.info("rolled back: %s", said)
    await show_in_the_end(interaction, partial(_of_lines, [said]))


@app_commands.command(
    name="generations", description="The generations that can be gone back to, newest first."
)
async def generations(interaction: "discord.Interaction[DatelineClient]") -> None:
    """List the generations that are kept."""
    refuse_others(interaction)
    past = await interaction.client.archive.generations()
    await interaction.response.send_message(view=format_generations(past).view, ephemeral=True)


def format_generations(past: tuple[PastGeneration, ...]) -> Reply:
    """A line a generation, the newest first, as many as fit."""
    lines = [generation_in_words(one) for one in past] or [NO_GENERATION]
    while length(markdown.in_lines(lines)) > TEXT_LENGTH:
        lines = [*lines[:-2], "Those before are listed by dateline generations."]
    return _of_lines(lines)


def _of_lines(lines: list[str]) -> Reply:
    return Reply(laid_out([ui.TextDisplay(markdown.in_lines(lines))]))
