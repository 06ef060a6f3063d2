"""Rules of a whole message: its length, its embeds, its flags, and that it is not empty.

In come a body, the names of the files sent with it and the message it is edited into, if it is
an edit; `component_faults` adds what holds of its components.
"""

from collections.abc import Sequence

from tests.stand_in.calls import Json
from tests.stand_in.messages import COMPONENTS_V2, EPHEMERAL, SUPPRESS_EMBEDS, Message
from tests.stand_in.messages import SUPPRESS_NOTIFICATIONS as SILENT
from tests.stand_in.refusals import EMPTY

from .components import component_faults

CONTENT = 2000
EMBEDS = 10
EMBED_TOTAL = 6000
FIELDS = 25
SENDABLE_FLAGS = SUPPRESS_EMBEDS | EPHEMERAL | SILENT | COMPONENTS_V2


def message_faults(body: Json, files: Sequence[str] = ()) -> list[str]:
    """The faults of a new message; `files` are the names of what is attached to it."""
    v2 = bool((body.get("flags") or 0) & COMPONENTS_V2)
    faults = [
        *_content_faults(body.get("content")),
        *_embed_faults(body.get("embeds") or ()),
        *_flag_faults(body.get("flags") or 0),
        *_mention_faults(body.get("allowed_mentions") or {}),
        *component_faults(body.get("components") or (), v2=v2, files=files),
    ]
    if v2:
        faults += _legacy_faults(body)
    if not (_says_something(body) or files):
        faults.append(EMPTY)
    return faults


def edit_faults(body: Json, before: Message, files: Sequence[str] = ()) -> list[str]:
    """The faults of an edit: what the message would be afterwards is held to the same rules."""
    sent = body.get("flags")
    faults = []
    if sent is not None and before.flags & COMPONENTS_V2 and not sent & COMPONENTS_V2:
        faults.append("flags: the Components V2 flag cannot be taken off a message")
    listed = body.get("attachments")
    stay = [a.name for a in before.attachments if listed is None or _lists(listed, a.id)]
    after: Json = {
        "content": before.content,
        "embeds": list(before.embeds),
        "components": list(before.components),
        **body,
        "flags": (sent or 0) | (before.flags & COMPONENTS_V2),
    }
    return faults + message_faults(after, [*stay, *files])


def _lists(attachments: Sequence[Json], attachment_id: int) -> bool:
    return any(int(entry["id"]) == attachment_id for entry in attachments)


def _content_faults(content: str | None) -> list[str]:
    if content is not None and len(content) > CONTENT:
        return [f"content: {len(content)} characters, at most {CONTENT}"]
    return []


def _embed_faults(embeds: Sequence[Json]) -> list[str]:
    """Too many embeds, too many fields, or more characters over all embeds than are allowed."""
    faults = []
    if len(embeds) > EMBEDS:
        faults.append(f"embeds: {len(embeds)}, at most {EMBEDS}")
    total = sum(_embed_length(embed) for embed in embeds)
    if total > EMBED_TOTAL:
        faults.append(f"embeds: {total} characters in all, at most {EMBED_TOTAL}")
    faults += [
        f"embeds[{place}].fields: {len(embed['fields'])}, at most {FIELDS}"
        for place, embed in enumerate(embeds)
        if len(embed.get("fields") or ()) > FIELDS
    ]
    return faults


def _embed_length(embed: Json) -> int:
    """The characters that count: title, description, field names and values, footer, author."""
    texts = [
        embed.get("title"),
        embed.get("description"),
        (embed.get("footer") or {}).get("text"),
        (embed.get("author") or {}).get("name"),
    ]
    for entry in embed.get("fields") or ():
        texts += [entry.get("name"), entry.get("value")]
    return sum(len(text) for text in texts if text)


def _flag_faults(flags: int) -> list[str]:
    other = flags & ~SENDABLE_FLAGS
    return [f"flags: {other:#x} cannot be set by a bot"] if other else []


def _mention_faults(mentions: Json) -> list[str]:
    """A kind of mention is allowed as a whole or one by one, not both."""
    return [
        f"allowed_mentions: {kind} stands both in parse and as a list"
        for kind in ("users", "roles")
        if kind in (mentions.get("parse") or ()) and mentions.get(kind)
    ]


def _legacy_faults(body: Json) -> list[str]:
    return [
        f"{name}: cannot be used with the Components V2 flag"
        for name in ("content", "embeds", "poll", "sticker_ids")
        if body.get(name)
    ]


def _says_something(body: Json) -> bool:
    others = ("embeds", "components", "sticker_ids", "poll")
    return bool((body.get("content") or "").strip() or any(body.get(name) for name in others))
