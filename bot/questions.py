"""Asking in Discord: `/ask` and `/help`, a direct message, a mention."""

import logging
import re
from functools import partial
from typing import TYPE_CHECKING

import discord
from discord import app_commands

from bot.confines import begin, describe_confines, in_servers_and_messages, source_choices
from bot.conversing import Place, converse, exchange
from bot.failures import attempted, is_about_a_deleted_question, sentence_for, shown
from bot.formatter import format_answer, format_help
from corpus.days import today

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
    private="Show the answer to you alone",
)
@describe_confines
@in_servers_and_messages
async def ask(
    interaction: "discord.Interaction[DatelineClient]",
    question: app_commands.Range[str, 1, QUESTION_LENGTH],
    after: str | None = None,
    before: str | None = None,
    source: str | None = None,
    private: bool = False,
) -> None:
    """Answer a question put as a command."""
    filters = await begin(interaction, after, before, source, private)
    client, person = interaction.client, interaction.user.id
    here = person, interaction.channel_id or 0
    async with client.conversations.turn(here):
        got = await converse(client.archive, question, today(), filters)
        asker = None if private else person
        reply = format_answer(got.answer, client.archive.summary, asker=asker, show_question=True)
        sent = await interaction.edit_original_response(view=reply.view, attachments=reply.files)
        direct = [here] if interaction.guild_id is None else []
        client.conversations.remember(got.last, (person, sent.id), *direct)


ask.autocomplete("source")(source_choices)


@app_commands.command(name="help", description="What the archive holds, and how to ask it.")
@in_servers_and_messages
async def show_help(interaction: "discord.Interaction[DatelineClient]") -> None:
    """Say what there is to ask, and how."""
    client = interaction.client
    await client.archive.notice()
    mention = client.user.mention if client.user else "the bot"
    reply = format_help(client.archive.summary, mention)
    await interaction.response.send_message(view=reply.view, ephemeral=True)


async def answer_message(client: "DatelineClient", message: discord.Message) -> None:
    """Answer a message if it is a question to the bot.

    It is in a direct message, where it names the bot, and in a reply that goes on from an answer.
    """
    said = words_in(client, message)
    if said is not None:
        await attempted(_in_turn(client, message, said), partial(_tell_author, message))


def words_in(client: "DatelineClient", message: discord.Message) -> str | None:
    """What a message says to the bot, maybe nothing; None where it is not said to the bot."""
    if message.author.bot or message.webhook_id or message.type not in _ANSWERED_TYPES:
        return None
    if client.user is None:
        return None
    if message.guild is not None and client.user not in message.mentions:
        return None
    return " ".join(_mention_of(client.user).sub(" ", message.content).split())


async def _in_turn(client: "DatelineClient", message: discord.Message, said: str) -> None:
    """Answer what is said once what its author said before is: it may go on from that."""
    async with client.conversations.turn((message.author.id, message.channel.id)):
        await _answer(client, message, said)


async def _answer(client: "DatelineClient", message: discord.Message, said: str) -> None:
    """Answer what is said, unless it does not name the bot and goes on from nothing.

    That a message pings the bot is not enough, as answering one of the bot's messages does too.
    """
    last = client.conversations.last(*_places_before(message))
    understood = await client.archive.follow(said, last, today()) if last else None
    if not (understood or _is_put_to(client, message)):
        return
    await _show_typing(message)
    if not 0 < len(said) <= QUESTION_LENGTH:
        await message.reply(_USAGE, mention_author=False)
        return
    got = await exchange(client.archive, said, today(), last=last, understood=understood)
    asker = message.author.id
    reply = format_answer(
        got.answer,
        client.archive.summary,
        asker=asker,
        show_question=False,
        understood=got.understood,
    )
    sent = await message.reply(view=reply.view, files=reply.files, mention_author=False)
    direct = [(asker, message.channel.id)] if message.guild is None else []
    client.conversations.remember(got.last, (asker, sent.id), *direct)


def _places_before(message: discord.Message) -> list[Place]:
    """Where a question may be remembered that a message goes on from.

    It is that of the answer that it replies to, or the last one of the direct messages.
    """
    person, places = message.author.id, []
    if message.reference and message.reference.message_id:
        places.append((person, message.reference.message_id))
    if message.guild is None:
        places.append((person, message.channel.id))
    return places


def _is_put_to(client: "DatelineClient", message: discord.Message) -> bool:
    """Whether a message is to the bot without more: in a direct message, or with its mention."""
    user = client.user
    return message.guild is None or (
        user is not None and _mention_of(user).search(message.content) is not None
    )


def _mention_of(user: discord.ClientUser) -> re.Pattern[str]:
    return re.compile(rf"<@!?{user.id}>")


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
