import re

import pytest

from tests.bot.discord.driving import Log, Newsroom, button, buttons
from tests.bot.discord.papers import ENDLESS, HOSTILE, HOW_MUCH, QUOTATION, RECENT
from tests.bot.discord_markdown import render
from tests.stand_in import USER, StandIn
from tests.stand_in.messages import COMPONENTS_V2

pytestmark = pytest.mark.usefixtures("bot")


async def test_answer(newsroom: Newsroom) -> None:
    """An answer has the question, headline, day in words, age, quotation, source and buttons."""
    message = await newsroom.ask(HOW_MUCH)
    question, block = message.text.split("\n", 1)
    headline, day, *quotation, source = block.splitlines()
    assert question == f"-# {HOW_MUCH}"
    assert headline.startswith("**The council of Halvard approved the Kestrel bridge")
    assert re.fullmatch(r"4 May 2003, \d+ years before you asked", day)
    assert quotation == [f'> {QUOTATION} "Not a crown more."']
    assert source == "-# bridge.txt · headline from the text"
    assert [b["label"] for b in buttons(message)] == ["In context", "Remove"]
    assert message.flags == COMPONENTS_V2
    assert not message.ephemeral


async def test_no_capital_headline(newsroom: Newsroom) -> None:
    """A related headline in capitals is in no reply, even where it is asked for."""
    message = await newsroom.ask("Which ferry captain retires after forty years?")
    assert "FERRY CAPTAIN" not in message.text


async def test_recent_article_has_no_age(newsroom: Newsroom) -> None:
    """An article of last week shows its day alone, and an undated one says so."""
    message = await newsroom.ask("When was the lighthouse at Cape Vorn lit?")
    assert f"\n{RECENT.day} {RECENT:%B} {RECENT.year}\n" in message.text
    assert "before you asked" not in message.text
    message = await newsroom.ask("How many wells does the almanac of Halvard count?")
    assert "\nundated\n" in message.text


async def test_day_of_a_weekday(newsroom: Newsroom) -> None:
    """What a weekday in an excerpt means is told in small type beneath the quotation."""
    message = await newsroom.ask("When did the council of Halvard approve the bridge?")
    lines = message.text.splitlines()
    assert any(line.startswith("> ") and "on Tuesday after" in line for line in lines)
    at = lines.index('-# "Tuesday" here is 29 April 2003')
    assert lines[at - 1].startswith("> ")
    message = await newsroom.ask(HOW_MUCH)
    assert " here is " not in message.text


async def test_link_button(newsroom: Newsroom) -> None:
    """An http(s) address becomes a button that opens it; another address is shown nowhere."""
    message = await newsroom.ask("What holed the ferry Aurora?")
    assert [b.get("url") for b in buttons(message) if b["style"] == 5] == [
        "https://wire.example/ferry?id=7&page=2"
    ]
    assert "Northern Wire" in message.text
    message = await newsroom.ask("Who shut the slate quarry at Penhallow?")
    assert [b["label"] for b in buttons(message)] == ["In context", "Remove"]
    assert "ftp:" not in str(message.body)


async def test_text_cannot_act(newsroom: Newsroom) -> None:
    """Mentions, links and markup of an article are displayed as the characters they are."""
    message = await newsroom.ask("What did the smugglers of Tarn Hollow write on the wall?")
    section = message.components[0]["components"][2]
    shown = render(section["components"][0]["content"])
    assert shown.constructs == ("strong", "quotation", "subtext")
    assert f"\n{HOSTILE}\n" in shown.text
    assert message.body["allowed_mentions"] == {"parse": []}


async def test_long_excerpt_is_a_file(newsroom: Newsroom) -> None:
    """A sentence too long to show comes whole as a text file, and its place says so."""
    message = await newsroom.ask("What does the inventory of the Brunner observatory list?")
    [(name, content)] = message.files.items()
    assert name.endswith(".txt")
    assert content.decode() == ENDLESS
    assert name in message.text
    assert "sextant" not in message.text


@pytest.mark.parametrize("question", ["What is the capital of Mongolia?", "hello", "???"])
async def test_no_answer(newsroom: Newsroom, question: str) -> None:
    """A question that the archive cannot answer is declined: the reason, no source, no excerpt."""
    message = await newsroom.ask(question)
    assert re.search(r"does not know|no word in this to look up", message.text)
    assert "\n> " not in message.text
    assert ".txt" not in message.text
    assert [b["label"] for b in buttons(message)] == ["Remove"]


@pytest.mark.parametrize(
    ("after", "before", "found"),
    [
        ("2003-05-04", "2003-05-04", True),
        ("May 2003", None, True),
        ("4 May 2003", "May 2003", True),
        (None, "2003", True),
        ("2003-05-05", None, False),
        ("2004", None, False),
        (None, "3 May 2003", False),
    ],
)
async def test_days(newsroom: Newsroom, after: str | None, before: str | None, found: bool) -> None:
    """`after` and `before` include their day; a month or a year counts from end to end."""
    given = {"after": after, "before": before}
    options = {name: value for name, value in given.items() if value}
    message = await newsroom.ask(HOW_MUCH, **options)
    assert (QUOTATION in message.text) == found


async def test_source_filter(newsroom: Newsroom) -> None:
    """`source` is the whole name in any case; another one leaves nothing to quote."""
    question = "What holed the ferry Aurora?"
    message = await newsroom.ask(question, source="northern wire")
    assert "uncharted wreck" in message.text
    message = await newsroom.ask(question, source="Northern")
    assert "No article lies within these limits." in message.text


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"after": "the day of days"}, ["after", "the day of days", "2025-02-03"]),
        ({"before": "2025-02-30"}, ["before", "2025-02-30", "2025-02-03"]),
        ({"before": "03/04/2024"}, ["2024-03-04 or 2024-04-03"]),
        ({"after": "2024-05-01", "before": "2024-04-30"}, ["2024-05-01", "2024-04-30", "swap"]),
        ({"after": "_*x*_ <@1>"}, ["after"]),
    ],
)
async def test_bad_date(newsroom: Newsroom, options: dict[str, str], words: list[str]) -> None:
    """A date that is none is answered to that person alone, with what would do."""
    message = await newsroom.ask(HOW_MUCH, **options)
    assert message.ephemeral
    assert render(message.text).constructs == ()
    assert [word for word in words if word not in message.text] == []


async def test_endless_date_is_answered(newsroom: Newsroom, log: Log) -> None:
    """A date as long as Discord lets it be is answered too, in a message that is short enough."""
    log.expects_errors = True  # what matters is the answer
    interaction = await newsroom.stand_in.slash(
        "ask", {"question": HOW_MUCH, "after": "the day of days " * 370}
    )
    message = await interaction.message(seconds=5)
    assert message.ephemeral
    assert "2025-02-03" in message.text


async def test_private(newsroom: Newsroom) -> None:
    """`private` shows the answer to that person alone, who needs no button to remove it."""
    message = await newsroom.ask(HOW_MUCH, private=True)
    assert message.ephemeral
    assert QUOTATION in message.text
    assert [b["label"] for b in buttons(message)] == ["In context"]


async def test_in_a_direct_message(stand_in: StandIn) -> None:
    """`/ask` works in a direct message as well."""
    interaction = await stand_in.slash("ask", {"question": HOW_MUCH}, guild=None)
    message = await interaction.message()
    assert message.channel_id == USER.dm
    assert QUOTATION in message.text


async def test_deferred_first(stand_in: StandIn) -> None:
    """The first response is a defer, so that no search can come too late."""
    interaction = await stand_in.slash("ask", {"question": HOW_MUCH})
    assert (await interaction.response()).type == 5
    await interaction.message()


async def test_longest_question(newsroom: Newsroom) -> None:
    """A question of 400 characters, all of them markup, is repeated as it was and answered."""
    question = ("*_" * 200)[:380] + " Kestrel bridge cost"
    message = await newsroom.ask(question)
    assert render(message.text.splitlines()[0]).text == question


async def test_question_is_not_logged(newsroom: Newsroom, log: Log) -> None:
    """An answer is a line in the log, with its time and number, without the question."""
    await newsroom.ask("How much will the Kestrel bridge cost, Xanthippe?")
    line = await log.line("answered in")
    assert re.search(r"answered in \d+\.\d ms: 1 of generation 1", line.getMessage())
    assert not any("Xanthippe" in record.getMessage() for record in log.records)


async def test_id_of_a_button(newsroom: Newsroom) -> None:
    """The button's id has the store's key, the offsets and eight digits of the hash."""
    message = await newsroom.ask(HOW_MUCH)
    assert re.fullmatch(r"context:\d+:\d+:\d+:[0-9a-f]{8}", button(message, "In context"))
