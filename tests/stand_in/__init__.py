"""A stand-in for Discord: the real discord.py client talks to it over real sockets.

server        `StandIn`, what tests hold: start it, act as people, look at what the bot did
people        who is there: users, a guild, its channel, the bot and its application
launch        runs the bot in a process of its own, pointed at a stand-in
gateway       the websocket; `sockets` compresses what goes over it
rest          every HTTP request: read, recorded, checked, answered by a `*_routes` module
rules         what Discord enforces, as plain functions; `schema` is its own description
state         what the routes and the gateway share
"""

from .messages import Message
from .people import (
    ADMIN,
    APPLICATION,
    BOT,
    CHANNEL,
    GUILD,
    MODERATOR,
    TOKEN,
    USER,
    Application,
    Channel,
    Guild,
    Person,
)
from .pointing import keep_alives_ended
from .server import StandIn
from .waiting import NothingCameError

__all__ = [
    "ADMIN",
    "APPLICATION",
    "BOT",
    "CHANNEL",
    "GUILD",
    "MODERATOR",
    "TOKEN",
    "USER",
    "Application",
    "Channel",
    "Guild",
    "Message",
    "NothingCameError",
    "Person",
    "StandIn",
    "keep_alives_ended",
]
