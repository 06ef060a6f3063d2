"""Answers to interactions: the first response, follow-ups, and edits of either.

The rules about when an answer may come are here, for they need the clock.
"""

from typing import Any

from .calls import Json, Request
from .checks import (
    LATER,
    MESSAGE,
    THINKING,
    UPDATE,
    check_callback,
    check_followup,
    check_response_edit,
    response_message,
    thinking,
)
from .interactions import RESPONSE_WITHIN, TOKEN_LIFE, Interaction, Reply
from .messages import EPHEMERAL, LOADING, Message
from .people import BOT
from .refusals import DiscordError
from .rest import Route
from .state import State


async def respond(state: State, call: Request) -> Any:
    """The first response is taken."""
    interaction = _waiting_interaction(state, call)
    kind, data = call.body["type"], call.body.get("data") or {}
    interaction.reply = Reply(kind, data, call.files)
    if kind in {UPDATE, LATER}:
        interaction.original = interaction.source
    if kind in {MESSAGE, THINKING}:
        await _create_original(state, interaction, call, data)
    elif kind == UPDATE:
        await _write(state, interaction, _original(state, interaction), call, data)
    if call.query.get("with_response") not in {"1", "true"}:
        return None
    return _callback_json(state, interaction, kind)


async def follow_up(state: State, call: Request) -> Any:
    """The follow-up; right after a defer it is what the thinking message says."""
    interaction = _live_interaction(state, call)
    waiting = thinking(state, interaction)
    if waiting is not None:
        return state.as_json(await _write(state, interaction, waiting, call, call.body))
    flags = (call.body.get("flags") or 0) & EPHEMERAL
    message = state.filled(
        _blank(state, interaction, flags, followup=True), call.body, call.uploads
    )
    interaction.followup_ids.append(message.id)
    return state.as_json(await state.create(message))


async def show_response(state: State, call: Request) -> Any:
    """A response or a follow-up by id."""
    return state.as_json(_named(state, _live_interaction(state, call), call))


async def edit_response(state: State, call: Request) -> Any:
    """The response or follow-up after the edit."""
    interaction = _live_interaction(state, call)
    message = _named(state, interaction, call)
    return state.as_json(await _write(state, interaction, message, call, call.body))


async def delete_response(state: State, call: Request) -> Any:
    """The response or follow-up is gone."""
    await state.delete(_named(state, _live_interaction(state, call), call))


def _waiting_interaction(state: State, call: Request) -> Interaction:
    """The interaction that this is the first response to.

    Raises:
        DiscordError: there is none, it came too late, or there was one already.
    """
    interaction = state.interactions.get(call.params["interaction_token"])
    if interaction is None or str(interaction.id) != call.params["interaction_id"]:
        raise DiscordError(10062, "an interaction that never was")
    if interaction.expired:
        raise DiscordError(10062)
    if interaction.reply is not None:
        raise DiscordError(40060, "a second first response")
    late = state.clock() - interaction.sent
    if late > RESPONSE_WITHIN:
        raise DiscordError(
            10062, f"a first response after {late:.1f} s, at most {RESPONSE_WITHIN} s"
        )
    return interaction


def _live_interaction(state: State, call: Request) -> Interaction:
    """The interaction of a token that still holds.

    Raises:
        DiscordError: there is none, the token has run out, or nothing was responded yet.
    """
    interaction = state.interactions.get(call.params["webhook_token"])
    if interaction is None:
        raise DiscordError(10015, "a token that never was")
    if interaction.expired:
        raise DiscordError(50027)
    if state.clock() - interaction.sent > TOKEN_LIFE:
        raise DiscordError(50027, f"a token used after more than {TOKEN_LIFE} s")
    if interaction.reply is None:
        raise DiscordError(10015, "a follow-up before the first response")
    return interaction


async def _create_original(
    state: State, interaction: Interaction, call: Request, data: Json
) -> None:
    """The response is a message of its own, if only one that says the bot is thinking."""
    flags = (data.get("flags") or 0) & EPHEMERAL
    deferred = call.body["type"] == THINKING
    message = _blank(state, interaction, flags | (LOADING if deferred else 0))
    if not deferred:
        message = state.filled(message, data, call.uploads)
    interaction.original = message.id
    interaction.settled = not deferred
    await state.create(message)


def _blank(
    state: State, interaction: Interaction, flags: int, *, followup: bool = False
) -> Message:
    """A message of the bot's where the interaction was, with nothing in it yet."""
    return Message(
        id=state.new_id(),
        channel_id=interaction.channel_id,
        guild_id=interaction.guild_id,
        author=BOT,
        flags=flags,
        origin=interaction.origin,
        followup=followup,
    )


async def _write(
    state: State, interaction: Interaction, message: Message, call: Request, body: Json
) -> Message:
    """The message after an edit; the interaction is settled if it was its original."""
    if message.id == interaction.original:
        interaction.settled = True
    return await state.write(message, call, body)


def _original(state: State, interaction: Interaction) -> Message:
    message = state.messages.get(interaction.original or 0)
    if message is None:
        raise DiscordError(10008)
    return message


def _named(state: State, interaction: Interaction, call: Request) -> Message:
    message = response_message(state, interaction, call)
    if message is None:
        raise DiscordError(10008)
    return message


def _callback_json(state: State, interaction: Interaction, kind: int) -> Json:
    """What Discord answers to a first response when it is asked to."""
    about: Json = {"id": str(interaction.id), "type": interaction.origin.type}
    resource: Json = {"type": kind}
    message = state.messages.get(interaction.original or 0)
    if message is not None:
        about["response_message_id"] = str(message.id)
        about["response_message_loading"] = message.loading
        about["response_message_ephemeral"] = message.ephemeral
        if kind in {MESSAGE, UPDATE}:
            resource["message"] = state.as_json(message)
    return {"interaction": about, "resource": resource}


WEBHOOK = "/webhooks/{webhook_id}/{webhook_token}"
ORIGINAL = WEBHOOK + "/messages/@original"
BY_ID = WEBHOOK + "/messages/{message_id}"
ROUTES = (
    Route(
        "POST",
        "/interactions/{interaction_id}/{interaction_token}/callback",
        respond,
        check_callback,
    ),
    Route("POST", WEBHOOK, follow_up, check_followup),
    Route("GET", ORIGINAL, show_response),
    Route("PATCH", ORIGINAL, edit_response, check_response_edit),
    Route("DELETE", ORIGINAL, delete_response),
    Route("GET", BY_ID, show_response),
    Route("PATCH", BY_ID, edit_response, check_response_edit),
    Route("DELETE", BY_ID, delete_response),
)
