"""Messages in channels: sent, read, edited, deleted; and the bot's typing."""

from typing import Any

from .calls import Json, Request
from .checks import check_edit, check_message
from .messages import EPHEMERAL, Message
from .people import BOT
from .refusals import UNKNOWN_REFERENCE, DiscordError
from .rest import Route
from .state import State


async def send_message(state: State, call: Request) -> Any:
    """The new message."""
    channel_id = int(call.params["channel_id"])
    state.refuse_forbidden(channel_id, sending=True)
    message = Message(
        id=state.new_id(),
        channel_id=channel_id,
        guild_id=state.guild_of(channel_id),
        author=BOT,
        # Only the answer to an interaction can be ephemeral.
        flags=(call.body.get("flags") or 0) & ~EPHEMERAL,
        reply_to=_reply_to(state, call.body),
    )
    sent = await state.create(state.filled(message, call.body, call.uploads))
    return _with_nonce(state.as_json(sent), call.body)


async def show_message(state: State, call: Request) -> Any:
    """A message by id."""
    return state.as_json(_message(state, call))


async def edit_message(state: State, call: Request) -> Any:
    """The message after the edit."""
    message = _message(state, call)
    if message.author != BOT:
        raise DiscordError(50005, "an edit of somebody else's message")
    state.refuse_forbidden(message.channel_id, sending=True)
    return state.as_json(await state.write(message, call, call.body))


async def delete_message(state: State, call: Request) -> Any:
    """The message is gone."""
    message = _message(state, call)
    state.refuse_forbidden(message.channel_id, sending=False)
    await state.delete(message)


async def type_in_channel(state: State, call: Request) -> Any:
    """The channel says that the bot is typing."""
    channel_id = int(call.params["channel_id"])
    state.refuse_forbidden(channel_id, sending=False)
    state.typing.append(channel_id)


def _message(state: State, call: Request) -> Message:
    """The message that the path names.

    Raises:
        DiscordError: it is not there, or only one person can see it.
    """
    message = state.messages.get(int(call.params["message_id"]))
    if message is None or message.channel_id != int(call.params["channel_id"]):
        raise DiscordError(10008)
    if message.ephemeral:
        raise DiscordError(10008)
    return message


def _reply_to(state: State, body: Json) -> int | None:
    """The message that this one replies to, None if it is gone and that is accepted.

    Raises:
        DiscordError: it is gone.
    """
    reference = body.get("message_reference")
    if reference is None:
        return None
    message_id = int(reference["message_id"])
    if message_id in state.messages:
        return message_id
    if reference.get("fail_if_not_exists", True):
        raise DiscordError(50035, errors=UNKNOWN_REFERENCE)
    return None


def _with_nonce(sent: Json, body: Json) -> Json:
    return {**sent, "nonce": body["nonce"]} if body.get("nonce") else sent


MESSAGES = "/channels/{channel_id}/messages"
ROUTES = (
    Route("POST", MESSAGES, send_message, check_message),
    Route("GET", MESSAGES + "/{message_id}", show_message),
    Route("PATCH", MESSAGES + "/{message_id}", edit_message, check_edit),
    Route("DELETE", MESSAGES + "/{message_id}", delete_message),
    Route("POST", "/channels/{channel_id}/typing", type_in_channel),
)
