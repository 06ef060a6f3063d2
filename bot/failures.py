"""Whatever goes wrong while somebody waits -> a sentence to that person, and a line in the log.

`client` calls it for commands and messages, `views` for buttons.
"""

import logging
from collections.abc import Awaitable, Callable
from functools import partial
from typing import Any

import discord
from discord import app_commands

from bot import markdown
from bot.errors import NotAllowed, UsageError
from bot.wording.errors import error_in_words
from corpus.errors import CorpusError
from corpus.titles import cut

_log = logging.getLogger(__name__)

_SENTENCE = 1000  # characters, which escaping can double, of the 2000 of a message

# Discord's error codes: https://discord.com/developers/docs/topics/opcodes-and-status-codes
UNKNOWN_CHANNEL = 10003
UNKNOWN_MESSAGE = 10008
UNKNOWN_INTERACTION = 10062
INVALID_BODY = 50035


async def guarded(interaction: discord.Interaction[Any], work: Awaitable[None]) -> None:
    """Do the work of a button; whatever goes wrong is told to the one who clicked."""
    await attempted(work, partial(tell, interaction))


async def attempted(work: Awaitable[None], say: Callable[[Exception], Awaitable[None]]) -> None:
    """Do what a click or a message asks for; whatever goes wrong is told, and ends nothing else."""
    try:
        await work
    except Exception as error:  # noqa: BLE001 - the outermost edge of a click or a message
        await say(error)


async def tell(interaction: discord.Interaction[Any], error: Exception) -> None:
    """Say what went wrong to the one who waits, if that is still possible."""
    if _came_too_late(error):
        _log.warning("an interaction was answered too late: Discord no longer knows it")
        return
    sentence = shown(sentence_for(error))
    try:
        if not interaction.response.is_done():
            await interaction.response.send_message(sentence, ephemeral=True)
        elif interaction.type is discord.InteractionType.component:
            # The original response to a click can be the message with the button.
            await interaction.followup.send(sentence, ephemeral=True)
        else:
            await interaction.edit_original_response(content=sentence, view=None, attachments=[])
    except discord.HTTPException as failure:
        _log.warning("what went wrong could not be told: %s", failure)


def shown(sentence: str) -> str:
    """The sentence as the content of a message: escaped, and no longer than that may be."""
    return markdown.escape(cut(sentence, _SENTENCE))


def sentence_for(error: Exception) -> str:
    """What happened, and what to do now; and a line in the log."""
    match error:
        case app_commands.CommandInvokeError():
            return sentence_for(error.original)
        case CorpusError():
            _log.warning("%s: %s", type(error).__name__, error)
            return error_in_words(error)
        case UsageError(message):
            return message
        case NotAllowed():
            return "Only those who manage this bot's home server, and its admins, can do this."
        case app_commands.CommandSignatureMismatch() | app_commands.CommandNotFound():
            _log.warning("a client still has an old form of a command: %s", error)
            return "This command has changed: reload Discord (Ctrl+R) and try again."
        case discord.Forbidden():
            _log.warning("Discord forbids it: %s", error)
            return (
                "I am not allowed to do that here: ask a moderator to let me view this channel,"
                " send messages and attach files."
            )
        case discord.HTTPException():
            _log.error("Discord refused: %s", error)
            return "Discord did not take the answer: try again in a moment."
    _log.error("something broke", exc_info=error)
    return "Something broke here, and has been logged: try again, or tell whoever runs this bot."


def is_about_a_deleted_question(error: discord.HTTPException) -> bool:
    """Whether a reply failed because the message it answers, or the channel, is gone."""
    gone = error.code in (UNKNOWN_CHANNEL, UNKNOWN_MESSAGE)
    return gone or (error.code == INVALID_BODY and "message_reference" in error.text)


def _came_too_late(error: Exception) -> bool:
    original = getattr(error, "original", error)
    return isinstance(original, discord.NotFound) and original.code == UNKNOWN_INTERACTION
