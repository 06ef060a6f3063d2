"""Who the bot is and where it is: login, gateway, users, channels, guilds."""

from typing import Any

from .calls import Request
from .checks import check_private_channel
from .payloads import (
    application_json,
    channel_json,
    dm_json,
    guild_json,
    me_json,
    member_json,
    user_json,
)
from .people import Channel
from .refusals import DiscordError
from .rest import Route
from .state import State


async def show_me(state: State, call: Request) -> Any:
    """The bot's user."""
    del state, call
    return me_json()


async def show_application(state: State, call: Request) -> Any:
    """The bot's application."""
    del state, call
    return application_json()


async def show_gateway(state: State, call: Request) -> Any:
    """Where the gateway is, and how often one may identify."""
    where = {"url": state.base.replace("http", "ws") + "/gateway"}
    if call.route == "/gateway":
        return where
    limit = {"total": 1000, "remaining": 999, "reset_after": 0, "max_concurrency": 1}
    return {**where, "shards": 1, "session_start_limit": limit}


async def show_user(state: State, call: Request) -> Any:
    """A user by id."""
    person = state.people.get(int(call.params["user_id"]))
    if person is None:
        raise DiscordError(10013)
    return user_json(person)


async def open_direct_channel(state: State, call: Request) -> Any:
    """The direct channel with a user."""
    person = state.people.get(int(call.body.get("recipient_id") or 0))
    if person is None:
        raise DiscordError(10013)
    return dm_json(person)


async def show_channel(state: State, call: Request) -> Any:
    """A channel by id."""
    channel_id = int(call.params["channel_id"])
    state.refuse_forbidden(channel_id, sending=False)
    place = state.channel(channel_id)
    if place is None:
        raise DiscordError(10003)
    return channel_json(place) if isinstance(place, Channel) else dm_json(place)


async def show_guild(state: State, call: Request) -> Any:
    """A guild by id."""
    guild = state.guilds.get(int(call.params["guild_id"]))
    if guild is None:
        raise DiscordError(10004)
    return guild_json(guild)


async def show_member(state: State, call: Request) -> Any:
    """A member of a guild by id."""
    person = state.people.get(int(call.params["user_id"]))
    if person is None or int(call.params["guild_id"]) not in state.guilds:
        raise DiscordError(10013)
    return member_json(person)


ROUTES = (
    Route("GET", "/users/@me", show_me),
    Route("GET", "/oauth2/applications/@me", show_application),
    Route("GET", "/applications/@me", show_application),
    Route("GET", "/gateway", show_gateway),
    Route("GET", "/gateway/bot", show_gateway),
    Route("POST", "/users/@me/channels", open_direct_channel, check_private_channel),
    Route("GET", "/users/{user_id}", show_user),
    Route("GET", "/channels/{channel_id}", show_channel),
    Route("GET", "/guilds/{guild_id}", show_guild),
    Route("GET", "/guilds/{guild_id}/members/{user_id}", show_member),
)
