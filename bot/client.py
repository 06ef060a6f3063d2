"""The Discord client: what it may see, what it serves, how it starts and closes.

`bot.commands.serving` runs it. What it does with a question is in `questions`.
"""

import asyncio
import logging
from typing import Any

import discord
from discord import app_commands

from bot.admin import corpus_group
from bot.conversing import Conversations
from bot.failures import tell
from bot.questions import answer_message, ask, show_help
from bot.said import said
from bot.settings import Settings
from bot.sync import sync_if_changed
from bot.timelines import charts_are_there, timeline
from bot.verifying import check_quotations, verify
from bot.views import ContextButton, RemoveButton
from corpus.archive import Archive

_log = logging.getLogger(__name__)

# To see channels, answer in them and in threads, and attach a long excerpt.
_PERMISSIONS = discord.Permissions(
    view_channel=True,
    send_messages=True,
    send_messages_in_threads=True,
    attach_files=True,
    read_message_history=True,
)


# As discord.py 2.7 names the tasks of commands, messages and buttons.
_HANDLERS = ("CommandTree-invoker", "discord.py: on_message", "discord-ui-dynamic-item")


class DatelineClient(discord.Client):
    """Answers from the archive, which is open for as long as the client runs."""

    def __init__(self, archive: Archive, settings: Settings) -> None:
        intents = discord.Intents(guilds=True, guild_messages=True, dm_messages=True)
        super().__init__(intents=intents, allowed_mentions=discord.AllowedMentions.none())
        self.archive = archive
        self.settings = settings
        self.charts = charts_are_there()
        self.conversations = Conversations()
        self._tree = _Tree(self)
        self._tree.add_command(ask)
        self._tree.add_command(timeline)
        self._tree.add_command(said)
        self._tree.add_command(show_help)
        self._tree.add_command(verify)
        self._tree.add_command(check_quotations)
        self._tree.add_command(corpus_group)

    async def setup_hook(self) -> None:
        """Once after the login: the buttons of old replies work, the commands are known."""
        self.add_dynamic_items(ContextButton, RemoveButton)
        database = self.archive.source.database
        note = database.with_name(database.name + ".commands")
        if self.application_id is not None:
            try:
                await sync_if_changed(self._tree, self.application_id, note)
            except (discord.HTTPException, OSError) as error:
                # Those that Discord knows from before, messages and mentions work all the same.
                _log.error("the commands could not be sent to Discord: %s", error)
            link = discord.utils.oauth_url(self.application_id, permissions=_PERMISSIONS)
            _log.info("to invite the bot to a server: %s", link)

    async def close(self) -> None:
        """End what is being answered, and then the connection."""
        working = [
            task
            for task in asyncio.all_tasks()
            if task.get_name().startswith(_HANDLERS) and task is not asyncio.current_task()
        ]
        for task in working:
            task.cancel()
        await asyncio.gather(*working, return_exceptions=True)
        await super().close()

    async def on_ready(self) -> None:
        """Say in the log that questions are answered now; again after each lost connection."""
        _log.info("serving as %s in %d servers", self.user, len(self.guilds))

    async def on_message(self, message: discord.Message) -> None:
        """Answer it if it is a question."""
        await answer_message(self, message)


class _Tree(app_commands.CommandTree[DatelineClient]):
    """The commands, and the one place where what goes wrong in them ends."""

    async def on_error(
        self,
        interaction: discord.Interaction[Any],
        error: app_commands.AppCommandError,
        /,
    ) -> None:
        """Tell the one who used the command."""
        await tell(interaction, error)
