from collections.abc import AsyncIterator
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from bot import charts
from tests.bot.discord.driving import Log, Newsroom, Served, buttons, fill, settings_for, shown
from tests.stand_in import StandIn

FERRY = {
    "2024-01-03": "The ferry Aurora will be built for 7 million crowns. The mayor was glad.",
    "2024-03-09": "The ferry Aurora was launched at Kessel. A band played on the quay all day.",
    "2024-06-05": "The ferry Aurora will now be built for 9.5 million crowns, said Ana Ruiz.",
}


@pytest.fixture
async def harbour(stand_in: StandIn, tmp_path: Path) -> Newsroom:
    """A newsroom whose paper writes of a ferry, and of a school."""
    settings = settings_for(tmp_path)
    settings.articles.mkdir()
    for day, text in FERRY.items():
        (settings.articles / f"{day}.txt").write_text(f"date {day}\n{text}\n", "utf-8")
    school = "date 2024-02-02\nThe school on Mint Street was painted blue by its pupils.\n"
    (settings.articles / "school.txt").write_text(school, "utf-8")
    await fill(settings)
    return Newsroom(stand_in, settings)


@pytest.fixture
async def bot(harbour: Newsroom) -> AsyncIterator[Served]:
    """The bot, connected."""
    async with harbour.serving() as served:
        yield served


@pytest.mark.usefixtures("bot")
async def test_timeline(stand_in: StandIn) -> None:
    """The dates oldest first, the figures below, the chart with its words, and the buttons."""
    message = await (await stand_in.slash("timeline", {"topic": "ferry Aurora"})).message()
    text = shown(message)
    places = [text.index(sentence.partition(". ")[0]) for sentence in FERRY.values()]
    assert places == sorted(places)
    assert text.startswith(
        "ferry Aurora\n3 articles match; 3 dates have a sentence on the topic.\n3 January 2024\n"
    )
    assert "7 million crowns (3 January 2024) · 9.5 million crowns (5 June 2024)" in text
    assert [b["label"] for b in buttons(message)] == ["In context"] * 3 + ["Remove"]
    [attachment] = message.attachments
    assert attachment.description == (
        "Bar chart of matching articles a month, January 2024 to June 2024."
        " January 2024: 1, March 2024: 1, June 2024: 1; none in the other months."
    )
    with Image.open(BytesIO(attachment.content)) as picture:
        assert (picture.format, picture.size) == ("PNG", (1200, 480))


@pytest.mark.usefixtures("bot")
async def test_context_of_a_date(stand_in: StandIn) -> None:
    """The button beside a date shows the paragraph that the sentence is from."""
    message = await (await stand_in.slash("timeline", {"topic": "ferry Aurora"})).message()
    first = buttons(message)[0]["custom_id"]
    click = await stand_in.click(message, first)
    assert "The mayor was glad." in shown(await click.message())


@pytest.mark.usefixtures("bot")
async def test_confined(stand_in: StandIn) -> None:
    """Days and source confine it; privately it is for the one who asked alone."""
    options = {"topic": "ferry Aurora", "after": "February 2024", "before": "2024-06-04"}
    message = await (await stand_in.slash("timeline", {**options, "private": True})).message()
    assert "launched at Kessel" in shown(message)
    assert "crowns" not in shown(message)
    assert message.ephemeral
    options = {"topic": "ferry Aurora", "source": "school.txt"}
    message = await (await stand_in.slash("timeline", options)).message()
    assert "No article has enough" in shown(message)
    assert not message.attachments


@pytest.mark.usefixtures("bot")
async def test_what_cannot_be_understood(stand_in: StandIn) -> None:
    """A day that is none is told of privately."""
    options = {"topic": "ferry", "after": "the day of days"}
    message = await (await stand_in.slash("timeline", options)).message()
    assert "the day of days" in message.text
    assert message.ephemeral


@pytest.mark.usefixtures("bot")
async def test_sources_are_offered(stand_in: StandIn) -> None:
    """`source` is completed as in `/ask`."""
    interaction = await stand_in.autocomplete(
        "timeline", {"topic": "x", "source": "SCHOOL"}, focused="source"
    )
    await interaction.response()
    assert [choice["value"] for choice in interaction.choices] == ["school.txt"]


async def test_without_the_extra(
    harbour: Newsroom, stand_in: StandIn, log: Log, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where matplotlib is missing the dates come without a chart, and the log says so once."""
    monkeypatch.setattr(charts, "find_spec", lambda _: None)
    async with harbour.serving():
        for _ in range(2):
            message = await (await stand_in.slash("timeline", {"topic": "ferry"})).message()
            assert "The ferry Aurora was launched" in shown(message)
            assert not message.attachments
    told = [r.getMessage() for r in log.records if "without their charts" in r.getMessage()]
    assert len(told) == 1
    assert "uv sync --extra charts" in told[0]
