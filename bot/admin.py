"""`/corpus reload` and `/corpus status`, for those who manage the home server and for admins."""

import asyncio
import logging
from typing import TYPE_CHECKING

import discord
from discord import app_commands, ui

from bot import markdown
from bot.errors import NotAllowed
from bot.layout import TEXT_LENGTH, Reply, laid_out, length, text_file
from bot.wording.answers import holdings_in_words
from bot.wording.counting import count
from bot.wording.reports import report_in_words
from corpus.model import Progress, Remark, Report
from corpus.titles import cut

if TYPE_CHECKING:
    from bot.client import DatelineClient

_log = logging.getLogger(__name__)

_SHOWN_REASONS = 10
_REASON_LENGTH = 90  # characters of each, which escaping can double, where not all fit
_PATH_LENGTH = 400
_EVERY = 2.0  # seconds between two words on progress

corpus_group = app_commands.Group(
    name="corpus",
    description="The articles that the archive is made of.",
    # This only hides them: `_check` is what decides, at each use.
    default_permissions=discord.Permissions(manage_guild=True),
    allowed_installs=app_commands.AppInstallationType(guild=True, user=False),
    allowed_contexts=app_commands.AppCommandContext(
        guild=True, dm_channel=True, private_channel=False
    ),
)


@corpus_group.command(name="reload", description="Read the articles again.")
async def reload(interaction: "discord.Interaction[DatelineClient]") -> None:
    """Reload, showing progress, and say what changed."""
    _check(interaction)
    await interaction.response.defer(ephemeral=True, thinking=True)
    progress = _ShownProgress(interaction)
    showing = asyncio.create_task(progress.show())
    try:
        report = await interaction.client.archive.reload(
            by=interaction.user.display_name, tell=progress.tell
        )
    finally:
        showing.cancel()
        await asyncio.gather(showing, return_exceptions=True)
    _log.info("reloaded: %s", report_in_words(report))
    await _show_report(interaction, report)


@corpus_group.command(name="status", description="What the archive holds.")
async def status(interaction: "discord.Interaction[DatelineClient]") -> None:
    """Say what the archive holds, and where from."""
    _check(interaction)
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


def _check(interaction: "discord.Interaction[DatelineClient]") -> None:
    """Raise NotAllowed unless this person may, here and now."""
    settings = interaction.client.settings
    at_home = settings.home_guild_id is not None and interaction.guild_id == settings.home_guild_id
    manages_home = at_home and interaction.permissions.manage_guild
    if not manages_home and interaction.user.id not in settings.admin_ids:
        raise NotAllowed


class _ShownProgress:
    """Keeps the latest word on progress, and shows it now and then."""

    def __init__(self, interaction: "discord.Interaction[DatelineClient]") -> None:
        self._interaction = interaction
        self._latest: Progress | None = None

    def tell(self, progress: Progress) -> None:
        """Take in how far it has come."""
        self._latest = progress

    async def show(self) -> None:
        """Edit the reply whenever there is something new, until cancelled."""
        shown = None
        while True:
            await asyncio.sleep(_EVERY)
            if self._latest and self._latest != shown:
                shown = self._latest
                of = f" of {shown.total:,}" if shown.total else ""
                text = f"{shown.stage.capitalize()}: {shown.done:,}{of} articles …"
                try:
                    await self._interaction.edit_original_response(content=text)
                except discord.HTTPException as error:
                    _log.warning("progress could not be shown: %s", error)
                    return


async def _show_report(interaction: "discord.Interaction[DatelineClient]", report: Report) -> None:
    """End the reply with the report; in a direct message where the reload outlived the reply."""
    reply = format_report(report)
    try:
        await interaction.edit_original_response(
            content=None, view=reply.view, attachments=reply.files
        )
    except discord.HTTPException as error:
        _log.warning("the report could not be shown in place: %s", error)
        reply = format_report(report)
        await interaction.user.send(view=reply.view, files=reply.files)


def _line(kind: str, remark: Remark) -> str:
    where = f"{remark.path}:{remark.line}" if remark.line else remark.path
    return f"{kind} {where}: {remark.reason}"
