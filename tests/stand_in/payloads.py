"""What Discord sends about people and places, as JSON; the gateway and the routes send it on."""

from .calls import Json
from .people import APPLICATION, BOT, MEMBER, Application, Channel, Guild, Person

JOINED = "2024-11-02T09:30:00.000000+00:00"


def user_json(person: Person) -> Json:
    """A user object."""
    return {
        "id": str(person.id),
        "username": person.name,
        "global_name": person.global_name,
        "discriminator": "0" if not person.bot else "4711",
        "avatar": None,
        "avatar_decoration_data": None,
        "bot": person.bot,
        "public_flags": 0,
        "clan": None,
        "primary_guild": None,
    }


def me_json() -> Json:
    """The bot's own user object, with what only its owner sees."""
    return {
        **user_json(BOT),
        "mfa_enabled": True,
        "locale": "en-US",
        "verified": True,
        "email": None,
        "flags": 0,
    }


def member_json(person: Person, permissions: int | None = None) -> Json:
    """A guild member object, with its user; `permissions` only where an interaction carries it."""
    member: Json = {
        "user": user_json(person),
        "nick": None,
        "avatar": None,
        "roles": [],
        "joined_at": JOINED,
        "premium_since": None,
        "deaf": False,
        "mute": False,
        "pending": False,
        "flags": 0,
        "communication_disabled_until": None,
    }
    if permissions is not None:
        member["permissions"] = str(permissions)
    return member


def channel_json(channel: Channel) -> Json:
    """A text channel object."""
    return {
        "id": str(channel.id),
        "type": 0,
        "guild_id": str(channel.guild_id),
        "name": channel.name,
        "position": 0,
        "permission_overwrites": [],
        "topic": None,
        "nsfw": False,
        "last_message_id": None,
        "rate_limit_per_user": 0,
        "parent_id": None,
        "flags": 0,
    }


def dm_json(person: Person) -> Json:
    """The direct channel between a person and the bot."""
    return {
        "id": str(person.dm),
        "type": 1,
        "last_message_id": None,
        "flags": 0,
        "recipients": [user_json(person)],
    }


def guild_json(guild: Guild) -> Json:
    """A guild object as `GUILD_CREATE` carries it; without the members intent, only the bot."""
    return {
        "id": str(guild.id),
        "name": guild.name,
        "icon": None,
        "splash": None,
        "banner": None,
        "description": None,
        "owner_id": str(guild.owner_id),
        "verification_level": 1,
        "default_message_notifications": 1,
        "explicit_content_filter": 2,
        "mfa_level": 0,
        "nsfw_level": 0,
        "afk_timeout": 300,
        "afk_channel_id": None,
        "system_channel_id": None,
        "system_channel_flags": 0,
        "premium_tier": 0,
        "premium_subscription_count": 0,
        "premium_progress_bar_enabled": False,
        "preferred_locale": "en-US",
        "features": [],
        "emojis": [],
        "stickers": [],
        "roles": [_everyone(guild)],
        "joined_at": JOINED,
        "large": False,
        "unavailable": False,
        "member_count": 4,
        "members": [member_json(BOT)],
        "channels": [channel_json(channel) for channel in guild.channels],
        "threads": [],
        "voice_states": [],
        "presences": [],
        "stage_instances": [],
        "guild_scheduled_events": [],
        "soundboard_sounds": [],
    }


def _everyone(guild: Guild) -> Json:
    return {
        "id": str(guild.id),
        "name": "@everyone",
        "permissions": str(MEMBER),
        "position": 0,
        "color": 0,
        "colors": {"primary_color": 0, "secondary_color": None, "tertiary_color": None},
        "hoist": False,
        "managed": False,
        "mentionable": False,
        "icon": None,
        "unicode_emoji": None,
        "flags": 0,
    }


def application_json(application: Application = APPLICATION) -> Json:
    """The application as `/oauth2/applications/@me` tells it."""
    return {
        "id": str(application.id),
        "name": application.name,
        "icon": None,
        "description": "",
        "summary": "",
        "type": None,
        "bot": user_json(application.bot),
        "owner": user_json(application.owner),
        "team": None,
        "bot_public": True,
        "bot_require_code_grant": False,
        "verify_key": "0" * 64,
        "flags": 0,
        "hook": True,
        "redirect_uris": [],
        "interactions_endpoint_url": None,
        "role_connections_verification_url": None,
        "approximate_guild_count": 1,
        "approximate_user_install_count": 0,
        "integration_types_config": {"0": {}, "1": {}},
    }
