"""The buttons below a reply. All they need is in their `custom_id`, so they outlive a restart.

A click is a new request: what it may do is checked anew, and what it opens is looked up anew.
"""

import re
from typing import TYPE_CHECKING, Any, Self

import discord
from discord import ui

from bot.context import format_context
from bot.failures import UNKNOWN_MESSAGE, guarded
from corpus.archive import HASH_DIGITS
from corpus.model import Excerpt

if TYPE_CHECKING:
    from bot.client import DatelineClient

_CONTEXT = rf"context:(?P<key>\d+):(?P<start>\d+):(?P<end>\d+):(?P<hash>[0-9a-f]{{{HASH_DIGITS}}})"


class ContextButton(ui.DynamicItem[ui.Button[Any]], template=_CONTEXT):
    """Shows the paragraphs before and after an excerpt, to the one who clicks."""

    def __init__(self, key: int, start: int, end: int, digest: str) -> None:
        custom_id = f"context:{key}:{start}:{end}:{digest}"
        super().__init__(ui.Button(label="In context", custom_id=custom_id))
        self._where = key, start, end, digest

    @classmethod
    def of(cls, excerpt: Excerpt) -> Self:
        """The button of an excerpt."""
        stored = excerpt.stored
        return cls(stored.key, excerpt.start, excerpt.end, stored.hash[:HASH_DIGITS])

    @classmethod
    async def from_custom_id(
        cls, _interaction: discord.Interaction[Any], _item: ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        """The button that was clicked."""
        return cls(int(match["key"]), int(match["start"]), int(match["end"]), match["hash"])

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        """Show the context, or say what became of the article."""
        await guarded(interaction, self._show(interaction))

    async def _show(self, interaction: "discord.Interaction[DatelineClient]") -> None:
        await interaction.response.defer(ephemeral=True, thinking=True)
        reply = format_context(await interaction.client.archive.context(*self._where))
        await interaction.edit_original_response(view=reply.view, attachments=reply.files)


def removal(asker: int | None) -> list[ui.Item[Any]]:
    """What ends a reply that this person can take away; nothing without a person."""
    return [] if asker is None else [ui.Separator(), ui.ActionRow(RemoveButton.of(asker))]


class RemoveButton(ui.DynamicItem[ui.Button[Any]], template=r"remove:(?P<asker>\d+)"):
    """Takes a public reply away, for the one who asked and for moderators."""

    def __init__(self, asker: int) -> None:
        button: ui.Button[Any] = ui.Button(label="Remove", custom_id=f"remove:{asker}")
        super().__init__(button)
        self._asker = asker

    @classmethod
    def of(cls, asker: int) -> Self:
        """The button below a reply to this person."""
        return cls(asker)

    @classmethod
    async def from_custom_id(
        cls, _interaction: discord.Interaction[Any], _item: ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        """The button that was clicked."""
        return cls(int(match["asker"]))

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        """Remove the reply, or say who may."""
        await guarded(interaction, self._remove(interaction))

    async def _remove(self, interaction: discord.Interaction[Any]) -> None:
        if interaction.user.id != self._asker and not interaction.permissions.manage_messages:
            sentence = "Only the one who asked and moderators can remove this."
            await interaction.response.send_message(sentence, ephemeral=True)
            return
        await interaction.response.defer()
        try:
            await interaction.delete_original_response()
        except discord.NotFound as error:
            if error.code != UNKNOWN_MESSAGE:  # else it was removed a moment before
                raise
