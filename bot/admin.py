"""`/corpus reload` and `/corpus status`, for those who manage the home server and for admins."""

import logging
from functools import partial
from typing import TYPE_CHECKING

import discord
from discord import app_commands, ui

from bot import markdown
from bot.allowed import refuse_others
from bot.generations import generations, rollback
from bot.layout import TEXT_LENGTH, Reply, laid_out, length, text_file
from bot.progress import show_in_the_end, shown_progress
from bot.wording.answers import holdings_in_words
from bot.wording.counting import count
from bot.wording.reports import report_in_words
from corpus.model import Remark, Report
from corpus.titles import cut

if TYPE_CHECKING:
    from bot.client import DatelineClient

_log = logging.getLogger(__name__)

_SHOWN_REASONS = 10
_REASON_LENGTH = 90  # characters of each, which escaping can double, where not all fit
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
@app_commands.describe(force="Let go of more than a third of the articles, or of all.")
async def reload(
    interaction: "discord.Interaction[DatelineClient]", *, force: bool = False
) -> None:
    """Reload, showing progress, and say what changed."""
    refuse_others(interaction)
    await interaction.response.defer(ephemeral=True, thinking=True)
    async with shown_progress(interaction) as tell:
        report = await interaction.client.archive.reload(
            by=interaction.user.display_name, force=force, tell=tell
        )
    _log.info("reloaded: %s", report_in_words(report))
    await show_in_the_end(interaction, partial(format_report, report))


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
    view = laid_out([ui.TextDisplay("\n".join(markdown.inline(line) for line in lines))])
    await interaction.response.send_message(view=view, ephemeral=True)


def format_report(report: Report) -> Reply:
    """What a reload did, and ten reasons of each kind; all of them in a file if that is not all."""
    rejected = [_line("rejected", remark) for remark in report.rejected]
    notes = [_line("note", remark) for remark in report.notes]
    shown = [*rejected[:_SHOWN_REASONS], *notes[:_SHOWN_REASONS]]
    text = "\n".join(markdown.inline(line) for line in [f"Read {report_in_words(report)}.", *shown])
    if len(shown) == len(rejected) + len(notes) and length(text) <= TEXT_LENGTH:
        return Reply(laid_out([ui.TextDisplay(text)]))
    file = text_file("rejected.txt", "\n".join([*rejected, *notes]) + "\n")
    lines = [f"Read {report_in_words(report)}.", *(cut(line, _REASON_LENGTH) for line in shown)]
    lines.append("All reasons, whole, are in rejected.txt.")
    text = "\n".join(markdown.inline(line) for line in lines)
    return Reply(laid_out([ui.TextDisplay(text), ui.File(file)]), (file,))


def _line(kind: str, remark: Remark) -> str:
    where = f"{remark.path}:{remark.line}" if remark.line else remark.path
    return f"{kind} {where}: {remark.reason}"
