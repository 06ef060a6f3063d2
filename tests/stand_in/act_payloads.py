"""What people do, as Discord tells the bot: the data of commands, clicks and autocompletions.

`StandIn` wraps it in an interaction with `interaction_json` and sends it through the gateway.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from .calls import Json
from .interactions import Interaction
from .messages import Message, walk
from .payloads import channel_json, dm_json, member_json, user_json
from .people import APPLICATION, BOT, Channel, Guild, Person
from .rest import FILE_LIMIT
from .rules.commands import CHAT_INPUT, GROUP, SUBCOMMAND
from .rules.components import BUTTON, LINK


def command_data(
    commands: Sequence[Json], path: str, values: Mapping[str, Any], focused: str | None = None
) -> Json:
    """The data of a slash command, `path` with the names of groups and subcommands.

    Raises:
        LookupError: no such command was synced, or it has no such option.
        ValueError: a required option is missing.
    """
    name, *below = path.split()
    command = _named(commands, name, "command", {CHAT_INPUT})
    resolved: Json = {}
    return {
        "id": command["id"],
        "name": name,
        "type": CHAT_INPUT,
        "options": _options(command, below, values, focused, resolved),
        "resolved": resolved,
    }


def menu_data(commands: Sequence[Json], name: str, kind: int, target: Message, sent: Json) -> Json:
    """The data of a context menu on the message `target`, which the bot sees as `sent`.

    Raises:
        LookupError: no such command was synced.
    """
    command = _named(commands, name, "context menu", {kind})
    return {
        "id": command["id"],
        "name": name,
        "type": kind,
        "target_id": str(target.id),
        "resolved": {"messages": {str(target.id): sent}},
    }


def click_data(message: Message, custom_id: str, values: Sequence[str] | None) -> Json:
    """The data of a click on a button, or of a choice of `values` from a select.

    Raises:
        LookupError: the message has no such component.
        ValueError: it cannot be clicked.
    """
    found = [part for part in walk(message.components) if part.get("custom_id") == custom_id]
    if not found:
        ids = [part["custom_id"] for part in walk(message.components) if "custom_id" in part]
        raise LookupError(f"no component {custom_id!r} in the message, but {ids}")
    part = found[0]
    if part.get("disabled") or part.get("style") == LINK:
        raise ValueError(f"the component {custom_id!r} cannot be clicked")
    data: Json = {"custom_id": custom_id, "component_type": part["type"], "id": part.get("id", 1)}
    if part["type"] != BUTTON:
        data["values"] = list(values or ())
    return data


def interaction_json(
    interaction: Interaction, person: Person, guild: Guild | None, permissions: int, data: Json
) -> Json:
    """An interaction as `INTERACTION_CREATE` carries it."""
    sent: Json = {
        "id": str(interaction.id),
        "application_id": str(APPLICATION.id),
        "type": interaction.origin.type,
        "token": interaction.token,
        "version": 1,
        "data": data,
        "channel_id": str(interaction.channel_id),
        "app_permissions": str(BOT.permissions),
        "locale": "en-US",
        "entitlements": [],
        "entitlement_sku_ids": [],
        "attachment_size_limit": FILE_LIMIT,
    }
    if guild is None:
        return sent | {
            "context": 1,
            "user": user_json(person),
            "channel": dm_json(person),
            "authorizing_integration_owners": {"0": "0"},
        }
    channel = next(c for c in guild.channels if c.id == interaction.channel_id)
    return sent | {
        "context": 0,
        "member": member_json(person, permissions),
        "guild_id": str(guild.id),
        "guild": {"id": str(guild.id), "locale": "en-US", "features": []},
        "guild_locale": "en-US",
        "channel": {**channel_json(channel), "permissions": str(permissions)},
        "authorizing_integration_owners": {"0": str(guild.id)},
    }


def _named(things: Sequence[Json], name: str, what: str, types: set[int]) -> Json:
    for thing in things:
        if thing["name"] == name and thing["type"] in types:
            return thing
    raise LookupError(f"no {what} {name!r} was synced, but {[thing['name'] for thing in things]}")


def _options(
    command: Json,
    below: Sequence[str],
    values: Mapping[str, Any],
    focused: str | None,
    resolved: Json,
) -> list[Json]:
    """The options as given, below the subcommand that they are of."""
    known: list[Json] = command.get("options") or []
    if below:
        inner = _named(known, below[0], "subcommand", {SUBCOMMAND, GROUP})
        options = _options(inner, below[1:], values, focused, resolved)
        return [{"type": inner["type"], "name": inner["name"], "options": options}]
    types = {option["name"]: option["type"] for option in known}
    if unknown := values.keys() - types.keys():
        raise LookupError(f"{command['name']!r} has no options {sorted(unknown)}")
    missing = [o["name"] for o in known if o.get("required") and o["name"] not in values]
    if missing and focused is None:
        raise ValueError(f"{command['name']!r} needs the options {missing}")
    return [
        {
            "name": name,
            "type": types[name],
            "value": _resolve(value, resolved),
            **({"focused": True} if name == focused else {}),
        }
        for name, value in values.items()
    ]


def _resolve(value: Any, resolved: Json) -> Any:
    """The value as it is sent; a person or a channel goes by its id and is described apart."""
    if isinstance(value, Person):
        resolved.setdefault("users", {})[str(value.id)] = user_json(value)
        member = {**member_json(value, value.permissions)}
        del member["user"]
        resolved.setdefault("members", {})[str(value.id)] = member
        return str(value.id)
    if isinstance(value, Channel):
        described = {**channel_json(value), "permissions": "0"}
        resolved.setdefault("channels", {})[str(value.id)] = described
        return str(value.id)
    return value
