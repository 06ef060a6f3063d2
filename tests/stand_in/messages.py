"""Messages as the stand-in holds them: made of the bot's bodies, changed by its edits.

`written` makes the next state of a message from a body; the routes store it in `state`.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from .calls import Json, Upload
from .people import Person

SUPPRESS_EMBEDS = 1 << 2
EPHEMERAL = 1 << 6
LOADING = 1 << 7
SUPPRESS_NOTIFICATIONS = 1 << 12
COMPONENTS_V2 = 1 << 15
TEXT = 10


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that hangs on a message."""

    id: int
    name: str
    content: bytes
    description: str | None = None


@dataclass(frozen=True, slots=True)
class Origin:
    """The interaction that a message answers."""

    id: int
    type: int
    person: Person


@dataclass(frozen=True, slots=True)
class Message:
    """A message at one moment; an edit makes another one of the same id.

    `components` and `embeds` are as sent; `body` is the last body that was written into it.
    """

    id: int
    channel_id: int
    guild_id: int | None
    author: Person
    content: str = ""
    flags: int = 0
    components: tuple[Json, ...] = ()
    embeds: tuple[Json, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    mentions: tuple[Person, ...] = ()
    reply_to: int | None = None
    origin: Origin | None = None
    followup: bool = False
    edits: int = 0
    body: Json = field(default_factory=dict)

    @property
    def files(self) -> dict[str, bytes]:
        """The attached files by name."""
        return {attachment.name: attachment.content for attachment in self.attachments}

    @property
    def ephemeral(self) -> bool:
        """Whether only the one who asked can see it."""
        return bool(self.flags & EPHEMERAL)

    @property
    def loading(self) -> bool:
        """Whether it still says that the bot is thinking."""
        return bool(self.flags & LOADING)

    @property
    def text(self) -> str:
        """All that can be read in it: the content, then every text display, line by line."""
        displays = [part["content"] for part in walk(self.components) if part["type"] == TEXT]
        return "\n".join([self.content, *displays] if self.content else displays)


def walk(components: Sequence[Json]) -> list[Json]:
    """Every component at every depth, a parent before its children."""
    found = []
    for component in components:
        found.append(component)
        found += walk(component.get("components") or ())
        if component.get("accessory"):
            found += walk([component["accessory"]])
    return found


def written(
    message: Message, body: Json, uploads: Sequence[Upload], new_id: Callable[[], int]
) -> Message:
    """The message after `body` was sent or edited into it: what the body leaves out stays."""
    return replace(
        message,
        content=_kept(body, "content", message.content) or "",
        components=tuple(_kept(body, "components", message.components) or ()),
        embeds=tuple(_kept(body, "embeds", message.embeds) or ()),
        flags=_flags(message.flags, body.get("flags")),
        attachments=_attachments(message.attachments, body, uploads, new_id),
        body=body,
    )


def _kept(body: Json, name: str, before: Any) -> Any:
    return body.get(name, before)


def _flags(before: int, sent: int | None) -> int:
    """The flags after an edit: no longer loading, and only two flags are the sender's to change."""
    before &= ~LOADING
    if sent is None:
        return before
    return (before & ~SUPPRESS_EMBEDS) | (sent & (SUPPRESS_EMBEDS | COMPONENTS_V2))


def _attachments(
    before: Sequence[Attachment],
    body: Json,
    uploads: Sequence[Upload],
    new_id: Callable[[], int],
) -> tuple[Attachment, ...]:
    """The attachments listed in the body, or all that were there; then what was uploaded."""
    listed = body.get("attachments")
    entries = {int(entry["id"]): entry for entry in listed or ()}
    stay = [a for a in before if listed is None or a.id in entries]
    new = [
        Attachment(new_id(), upload.name, upload.content, _description(entries.get(upload.index)))
        for upload in uploads
    ]
    return (*stay, *new)


def _description(entry: Json | None) -> str | None:
    return entry.get("description") if entry else None
