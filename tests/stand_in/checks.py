"""Which rules a request is held to: `faults_of` gathers them and what the description says.

`rest` calls it before a route changes anything; the rules themselves are in `rules`.
"""

from collections.abc import Callable

from .calls import Json, Request
from .interactions import AUTOCOMPLETE, COMMAND, COMPONENT, Interaction
from .messages import EPHEMERAL, Message
from .rules import (
    choice_faults,
    command_faults,
    edit_faults,
    message_faults,
    unknown_properties,
)
from .schema import schema_faults
from .state import State

Rule = Callable[[State, Request], list[str]]
MESSAGE, THINKING, LATER, UPDATE, CHOICES, MODAL = 4, 5, 6, 7, 8, 9
# The first responses that each kind of interaction may have.
CALLBACKS = {
    COMMAND: {MESSAGE, THINKING, MODAL},
    COMPONENT: {MESSAGE, THINKING, LATER, UPDATE, MODAL},
    AUTOCOMPLETE: {CHOICES},
}


def faults_of(state: State, call: Request, rule: Rule | None) -> list[str]:
    """Everything that is wrong with the body of a request."""
    described = schema_faults(call.method, call.route, call.body)
    if rule is None or call.body is None:
        return described
    try:
        return rule(state, call) + described
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        # A body too far from its shape for the rules: the description says what is wrong with it.
        return described or [f"a body that is not of its shape ({error!r})"]


def check_message(state: State, call: Request) -> list[str]:
    """The faults of a message to a channel."""
    del state
    return [*unknown_properties(call.body, "message"), *message_faults(call.body, [*call.files])]


def check_edit(state: State, call: Request) -> list[str]:
    """The faults of an edit of a message in a channel."""
    before = state.messages.get(int(call.params["message_id"]))
    return _edit(call.body, "message-edit", before, call)


def check_followup(state: State, call: Request) -> list[str]:
    """The faults of a follow-up, which is an edit if it comes right after a defer."""
    interaction = state.interactions.get(call.params["webhook_token"])
    before = thinking(state, interaction)
    if before is not None:
        return _edit(call.body, "response", before, call)
    return [*unknown_properties(call.body, "response"), *message_faults(call.body, [*call.files])]


def check_response_edit(state: State, call: Request) -> list[str]:
    """The faults of an edit of a response or a follow-up."""
    interaction = state.interactions.get(call.params["webhook_token"])
    before = response_message(state, interaction, call)
    return _edit(call.body, "response-edit", before, call)


def check_callback(state: State, call: Request) -> list[str]:
    """The faults of a first response: its kind, and what it holds."""
    kind, data = call.body.get("type"), call.body.get("data") or {}
    faults = unknown_properties(call.body, "callback")
    interaction = state.interactions.get(call.params["interaction_token"])
    if interaction is not None and kind not in CALLBACKS[interaction.origin.type]:
        faults.append(f"type: {kind} is no answer to interactions of {interaction.origin.type}")
    if kind == MESSAGE:
        faults += unknown_properties(data, "response") + message_faults(data, [*call.files])
    elif kind == THINKING:
        faults += [f"data.{name}: not with a defer" for name in data.keys() - {"flags"}]
        if (data.get("flags") or 0) & ~EPHEMERAL:
            faults.append("data.flags: a defer can be ephemeral, nothing else")
    elif kind == UPDATE:
        source = interaction.source if interaction is not None else None
        faults += _edit(data, "response-update", state.messages.get(source or 0), call)
    elif kind == CHOICES:
        faults += unknown_properties(data, "autocompletion")
        faults += choice_faults(data["choices"])
    elif kind == MODAL:
        faults += unknown_properties(data, "modal")
    return faults


def check_commands(state: State, call: Request) -> list[str]:
    """The faults of all commands, put together."""
    del state
    unknown = [
        f"/{command['name']}: {fault}"
        for command in call.body
        for fault in unknown_properties(command, "put-command")
    ]
    return unknown + command_faults(call.body)


def check_command(state: State, call: Request) -> list[str]:
    """The faults of one more command, beside those that are there."""
    others = [c for c in state.commands if c["name"] != call.body["name"]]
    return unknown_properties(call.body, "command") + command_faults([*others, call.body])


def check_private_channel(state: State, call: Request) -> list[str]:
    """The faults of the opening of a direct channel."""
    del state
    return unknown_properties(call.body, "private-channel")


def thinking(state: State, interaction: Interaction | None) -> Message | None:
    """The message that says the bot is thinking, if that is how things stand."""
    message = state.messages.get(interaction.original or 0) if interaction is not None else None
    return message if message is not None and message.loading else None


def response_message(
    state: State, interaction: Interaction | None, call: Request
) -> Message | None:
    """The message of an interaction that a request is about; without an id, the original."""
    if interaction is None:
        return None
    named = call.params.get("message_id", "@original")
    message_id = interaction.original if named == "@original" else int(named)
    if message_id not in {interaction.original, *interaction.followup_ids}:
        return None
    return state.messages.get(message_id or 0)


def _edit(body: Json, shape: str, before: Message | None, call: Request) -> list[str]:
    """The faults of an edit; of a message that is not there, the route will speak."""
    faults = unknown_properties(body, shape)
    if body.get("tts") and shape != "response":
        faults.append("tts: not with an edit")
    return faults + (edit_faults(body, before, [*call.files]) if before is not None else [])
