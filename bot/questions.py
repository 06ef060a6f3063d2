"""Asking in Discord: `/ask` and `/help`, a direct message, a mention."""

import asyncio
import logging
import re
from typing import TYPE_CHECKING

import discord
from discord import app_commands

from bot.confines import filters_of, source_choices, today
from bot.failures import is_about_a_deleted_question, sentence_for, shown
from bot.formatter import format_answer, format_help

if TYPE_CHECKING:
    from bot.client import DatelineClient

_log = logging.getLogger(__name__)

QUESTION_LENGTH = 400
_USAGE = (
    f"Write a question in words, of at most {QUESTION_LENGTH} characters: attachments are not read."
)
_ANSWERED_TYPES = (discord.MessageType.default, discord.MessageType.reply)


@app_commands.command(description="Ask the archive: it answers with the articles' own words.")
@app_commands.describe(
    question="What you want to know",
    after="Only articles of this day or later, such as 2025-02-03 or March 2024",
    before="Only articles of this day or earlier",
    source="Only articles of this source",
    private="Show the answer to you alone",
)
@app_commands.allowed_installs(guilds=True, users=False)
@app_commands.allowed_contexts(guilds=True, dms=True, private_channels=False)
async def ask(
    interaction: "discord.Interaction[DatelineClient]",
    question: app_commands.Range[str, 1, QUESTION_LENGTH],
    after: str | None = None,
    before: str | None = None,
    source: str | None = None,
    private: bool = False,
) -> None:
    """Answer a question put as a command."""
    # Before the defer, which fixes who sees the answer: a day that is none is told privately.
    filters = await asyncio.to_thread(filters_of, after, before, source)
    await interaction.response.defer(ephemeral=private, thinking=True)
    client = interaction.client
    answer = await client.archive.answer(question, today(), filters)
    asker = None if private else interaction.user.id
    reply = format_answer(answer, client.archive.summary, asker=asker, show_question=True)
    await interaction.edit_original_response(view=reply.view, attachments=reply.files)


ask.autocomplete("source")(source_choices)


@app_commands.command(name="help", description="What the archive holds, and how to ask it.")
@app_commands.allowed_installs(guilds=True, users=False)
@app_commands.allowed_contexts(guilds=True, dms=True, private_channels=False)
async def show_help(interaction: "discord.Interaction[DatelineClient]") -> None:
    """Say what there is to ask, and how."""
    client = interaction.client
    await client.archive.notice()
    mention = client.user.mention if client.user else "the bot"
    reply = format_help(client.archive.summary, mention)
    await interaction.response.send_message(view=reply.view, ephemeral=True)


async def answer_message(client: "DatelineClient", message: discord.Message) -> None:
    """Answer a message if it is a question to the bot: a direct message, or one that names it."""
    question = question_in(client, message)
    if question is None:
        return
    try:
        await _show_typing(message)
        if not 0 < len(question) <= QUESTION_LENGTH:
            await message.reply(_USAGE, mention_author=False)
            return
        answer = await client.archive.answer(question, today())
        asker = message.author.id
        reply = format_answer(answer, client.archive.summary, asker=asker, show_question=False)
        await message.reply(view=reply.view, files=reply.files, mention_author=False)
    except Exception as error:  # noqa: BLE001 - the outermost edge of a message
        await _tell_author(message, error)


def question_in(client: "DatelineClient", message: discord.Message) -> str | None:
    """The question that a message puts to the bot, maybe empty; None where it puts none."""
    if message.author.bot or message.webhook_id or message.type not in _ANSWERED_TYPES:
        return None
    if client.user is None:
        return None
    named = re.compile(rf"<@!?{client.user.id}>")
    # In a channel the mention must be written: answering one of the bot's messages pings it too.
    if message.guild is not None and not named.search(message.content):
        return None
    return " ".join(named.sub(" ", message.content).split())


async def _show_typing(message: discord.Message) -> None:
    """Show that an answer is coming; that this fails is no reason not to give it."""
    try:
        await message.channel.typing()
    except discord.HTTPException as error:
        _log.debug("typing could not be shown: %s", error)


async def _tell_author(message: discord.Message, error: Exception) -> None:
    """Say what went wrong where the question stands, or in a direct message if not there."""
    if isinstance(error, discord.HTTPException) and is_about_a_deleted_question(error):
        _log.debug("a question was deleted before it was answered")
        return
    sentence = shown(sentence_for(error))
    try:
        if isinstance(error, discord.Forbidden):
            await message.author.send(f"{message.jump_url}: {sentence}")
        else:
            await message.reply(sentence, mention_author=False)
    except discord.HTTPException as failure:
        _log.warning("what went wrong could not be told: %s", failure)
