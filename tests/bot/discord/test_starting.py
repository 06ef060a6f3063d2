import discord

from bot.client import DatelineClient
from tests.bot.discord.driving import Log, Newsroom, serving
from tests.stand_in import APPLICATION, StandIn

SYNC = "PUT /applications/{application_id}/commands"


async def test_first_start_sends_the_commands(newsroom: Newsroom, log: Log) -> None:
    """The first start logs in, sends the commands once and then serves."""
    async with newsroom.serving():
        await log.line("serving as dateline")
    names = {command["name"] for command in newsroom.stand_in.commands}
    assert names >= {"ask", "help", "timeline", "verify", "Check quotations", "corpus"}
    assert newsroom.stand_in.syncs == 1
    asked = [request.key for request in newsroom.stand_in.requests]
    assert asked == ["GET /users/@me", "GET /oauth2/applications/@me", SYNC]


async def test_restart_sends_nothing(newsroom: Newsroom) -> None:
    """A second start, with the commands as they were, sends none."""
    async with newsroom.serving():
        pass
    async with newsroom.serving():
        await newsroom.ask("How much will the Kestrel bridge cost?")
    assert newsroom.stand_in.syncs == 1


async def test_changed_commands_are_sent(newsroom: Newsroom, stand_in: StandIn) -> None:
    """A start with another set of commands sends them, and the next one does not."""

    def add(client: DatelineClient) -> None:
        @client._tree.command(name="more", description="One more")
        async def more(interaction: discord.Interaction[DatelineClient]) -> None:
            await interaction.response.send_message("more")

    async with newsroom.serving():
        pass
    for _ in range(2):
        async with serving(stand_in, newsroom.settings, add):
            pass
    assert stand_in.syncs == 2
    assert "more" in {command["name"] for command in stand_in.commands}


async def test_invitation_is_logged(newsroom: Newsroom, log: Log) -> None:
    """The log has the link that invites the bot, with no more rights than it needs."""
    async with newsroom.serving():
        line = await log.line("oauth2/authorize")
    url = line.getMessage().split()[-1]
    assert f"client_id={APPLICATION.id}" in url
    permissions = discord.Permissions(int(url.partition("permissions=")[2].partition("&")[0]))
    assert permissions.send_messages
    assert permissions.attach_files
    assert not permissions.administrator
    assert not permissions.manage_messages


async def test_no_privileged_intent(newsroom: Newsroom, stand_in: StandIn) -> None:
    """The bot asks to hear of servers, their messages and direct messages, and of nothing else."""
    async with newsroom.serving():
        pass
    assert [data["intents"] for data in stand_in.identifies] == [1 << 0 | 1 << 9 | 1 << 12]


async def test_where_the_commands_are(newsroom: Newsroom, stand_in: StandIn) -> None:
    """Every command says who may install it and where it is; `/corpus` is hidden by default."""
    async with newsroom.serving():
        pass
    everywhere = {command["name"]: command for command in stand_in.commands}
    assert all(command["integration_types"] == [0] for command in stand_in.commands)
    assert all(command["contexts"] == [0, 1] for command in stand_in.commands)
    assert everywhere["corpus"]["default_member_permissions"] == str(1 << 5)
    question = everywhere["ask"]["options"][0]
    assert (question["min_length"], question["max_length"]) == (1, 400)
    options = [option["name"] for option in everywhere["ask"]["options"]]
    assert options == ["question", "after", "before", "source", "private"]
    assert [option.get("autocomplete", False) for option in everywhere["ask"]["options"]] == [
        name == "source" for name in options
    ]
