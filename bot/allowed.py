"""Who may manage the archive from Discord. Each `/corpus` command asks, at each use."""

from typing import TYPE_CHECKING

from bot.errors import NotAllowed

if TYPE_CHECKING:
    import discord

    from bot.client import DatelineClient


def refuse_others(interaction: "discord.Interaction[DatelineClient]") -> None:
    """Raise NotAllowed unless this person may, here and now."""
    settings = interaction.client.settings
    at_home = settings.home_guild_id is not None and interaction.guild_id == settings.home_guild_id
    manages_home = at_home and interaction.permissions.manage_guild
    if not manages_home and interaction.user.id not in settings.admin_ids:
        raise NotAllowed
