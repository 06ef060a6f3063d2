from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.bot.discord.driving import Newsroom, Served, buttons, fill, settings_for, shown
from tests.stand_in import StandIn

PAPER = {
    "2024-01-03": (
        "Ana Ruiz, the mayor, walked over the bridge.\n\n"
        "“The *bridge* will stand,” she said. “I know it will.”"
    ),
    "2024-03-09": "“I would rather have a ferry,” said Ana Ruiz. Nobody clapped.",
    "2024-05-03": "Ana Ruiz met Eva Lind. “It is a long bridge,” she said to the council.",
}


@pytest.fixture
async def port(stand_in: StandIn, tmp_path: Path) -> Newsroom:
    """A newsroom whose paper quotes a mayor."""
    settings = settings_for(tmp_path)
    settings.articles.mkdir()
    for day, text in PAPER.items():
        (settings.articles / f"{day}.txt").write_text(f"date {day}\n{text}\n", "utf-8")
    await fill(settings)
    return Newsroom(stand_in, settings)


@pytest.fixture
async def bot(port: Newsroom) -> AsyncIterator[Served]:
    """The bot, connected."""
    async with port.serving() as served:
        yield served


@pytest.mark.usefixtures("bot")
async def test_said(stand_in: StandIn) -> None:
    """The latest first, who "she" is beneath it, the unclear apart, and the buttons."""
    message = await (await stand_in.slash("said", {"name": "Ana Ruiz"})).message()
    assert shown(message).splitlines() == [
        "Ana Ruiz",
        "2 quotations in 3 articles with “Ruiz” in them.",
        "9 March 2024",
        "“I would rather have a ferry,” said Ana Ruiz.",
        "2024-03-09.txt",
        "3 January 2024",
        "“The *bridge* will stand,” she said. “I know it will.”",
        '"she" is Ana Ruiz, as the text has it',
        "Ana Ruiz, the mayor, walked over the bridge. · 2024-01-03.txt",
        "Unclear: perhaps theirs, but the text does not make plain who says it.",
        "3 May 2024",
        "“It is a long bridge,” she said to the council.",
        "Ana Ruiz met Eva Lind. · 2024-05-03.txt",
    ]
    assert [b["label"] for b in buttons(message)] == ["In context"] * 3 + ["Remove"]


@pytest.mark.usefixtures("bot")
async def test_on_a_topic_and_private(stand_in: StandIn) -> None:
    """A topic and days confine it; privately it is for the one who asked alone."""
    options = {"name": "Ruiz", "topic": "ferry", "after": "February 2024", "private": True}
    message = await (await stand_in.slash("said", options)).message()
    assert shown(message).startswith("Ruiz · ferry\n1 quotation in 1 article with “Ruiz” and")
    assert message.ephemeral


@pytest.mark.usefixtures("bot")
async def test_of_nobody(stand_in: StandIn) -> None:
    """An honest no, with what the archive holds."""
    message = await (await stand_in.slash("said", {"name": "Zebedee"})).message()
    assert "No article has “Zebedee” in it. It holds 3 articles" in shown(message)


@pytest.mark.usefixtures("bot")
async def test_context_of_a_quotation(stand_in: StandIn) -> None:
    """The button beside a quotation shows the paragraph that it is from."""
    message = await (await stand_in.slash("said", {"name": "Ruiz"})).message()
    click = await stand_in.click(message, buttons(message)[0]["custom_id"])
    assert "Nobody clapped." in shown(await click.message())


@pytest.mark.usefixtures("bot")
async def test_sources_are_offered(stand_in: StandIn) -> None:
    """`source` is completed as in `/ask`."""
    interaction = await stand_in.autocomplete(
        "said", {"name": "x", "source": "2024-03"}, focused="source"
    )
    await interaction.response()
    assert [choice["value"] for choice in interaction.choices] == ["2024-03-09.txt"]
