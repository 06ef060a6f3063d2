"""`/corpus reload` and `/corpus status`, for those who manage the home server and for admins."""

import logging
from functools import partial
from typing import TYPE_CHECKING

import discord
from discord import app_commands, ui

from bot import markdown
from bot.allowed import refuse_others
from bot.generations import generations, rollback
from bot.layout import Reply, laid_out
from bot.progress import show_in_the_end, shown_progress
from bot.reports import format_preview, format_report
from bot.wording.answers import holdings_in_words
from bot.wording.counting import count
from bot.wording.reports import report_in_words
from corpus.titles import cut

if TYPE_CHECKING:
    from bot.client import DatelineClient

_log = logging.getLogger(__name__)

_PATH_LENGTH = 400

corpus_group = app_commands.Group(
    name="corpus",
    description="The articles that the archive is made of.",
    # This only hides them: `refuse_others` is what decides, at each use.
    default_permissions=discord.Permissions(manage_guild=True),
    allowed_installs=app_commands.AppInstallationType(guild=True, user=False),
    allowed_contexts=app_commands.AppCommandContext(
        guild=True, dm_channel=True, private_channel=False
    ),
)
corpus_group.add_command(generations)
corpus_group.add_command(rollback)


@corpus_group.command(name="reload", description="Read the articles again.")
@app_commands.describe(
    force="Let go of more than a third of the articles, or of all.",
    dry_run="Say what it would do, and do nothing.",
)
async def reload(
    interaction: "discord.Interaction[DatelineClient]",
    *,
    force: bool = False,
    dry_run: bool = False,
) -> None:
    """Reload, showing progress, and say what changed; or only what would."""
    refuse_others(interaction)
    await interaction.response.defer(ephemeral=True, thinking=True)
    archive, by = interaction.client.archive, interaction.user.display_name
    compose: partial[Reply]
    async with shown_progress(interaction) as tell:
        if dry_run:
            compose = partial(format_preview, await archive.preview(by=by, tell=tell))
        else:
            report = await archive.reload(by=by, force=force, tell=tell)
            _log.info("reloaded: %s", report_in_words(report))
            compose = partial(format_report, report)
    await show_in_the_end(interaction, compose)


@corpus_group.command(name="status", description="What the archive holds.")
async def status(interaction: "discord.Interaction[DatelineClient]") -> None:
    """Say what the archive holds, and where from."""
    refuse_others(interaction)
    archive = interaction.client.archive
    await archive.notice()
    summary = archive.summary
    lines = [
        f"Generation {summary.generation:,}: {count(summary.passages, 'passage')}.",
        holdings_in_words(summary),
        f"Articles from {cut(str(archive.source.articles), _PATH_LENGTH)}",
        f"Database {cut(str(archive.source.database), _PATH_LENGTH)}",
    ]
    view = laid_out([ui.TextDisplay(markdown.in_lines(lines))])
    await interaction.response.send_message(view=view, ephemeral=True)
