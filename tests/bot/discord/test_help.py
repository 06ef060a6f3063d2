import pytest

from tests.bot.discord.driving import text_of
from tests.bot.discord.papers import RECENT
from tests.bot.discord_markdown import render
from tests.stand_in import BOT, StandIn

pytestmark = pytest.mark.usefixtures("bot")


async def test_help(stand_in: StandIn) -> None:
    """`/help` says what the archive holds, its span and publishers, and the three ways to ask."""
    interaction = await stand_in.slash("help")
    text = await text_of(interaction)
    assert "38 articles" in text
    assert "4 May 2003" in text
    assert f"{RECENT.day} {RECENT:%B} {RECENT.year}" in text
    assert "Northern Wire" in text
    assert "and 19 more" in text
    assert "/ask" in text
    assert f"<@{BOT.id}>" in (await interaction.message()).text
    assert "direct message" in text
    assert "Nothing that is asked is stored." in text
    assert (await interaction.message()).ephemeral


async def test_help_in_a_direct_message(stand_in: StandIn) -> None:
    """`/help` works in a direct message."""
    assert "38 articles" in await text_of(await stand_in.slash("help", guild=None))


async def test_hostile_publishers(stand_in: StandIn) -> None:
    """A publisher's name that is markup is displayed as it is and pings nobody."""
    message = await (await stand_in.slash("help")).message()
    shown = render(message.text)
    assert set(shown.constructs) == {"strong", "list", "code", "mention"}
    assert "<#103735883630395392> https://evil.example, " in shown.text
    assert message.body["allowed_mentions"] == {"parse": []}
