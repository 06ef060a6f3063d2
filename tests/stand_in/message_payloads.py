"""Messages as Discord sends them to the bot, in events and answers: `message_json`.

Without the Message Content intent Discord blanks what others write in a guild unless the bot
is mentioned, so does this.
"""

import mimetypes
from collections.abc import Callable, Mapping
from copy import deepcopy
from datetime import UTC, datetime
from itertools import count
from typing import Any

from .calls import Json
from .messages import Attachment, Message, walk
from .payloads import member_json, user_json
from .people import APPLICATION, BOT
from .snowflakes import EPOCH

FILE = 13


def message_json(message: Message, held: Mapping[int, Message], base: str) -> Json:
    """A message object as the bot may see it; `held` are all messages, `base` leads to files."""
    attachments = {a.name: _attachment_json(message, a, base) for a in message.attachments}
    sent: Json = {
        "id": str(message.id),
        "type": _type(message),
        "channel_id": str(message.channel_id),
        "author": user_json(message.author),
        "content": message.content,
        "timestamp": _time(message.id),
        "edited_timestamp": datetime.now(UTC).isoformat() if message.edits else None,
        "tts": False,
        "mention_everyone": False,
        "mentions": [user_json(person) for person in message.mentions],
        "mention_roles": [],
        "attachments": list(attachments.values()),
        "embeds": [{"type": "rich", **embed} for embed in message.embeds],
        "components": _components_json(message, attachments),
        "pinned": False,
        "flags": message.flags,
    }
    if message.guild_id is not None:
        sent["guild_id"] = str(message.guild_id)
        member = member_json(message.author)
        sent["member"] = {name: value for name, value in member.items() if name != "user"}
    _add_origin(sent, message)
    _add_reply(sent, message, lambda other: message_json(other, held, base), held)
    if not _readable(message):
        sent |= {"content": "", "attachments": [], "embeds": [], "components": []}
    return sent


def _readable(message: Message) -> bool:
    """Whether the bot sees what it says, without the Message Content intent."""
    return message.guild_id is None or message.author == BOT or BOT in message.mentions


def _type(message: Message) -> int:
    """0 a plain message, 19 a reply, 20 the answer to a command."""
    if message.origin is not None and message.origin.type == APPLICATION_COMMAND:
        return 20 if not message.followup else 0
    return 19 if message.reply_to is not None else 0


APPLICATION_COMMAND = 2


def _time(snowflake: int) -> str:
    return datetime.fromtimestamp(((snowflake >> 22) + EPOCH) / 1000, UTC).isoformat()


def _add_origin(sent: Json, message: Message) -> None:
    """What Discord adds to the answer to an interaction."""
    if message.origin is None:
        return
    sent["webhook_id"] = sent["application_id"] = str(APPLICATION.id)
    sent["interaction_metadata"] = {
        "id": str(message.origin.id),
        "type": message.origin.type,
        "user": user_json(message.origin.person),
        "authorizing_integration_owners": {"0": str(message.guild_id or 0)},
    }


def _add_reply(
    sent: Json,
    message: Message,
    as_json: Callable[[Message], Json],
    held: Mapping[int, Message],
) -> None:
    """What Discord adds to a reply: the reference, and the message if it is still there."""
    if message.reply_to is None:
        return
    sent["message_reference"] = {
        "type": 0,
        "message_id": str(message.reply_to),
        "channel_id": str(message.channel_id),
    }
    if message.guild_id is not None:
        sent["message_reference"]["guild_id"] = str(message.guild_id)
    other = held.get(message.reply_to)
    sent["referenced_message"] = as_json(other) if other is not None else None


def _attachment_json(message: Message, attachment: Attachment, base: str) -> Json:
    url = f"{base}/attachments/{message.channel_id}/{attachment.id}/{attachment.name}"
    described: Json = {
        "id": str(attachment.id),
        "filename": attachment.name,
        "size": len(attachment.content),
        "url": url,
        "proxy_url": url,
        "content_type": mimetypes.guess_type(attachment.name)[0] or "application/octet-stream",
        "ephemeral": message.ephemeral,
    }
    if attachment.description is not None:
        described["description"] = attachment.description
    return described


def _components_json(message: Message, attachments: Mapping[str, Json]) -> list[Json]:
    """The components with an id each and their files resolved, as Discord gives them back."""
    components = deepcopy(list(message.components))
    parts = walk(components)
    taken = {part["id"] for part in parts if part.get("id")}
    free = (number for number in count(1) if number not in taken)
    for part in parts:
        part["id"] = part.get("id") or next(free)
        for media in media_of(part):
            _resolve(part, media, attachments)
    return components


def media_of(component: Json) -> list[Json]:
    """The media that a component shows: a file, a thumbnail, the items of a gallery."""
    direct = [component.get("file"), component.get("media")]
    items: list[Any] = [item.get("media") for item in component.get("items") or ()]
    return [media for media in direct + items if media]


def _resolve(part: Json, media: Json, attachments: Mapping[str, Json]) -> None:
    """An `attachment://name` becomes where the file is."""
    attachment = attachments.get(media["url"].removeprefix("attachment://"))
    if attachment is None:
        return
    media["url"] = media["proxy_url"] = attachment["url"]
    media["content_type"] = attachment["content_type"]
    media["attachment_id"] = attachment["id"]
    if part["type"] == FILE:
        part["name"], part["size"] = attachment["filename"], attachment["size"]
