"""Which properties a body may have: Discord passes over the others, so they are faults here.

In come a body and the name of its shape; `checks` knows which shape a request has.
"""

from collections.abc import Iterator, Sequence

from tests.stand_in.calls import Json

TEXTS = "name description name_localizations description_localizations"
SELECT = "type id custom_id placeholder min_values max_values disabled required"
MESSAGE = "content embeds:embed allowed_mentions:mentions components:component"
COMMAND = (
    # discord.py always sends nsfw: Discord knows it, its description does not.
    f"{TEXTS} options:option default_member_permissions dm_permission contexts "
    "integration_types handler type nsfw"
)
# What each shape may hold, as "name" or "name:shape of what is in it". A component's shape is
# "component" and its type.
SHAPES: dict[str, str] = {
    "message": f"{MESSAGE} attachments:attachment flags tts poll sticker_ids nonce enforce_nonce "
    "message_reference:reference shared_client_theme",
    # discord.py always sends tts, with edits too, where it can only be false.
    "message-edit": f"{MESSAGE} attachments:attachment flags sticker_ids tts",
    "response": f"{MESSAGE} attachments:attachment flags tts poll",
    "response-edit": f"{MESSAGE} attachments:attachment flags poll tts",
    "response-update": f"{MESSAGE} attachments:attachment flags tts",
    "callback": "type data",
    "autocompletion": "choices:choice",
    "modal": "custom_id title components",
    "private-channel": "recipient_id access_tokens nicks",
    "command": COMMAND,
    "put-command": f"{COMMAND} id",
    "option": f"{TEXTS} type required options:option choices:choice channel_types autocomplete "
    "min_value max_value min_length max_length",
    "choice": "name name_localizations value",
    "mentions": "parse users roles replied_user",
    "reference": "guild_id channel_id message_id fail_if_not_exists type",
    # From proxy_url on: what discord.py sends of an attachment that an edit keeps.
    "attachment": "id filename description duration_secs waveform title is_spoiler is_remix "
    "proxy_url size url spoiler height width content_type",
    "embed": "type url title color timestamp description author:embed-author image:embed-image "
    "thumbnail:embed-image footer:embed-footer fields:embed-field provider video:embed-image",
    "embed-author": "name url icon_url",
    "embed-footer": "text icon_url",
    "embed-field": "name value inline",
    "embed-image": "url width height placeholder placeholder_version is_animated description",
    "media": "url",
    # discord.py sends animated with an animated emoji.
    "emoji": "id name animated",
    "select-option": "label value description default emoji:emoji",
    "select-default": "id type",
    "gallery-item": "description spoiler media:media",
    "component-1": "type id components:component",
    "component-2": "type id custom_id style label disabled url sku_id emoji:emoji",
    "component-3": f"{SELECT} options:select-option",
    "component-5": f"{SELECT} default_values:select-default",
    "component-6": f"{SELECT} default_values:select-default",
    "component-7": f"{SELECT} default_values:select-default",
    "component-8": f"{SELECT} default_values:select-default channel_types",
    "component-9": "type id components:component accessory:component",
    "component-10": "type id content",
    "component-11": "type id description spoiler media:media",
    "component-12": "type id items:gallery-item",
    "component-13": "type id spoiler file:media",
    "component-14": "type id spacing divider",
    "component-17": "type id accent_color components:component spoiler",
}


def unknown_properties(body: Json, shape: str) -> list[str]:
    """The properties, at every depth, that Discord does not know in a body of this shape."""
    return list(_unknown(body, shape, ""))


def _unknown(body: Json, shape: str, path: str) -> Iterator[str]:
    known = dict(entry.partition(":")[::2] for entry in SHAPES[shape].split())
    for name, value in body.items():
        if name not in known:
            yield f"{path}{name}: an unknown property"
        elif known[name]:
            yield from _below(value, known[name], f"{path}{name}")


def _below(value: Json | Sequence[Json] | None, shape: str, path: str) -> Iterator[str]:
    """The unknown properties of an object, or of each object of a list."""
    if isinstance(value, dict):
        shape = f"component-{value.get('type')}" if shape == "component" else shape
        if shape in SHAPES:
            yield from _unknown(value, shape, f"{path}.")
        else:
            yield f"{path}.type: no {shape} in a message"
    else:
        for place, element in enumerate(value or ()):
            yield from _below(element, shape, f"{path}[{place}]")
