import pytest

from tests.bot.discord.driving import Newsroom
from tests.bot.discord.papers import NAMES
from tests.stand_in import USER, StandIn

pytestmark = pytest.mark.usefixtures("bot")


async def names(stand_in: StandIn, typed: str) -> list[str]:
    """What is offered for `source` when that was typed."""
    interaction = await stand_in.autocomplete(
        "ask", {"question": "x", "source": typed}, focused="source"
    )
    await interaction.response()
    assert all(choice["name"] == choice["value"] for choice in interaction.choices)
    return [choice["name"] for choice in interaction.choices]


async def test_nothing_typed(stand_in: StandIn) -> None:
    """At most 25 sources are offered, the one with most articles first."""
    offered = await names(stand_in, "")
    assert len(offered) == 25
    assert offered[0] == "Northern Wire"


@pytest.mark.parametrize("typed", ["PAPER 2", "l paper 2", " regional paper 2 "])
async def test_anywhere_in_any_case(stand_in: StandIn, typed: str) -> None:
    """What was typed may stand anywhere in a name, in any case."""
    assert sorted(await names(stand_in, typed)) == [f"Regional Paper {n}" for n in range(20, 30)]


async def test_nothing_fits(stand_in: StandIn) -> None:
    """Where no name fits there are no choices, and no fault."""
    assert await names(stand_in, "gazette of nowhere") == []


async def test_names_fit_into_a_choice(stand_in: StandIn) -> None:
    """A name of more than 100 characters is not offered, as it could not be sent back whole."""
    assert len(NAMES[-1]) > 100
    assert await names(stand_in, "long long") == []


async def test_offered_name_is_accepted(newsroom: Newsroom, stand_in: StandIn) -> None:
    """A name that was offered confines the answer to that source."""
    [offered] = await names(stand_in, "quarry")
    message = await newsroom.ask("Who shut the slate quarry at Penhallow?", source=offered)
    assert "blamed prices" in message.text


async def test_in_a_direct_message(stand_in: StandIn) -> None:
    """Names are offered in a direct message too."""
    interaction = await stand_in.autocomplete(
        "ask", {"source": "almanac"}, focused="source", user=USER, guild=None
    )
    await interaction.response()
    assert [choice["value"] for choice in interaction.choices] == ["almanac.txt"]
