import pytest

from tests.bot.discord.driving import buttons
from tests.bot.discord.papers import HOSTILE
from tests.bot.discord_markdown import render
from tests.stand_in import Message, StandIn

pytestmark = pytest.mark.usefixtures("bot")

ASKED = "The Kestrel bridge will cost eleven million crowns"
ALTERED = "The Kestrel bridge will cost seven million crowns"


async def _verify(stand_in: StandIn, quotation: str, **options: bool) -> Message:
    interaction = await stand_in.slash("verify", {"quotation": quotation, **options})
    return await interaction.message()


async def _check(stand_in: StandIn, content: str) -> Message:
    said = await stand_in.say(content)
    return await (await stand_in.menu("Check quotations", said)).message()


async def test_exact(stand_in: StandIn) -> None:
    """`/verify` shows the article's words, its day, who says them and the way to the context."""
    message = await _verify(stand_in, ASKED)
    assert "Exact: an article has these very characters." in message.text
    assert f"> {ASKED}" in message.text
    assert "4 May 2003" in message.text
    assert "Odile Marchetti" in message.text
    assert [b["label"] for b in buttons(message)] == ["In context", "Remove"]
    assert not message.ephemeral


async def test_altered(stand_in: StandIn) -> None:
    """Both versions are shown unmarked; a line between them marks the words that differ."""
    message = await _verify(stand_in, ALTERED, private=True)
    assert message.ephemeral
    lines = message.text.splitlines()
    assert f"> {ALTERED}" in lines
    assert f"> {ASKED}" in lines
    assert "The Kestrel bridge will cost ~~seven~~ **eleven** million crowns" in lines
    assert [b["label"] for b in buttons(message)] == ["In context"]


async def test_hostile_text(stand_in: StandIn) -> None:
    """Markup of the article or of the quotation is shown as it is, also where words differ."""
    message = await _verify(stand_in, HOSTILE.replace("smugglers", "*pirates*"))
    shown = render(message.text).text
    assert HOSTILE in shown
    assert "*pirates*" in shown
    assert "@everyone" in shown


async def test_longest_quotation(stand_in: StandIn) -> None:
    """A quotation of 2,000 characters, all of them markup, is answered within the limits."""
    message = await _verify(stand_in, ("*_" * 1000)[:1900] + f" {ALTERED} and more of it")
    assert message.text


async def test_not_found(stand_in: StandIn) -> None:
    """What is not there is not found, and has no button to any context."""
    message = await _verify(stand_in, "The governor vetoed the fishing bill on a rainy evening")
    assert "Not found, nor anything like it." in message.text
    assert [b["label"] for b in buttons(message)] == ["Remove"]


async def test_deferred_first(stand_in: StandIn) -> None:
    """The first response is a defer."""
    interaction = await stand_in.slash("verify", {"quotation": ASKED})
    assert (await interaction.response()).type == 5
    await interaction.message()


async def test_check_quotations(stand_in: StandIn) -> None:
    """Each quotation of a message is checked, and shown to the one who asked alone."""
    message = await _check(stand_in, f"They write “{ASKED}”, or was it:\n> {ALTERED}\nI forget.")
    assert message.ephemeral
    assert message.text.index("Exact: an") < message.text.index("Altered: what")
    # Two buttons with the same id are refused by Discord.
    assert [b["label"] for b in buttons(message)] == ["In context"]


async def test_no_quotation(stand_in: StandIn) -> None:
    """A message without a quotation is said to have none."""
    message = await _check(stand_in, "Nobody said 'anything' here.")
    assert message.ephemeral
    assert message.content.startswith("This message has no quotation")


async def test_many_quotations(stand_in: StandIn) -> None:
    """Six are checked, and how many are not is told."""
    content = "\n".join(f"“{ALTERED} in year {year}”" for year in range(9))
    message = await _check(stand_in, content)
    assert "Not checked: 3 more quotations." in message.text
    assert message.text.count("Altered: what") == 6
    assert len(buttons(message)) == 1


async def test_quotation_beyond_the_limit(stand_in: StandIn) -> None:
    """One that is too long is not cut and judged by its beginning: it is told of as not checked."""
    content = f"> {ASKED}{' and so on' * 250}\n\nOr “{ALTERED}”?"
    message = await _check(stand_in, content)
    assert "Not checked: 1 more quotation. /verify takes one of at most 2,000" in message.text
    assert message.text.count("Altered: what") == 1
    alone = await _check(stand_in, f"“{ASKED}{' and so on' * 250}”")
    assert alone.text.startswith("-# Not checked: 1 quotation.")


async def test_long_verdicts_go_into_a_file(stand_in: StandIn) -> None:
    """What does not fit is told in brief, and is whole in a file."""
    content = "\n".join(f"“{'~ * ' * 130} {ALTERED} {number}”" for number in range(6))
    message = await _check(stand_in, content)
    [file] = message.attachments
    assert file.name == "quotations.txt"
    assert ALTERED in file.content.decode()


async def test_where_they_are_offered(stand_in: StandIn) -> None:
    """Both are offered in servers and in direct messages, one of them on messages."""
    commands = {command["name"]: command for command in stand_in.commands}
    assert commands["Check quotations"]["type"] == 3
    assert commands["verify"]["contexts"] == [0, 1]
