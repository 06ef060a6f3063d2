"""The application's global commands: read, put all at once, or one at a time."""

from typing import Any

from .calls import Json, Request
from .checks import check_command, check_commands
from .people import APPLICATION
from .refusals import DiscordError
from .rest import Route
from .rules.commands import CHAT_INPUT
from .state import State


async def show_commands(state: State, call: Request) -> Any:
    """All commands."""
    del call
    return state.commands


async def put_commands(state: State, call: Request) -> Any:
    """The commands are these from now on; one that keeps type and name keeps its id."""
    state.commands = [_registered(state, command) for command in call.body or ()]
    state.syncs += 1
    return state.commands


async def add_command(state: State, call: Request) -> Any:
    """One more command, in place of one of the same type and name."""
    command = _registered(state, call.body)
    state.commands = [c for c in state.commands if c["id"] != command["id"]] + [command]
    return command


async def delete_command(state: State, call: Request) -> Any:
    """The command is gone."""
    left = [c for c in state.commands if c["id"] != call.params["command_id"]]
    if len(left) == len(state.commands):
        raise DiscordError(10063)
    state.commands = left


def _registered(state: State, body: Json) -> Json:
    """A command as Discord keeps it."""
    kind = body.get("type") or CHAT_INPUT
    known = [c["id"] for c in state.commands if (c["type"], c["name"]) == (kind, body["name"])]
    permissions = body.get("default_member_permissions")
    return {
        "description": "",
        "options": [],
        **body,
        "id": known[0] if known else str(state.new_id()),
        "application_id": str(APPLICATION.id),
        "version": str(state.new_id()),
        "type": kind,
        "default_member_permissions": None if permissions is None else str(permissions),
    }


ROUTES = (
    Route("GET", "/applications/{application_id}/commands", show_commands),
    Route("PUT", "/applications/{application_id}/commands", put_commands, check_commands),
    Route("POST", "/applications/{application_id}/commands", add_command, check_command),
    Route("DELETE", "/applications/{application_id}/commands/{command_id}", delete_command),
)
