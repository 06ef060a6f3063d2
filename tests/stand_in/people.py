"""Who is there: users, a guild with a text channel, the bot and its application.

Nothing comes in; tests and every other module name these. Ids are snowflakes as Discord makes
them, so the client reads a date of creation from each.
"""

import base64
from dataclasses import dataclass

# https://docs.discord.com/developers/topics/permissions#permissions-bitwise-permission-flags
ADMINISTRATOR = 1 << 3
MANAGE_GUILD = 1 << 5
VIEW_CHANNEL = 1 << 10
SEND_MESSAGES = 1 << 11
MANAGE_MESSAGES = 1 << 13
EMBED_LINKS = 1 << 14
ATTACH_FILES = 1 << 15
READ_MESSAGE_HISTORY = 1 << 16
USE_APPLICATION_COMMANDS = 1 << 31
MEMBER = (
    VIEW_CHANNEL
    | SEND_MESSAGES
    | EMBED_LINKS
    | ATTACH_FILES
    | READ_MESSAGE_HISTORY
    | USE_APPLICATION_COMMANDS
)


@dataclass(frozen=True, slots=True)
class Person:
    """A user; `permissions` are theirs in the guild, `dm` is their direct channel with the bot."""

    id: int
    name: str
    global_name: str | None
    dm: int
    permissions: int = MEMBER
    bot: bool = False


@dataclass(frozen=True, slots=True)
class Channel:
    """A text channel of the guild `guild_id`."""

    id: int
    name: str
    guild_id: int


@dataclass(frozen=True, slots=True)
class Guild:
    """A server with its channels; the first is where things happen unless told otherwise."""

    id: int
    name: str
    owner_id: int
    channels: tuple[Channel, ...]


@dataclass(frozen=True, slots=True)
class Application:
    """The application that the bot user belongs to."""

    id: int
    name: str
    owner: Person
    bot: Person


USER = Person(283104927841583104, "ida", "Ida", dm=1296004510783897610)
ADMIN = Person(
    196418093487292416, "ada", "Ada", dm=1296004517159239720, permissions=MEMBER | ADMINISTRATOR
)
MODERATOR = Person(
    402867125503692800,
    "mo",
    "Mo",
    dm=1296004523484250145,
    permissions=MEMBER | MANAGE_MESSAGES | MANAGE_GUILD,
)
BOT = Person(
    1295817340922134598, "dateline", None, dm=0, permissions=MEMBER | MANAGE_MESSAGES, bot=True
)
APPLICATION = Application(1295817340922134598, "Dateline", owner=ADMIN, bot=BOT)
CHANNEL = Channel(1187649801742209085, "newsroom", guild_id=1187649800827834418)
GUILD = Guild(1187649800827834418, "The Newsroom", owner_id=ADMIN.id, channels=(CHANNEL,))

# As Discord builds one: the bot's id in base64, a time, a signature.
TOKEN = ".".join((base64.b64encode(str(BOT.id).encode()).decode(), "GzR4aQ", "x" * 38))
