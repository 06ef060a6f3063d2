import asyncio
import io
import os
import re
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any, Self

import aiohttp
import discord
import pytest
from discord import app_commands

from tests.stand_in import (
    ADMIN,
    APPLICATION,
    CHANNEL,
    GUILD,
    MODERATOR,
    TOKEN,
    USER,
    Message,
    NothingCameError,
    Person,
    StandIn,
    keep_alives_ended,
    rules,
)
from tests.stand_in.messages import COMPONENTS_V2, Attachment
from tests.stand_in.people import BOT
from tests.stand_in.rules.properties import SHAPES
from tests.stand_in.schema import described, properties_of, schema_faults

Json = dict[str, Any]


class More(discord.ui.DynamicItem[discord.ui.Button[Any]], template=r"more:(?P<page>\d+)"):
    """A button that turns to the next page and outlives a restart."""

    def __init__(self, page: int) -> None:
        super().__init__(discord.ui.Button(label="More", custom_id=f"more:{page}"))
        self.page = page

    @classmethod
    async def from_custom_id(
        cls,
        interaction: discord.Interaction[Any],
        item: discord.ui.Item[Any],
        match: re.Match[str],
    ) -> Self:
        """The button of a custom_id."""
        del interaction, item
        return cls(int(match["page"]))

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        """Turns the page."""
        await interaction.response.edit_message(view=page_view(f"page {self.page}", self.page + 1))


def page_view(text: str, page: int) -> discord.ui.LayoutView:
    """A page with a button to the next."""
    view = discord.ui.LayoutView(timeout=None)
    row: discord.ui.ActionRow[Any] = discord.ui.ActionRow(More(page))
    view.add_item(discord.ui.Container(discord.ui.TextDisplay(text), row))
    return view


@app_commands.command(name="echo", description="Say it again")
@app_commands.describe(text="what to say", how="in which way")
async def echo(interaction: discord.Interaction[Any], text: str, how: str = "view") -> None:
    """Repeats `text` in one of the ways that Dateline answers."""
    if how == "plain":
        await interaction.response.send_message(text)
        return
    await interaction.response.defer(ephemeral=how == "secret")
    if how == "followup":
        await interaction.followup.send(text)
        await interaction.followup.send("and more", file=as_file("more.txt"))
    elif how == "file":
        view = page_view(text, 2).add_item(discord.ui.File("attachment://whole.txt"))
        await interaction.edit_original_response(view=view, attachments=[as_file("whole.txt")])
    else:
        await interaction.edit_original_response(view=page_view(text, 2))


@echo.autocomplete("text")
async def suggest(interaction: discord.Interaction[Any], current: str) -> list[Any]:
    """Two words that begin as typed, and the other option as it stands."""
    words = [current + "a", current + "b", str(interaction.namespace.how)]
    return [app_commands.Choice(name=word, value=word) for word in words]


corpus = app_commands.Group(name="corpus", description="The archive")


@corpus.command(name="reload", description="Read it again")
async def reload_corpus(interaction: discord.Interaction[Any]) -> None:
    """Tells who may, by the permissions that the interaction carries."""
    may = interaction.permissions.manage_guild
    await interaction.response.send_message("done" if may else "you may not", ephemeral=True)


@app_commands.context_menu(name="Repeat")
async def repeat(interaction: discord.Interaction[Any], message: discord.Message) -> None:
    """Repeats a message that was picked."""
    await interaction.response.send_message(message.content)


def as_file(name: str) -> discord.File:
    """A file with something in it."""
    return discord.File(io.BytesIO(b"the whole text"), filename=name)


class Echo(discord.Client):
    """A small bot that answers in every way that Dateline does."""

    def __init__(self) -> None:
        intents = discord.Intents(guilds=True, guild_messages=True, dm_messages=True)
        super().__init__(intents=intents, allowed_mentions=discord.AllowedMentions.none())
        self.tree = app_commands.CommandTree(self)
        self.tree.add_command(echo)
        self.tree.add_command(corpus)
        self.tree.add_command(repeat)
        self.tree.error(self.note)
        self.add_dynamic_items(More)
        self.heard: list[discord.Message] = []
        self.errors: list[Exception] = []

    async def note(self, interaction: discord.Interaction[Any], error: Exception) -> None:
        """Keeps what a command raised."""
        del interaction
        self.errors.append(getattr(error, "original", error))

    async def setup_hook(self) -> None:
        """Puts the commands."""
        await self.tree.sync()

    async def before_identify_hook(self, shard_id: int | None, *, initial: bool = False) -> None:
        """Leaves out the five seconds of waiting before it identifies again."""

    async def on_message(self, message: discord.Message) -> None:
        """Answers a DM or a mention with what was said, files and all."""
        if message.author == self.user:
            return
        self.heard.append(message)
        if message.guild is not None and self.user not in message.mentions:
            return
        files = [await attachment.to_file() for attachment in message.attachments]
        try:
            async with message.channel.typing():
                await message.reply(f"you said {message.content}", files=files)
        except discord.HTTPException as error:
            self.errors.append(error)


@asynccontextmanager
async def running(discord_server: StandIn) -> AsyncIterator[Echo]:
    """The bot, connected to the stand-in, closed at the end."""
    with discord_server.point_client_here():
        bot = Echo()
        task = asyncio.create_task(bot.start(TOKEN))
        try:
            await discord_server.ready()
            yield bot
        finally:
            await bot.close()
            await task
            await keep_alives_ended()


@pytest.fixture
async def discord_server() -> AsyncIterator[StandIn]:
    """A stand-in that must have found no fault at the end."""
    async with StandIn.start() as server:
        yield server
        assert server.faults == []


@pytest.fixture
async def bot(discord_server: StandIn) -> AsyncIterator[Echo]:
    """The bot, connected."""
    async with running(discord_server) as bot:
        yield bot


async def came(condition: Callable[[], object], seconds: float = 5.0) -> None:
    """The condition comes true within so many seconds."""
    for _ in range(int(seconds * 100)):
        if condition():
            return
        await asyncio.sleep(0.01)
    pytest.fail("it did not come true")


async def test_logs_in_and_syncs(discord_server: StandIn, bot: Echo) -> None:
    """The real client logs in, puts its commands and is greeted with its guild."""
    await came(lambda: bot.guilds)
    assert [command["name"] for command in discord_server.commands] == ["echo", "corpus", "Repeat"]
    assert discord_server.syncs == 1
    assert bot.application_id == APPLICATION.id
    assert bot.guilds[0].name == GUILD.name
    assert [r.key for r in discord_server.requests[:3]] == [
        "GET /users/@me",
        "GET /oauth2/applications/@me",
        "PUT /applications/{application_id}/commands",
    ]


async def test_heartbeats_are_recorded() -> None:
    """The client sends heartbeats as often as it is told to, and each one's time is kept."""
    async with StandIn.start(heartbeat=0.1) as server, running(server):
        await came(lambda: len(server.heartbeats) > 3)
        assert server.heartbeats == sorted(server.heartbeats)
        assert server.faults == []


async def test_refuses_a_wrong_token(discord_server: StandIn) -> None:
    """A wrong token is refused as Discord refuses it: LoginFailure."""
    with discord_server.point_client_here():
        async with Echo() as bot:
            with pytest.raises(discord.LoginFailure):
                await bot.login("wrong")


@pytest.mark.usefixtures("bot")
async def test_command_deferred_and_edited(discord_server: StandIn) -> None:
    """A command that defers and then edits in a view is seen as both."""
    interaction = await discord_server.slash("echo", {"text": "hello"})
    assert (await interaction.response()).type == 5
    message = await interaction.message()
    assert message.text == "hello"
    assert message.flags == COMPONENTS_V2
    assert message.channel_id == CHANNEL.id
    assert message.body["components"][0]["type"] == 17
    assert not message.ephemeral


@pytest.mark.usefixtures("bot")
async def test_plain_response(discord_server: StandIn) -> None:
    """A response that is a message is the original response at once."""
    interaction = await discord_server.slash("echo", {"text": "hello", "how": "plain"})
    assert (await interaction.response()).data["content"] == "hello"
    assert (await interaction.message()).content == "hello"


@pytest.mark.usefixtures("bot")
async def test_ephemeral_in_a_dm(discord_server: StandIn) -> None:
    """A defer that is ephemeral makes the answer so, and a command works in a DM."""
    interaction = await discord_server.slash("echo", {"text": "x", "how": "secret"}, guild=None)
    message = await interaction.message()
    assert message.ephemeral
    assert message.channel_id == USER.dm


@pytest.mark.usefixtures("bot")
async def test_followups(discord_server: StandIn) -> None:
    """The first follow-up fills the deferred response, the next is a message with its file."""
    interaction = await discord_server.slash("echo", {"text": "hello", "how": "followup"})
    assert (await interaction.message()).content == "hello"
    more = await interaction.followup()
    assert more.content == "and more"
    assert more.files == {"more.txt": b"the whole text"}


@pytest.mark.usefixtures("bot")
async def test_file_in_a_view(discord_server: StandIn) -> None:
    """A file that a view shows arrives with the edit."""
    interaction = await discord_server.slash("echo", {"text": "long", "how": "file"})
    assert (await interaction.message()).files == {"whole.txt": b"the whole text"}
    assert discord_server.requests[-1].files == {"whole.txt": b"the whole text"}
    assert discord_server.requests[-1].body["components"][1]["type"] == 13


@pytest.mark.usefixtures("bot")
@pytest.mark.parametrize(
    ("user", "permissions", "answer"),
    [(MODERATOR, None, "done"), (USER, None, "you may not"), (USER, 1 << 5, "done")],
)
async def test_subcommand_and_permissions(
    discord_server: StandIn, user: Person, permissions: int | None, answer: str
) -> None:
    """A subcommand is reached by its path, and the bot sees the member's permissions."""
    interaction = await discord_server.slash("corpus reload", user=user, permissions=permissions)
    message = await interaction.message()
    assert (message.content, message.ephemeral) == (answer, True)


@pytest.mark.usefixtures("bot")
async def test_autocompletion(discord_server: StandIn) -> None:
    """What is typed reaches the bot with the other options, and its choices come back."""
    interaction = await discord_server.autocomplete(
        "echo", {"text": "ab", "how": "plain"}, focused="text"
    )
    await interaction.response()
    assert [choice["value"] for choice in interaction.choices] == ["aba", "abb", "plain"]


@pytest.mark.usefixtures("bot")
async def test_context_menu(discord_server: StandIn) -> None:
    """A message that is picked shows its content, though nobody mentioned the bot."""
    said = await discord_server.say("news of the day")
    interaction = await discord_server.menu("Repeat", said)
    assert (await interaction.message()).content == "news of the day"


@pytest.mark.usefixtures("bot")
async def test_click(discord_server: StandIn) -> None:
    """A click on a button changes its message, and the next click sees the change."""
    message = await (await discord_server.slash("echo", {"text": "page 1"})).message()
    for page in (2, 3):
        click = await discord_server.click(message, f"more:{page}", user=ADMIN)
        changed = await click.message()
        assert (await click.response()).type == 7
        assert changed.id == message.id
        assert changed.text == f"page {page}"
    with pytest.raises(LookupError):
        await discord_server.click(message, "more:2")


async def test_button_outlives_a_restart(discord_server: StandIn) -> None:
    """A button of a bot that has gone is answered by the next one."""
    async with running(discord_server):
        message = await (await discord_server.slash("echo", {"text": "page 1"})).message()
    async with running(discord_server):
        click = await discord_server.click(message, "more:2")
        assert (await click.message()).text == "page 2"


@pytest.mark.usefixtures("bot")
async def test_direct_message(discord_server: StandIn) -> None:
    """A DM carries its content and files, and is answered with a reply after some typing."""
    said = await discord_server.say("hello", guild=None, attachments={"a.txt": b"A"})
    answer = await discord_server.next_message(USER)
    assert answer.content == "you said hello"
    assert answer.reply_to == said.id
    assert answer.files == {"a.txt": b"A"}
    assert discord_server.typing == [USER.dm]


async def test_content_is_blank_unless_mentioned(discord_server: StandIn, bot: Echo) -> None:
    """In a guild the bot reads what mentions it, and nothing else."""
    await discord_server.say("nothing for you", attachments={"a.txt": b"A"})
    mention = await discord_server.say("hello", mentions_bot=True)
    answer = await discord_server.next_message(CHANNEL)
    assert answer.content == f"you said <@{BOT.id}> hello"
    assert [message.content for message in bot.heard] == ["", mention.content]
    assert bot.heard[0].attachments == []


async def test_reply_and_bots(discord_server: StandIn, bot: Echo) -> None:
    """A reply comes with what it replies to, and another bot is seen as one."""
    first = await discord_server.say("one", mentions_bot=True)
    answer = await discord_server.next_message(CHANNEL)
    second = await discord_server.say("two", reply_to=answer, mentions_bot=True, bot=True)
    await discord_server.next_message(CHANNEL, after=second)
    heard = bot.heard[1]
    assert heard.author.bot
    assert heard.reference is not None
    assert isinstance(heard.reference.resolved, discord.Message)
    assert heard.reference.resolved.content == f"you said {first.content}"


async def test_rate_limit_is_waited_out(discord_server: StandIn, bot: Echo) -> None:
    """A 429 makes the client wait as long as it says and send again."""
    discord_server.limit_next("POST /channels/*/messages", retry_after=0.2)
    discord_server.limit_next("PATCH /webhooks/*", retry_after=0.2)
    await discord_server.say("hello", guild=None)
    await discord_server.next_message(USER)
    await (await discord_server.slash("echo", {"text": "hello"})).message()
    sent = [r.time for r in discord_server.requests if r.route.endswith(("messages", "@original"))]
    assert sent[1] - sent[0] > 0.19
    assert sent[3] - sent[2] > 0.19
    assert bot.errors == []


@pytest.mark.parametrize(
    ("code", "kind"),
    [(50013, discord.Forbidden), (50007, discord.Forbidden), (10003, discord.NotFound)],
)
async def test_forbidden_channel(
    discord_server: StandIn, bot: Echo, code: int, kind: type[discord.HTTPException]
) -> None:
    """A channel where the bot is refused raises what it would at Discord, until it is allowed."""
    discord_server.forbid(USER, code)
    await discord_server.say("hello", guild=None)
    await came(lambda: bot.errors)
    assert isinstance(bot.errors[0], kind)
    assert bot.errors[0].code == code
    discord_server.allow(USER)
    await discord_server.say("again", guild=None)
    assert (await discord_server.next_message(USER)).content == "you said again"


async def test_reply_to_a_deleted_message(discord_server: StandIn, bot: Echo) -> None:
    """A reply to a message that is gone is refused with Discord's own error body."""
    said = await discord_server.say("hello", guild=None)
    await discord_server.next_message(USER)
    await discord_server.delete(said)
    with pytest.raises(discord.HTTPException, match="message_reference: Unknown message") as caught:
        await bot.heard[0].reply("again")
    assert (caught.value.status, caught.value.code) == (400, 50035)
    assert discord_server.deleted == [said.id]


async def test_expired_interaction(discord_server: StandIn, bot: Echo) -> None:
    """A first response to an interaction that is over gets 10062, and nothing comes of it."""
    discord_server.limit_next("POST /interactions/*", retry_after=0.2)
    interaction = await discord_server.slash("echo", {"text": "hello"})
    discord_server.expire(interaction)
    await came(lambda: bot.errors)
    assert isinstance(bot.errors[0], discord.NotFound)
    assert bot.errors[0].code == 10062
    with pytest.raises(NothingCameError):
        await interaction.message(seconds=0.05)


async def test_resume(discord_server: StandIn, bot: Echo) -> None:
    """A client that lost its connection resumes, and hears what it missed."""
    await came(lambda: bot.guilds)
    await discord_server.drop_connection()
    session = await discord_server.ready()
    await discord_server.say("hello", guild=None)
    await discord_server.next_message(USER)
    assert [data["session_id"] for data in discord_server.resumes] == [session.id]
    assert len(discord_server.identifies) == 1


@pytest.mark.usefixtures("bot")
async def test_lost_session(discord_server: StandIn) -> None:
    """A client whose session is forgotten identifies again."""
    await discord_server.drop_connection(resumable=False)
    await discord_server.ready()
    assert len(discord_server.resumes) == 1
    assert len(discord_server.identifies) == 2


class Clock:
    """A clock that a test turns."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        """Seconds."""
        return self.now


async def ask(server: StandIn, method: str, path: str, body: Any = None) -> tuple[int, int | None]:
    """The status and code of an answer to a request of the bot's."""
    headers = {"Authorization": f"Bot {TOKEN}"}
    async with (
        aiohttp.ClientSession(headers=headers) as session,
        session.request(method, server.api + path, json=body) as response,
    ):
        answer = await response.json() if response.status != 204 else {}
        return response.status, answer.get("code")


async def test_late_and_double_responses() -> None:
    """A first response after 3 s, a second one, and a token after 15 min are refused and named."""
    clock = Clock()
    async with StandIn.start(clock=clock) as server, running(server):
        message = await (await server.slash("echo", {"text": "x"})).message()
        # Clicks that no button of the bot answers: the test answers them itself.
        first = await server.click(foreign(server, message), "foreign")
        callback = f"/interactions/{first.id}/{first.token}/callback"
        webhook = f"/webhooks/{APPLICATION.id}/{first.token}"
        say = {"content": "x"}
        assert await ask(server, "POST", webhook, say) == (404, 10015)
        clock.now = 3.1
        assert await ask(server, "POST", callback, {"type": 6}) == (404, 10062)
        clock.now = 2.9
        assert await ask(server, "POST", callback, {"type": 6}) == (204, None)
        assert await ask(server, "POST", callback, {"type": 6}) == (400, 40060)
        assert (await ask(server, "POST", webhook, say))[0] == 200
        clock.now = 15 * 60 + 1
        assert await ask(server, "POST", webhook, say) == (401, 50027)
        named = " ".join(server.faults)
        assert len(server.faults) == 4
        assert "before the first response" in named
        assert "first response after 3.1 s" in named
        assert "a second first response" in named
        assert "a token used after more than 900.0 s" in named


def foreign(server: StandIn, message: Message) -> Message:
    """The message with a button that the bot knows nothing of."""
    changed = replace(message, components=(row(button(custom_id="foreign")),))
    server.messages[message.id] = changed
    return changed


async def test_broken_rules_are_refused_and_named() -> None:
    """A body that breaks rules gets 400 and stands in faults with its request."""
    async with StandIn.start() as server, running(server) as bot:
        channel = await bot.fetch_channel(CHANNEL.id)
        assert isinstance(channel, discord.abc.Messageable)
        with pytest.raises(discord.HTTPException, match="2001 characters") as long:
            await channel.send("x" * 2001)
        with pytest.raises(discord.HTTPException) as empty:
            await channel.send(" ")
        assert (long.value.code, empty.value.code) == (50035, 50006)
        assert await ask(server, "GET", "/voice/regions") == (404, 0)
        path = f"/channels/{CHANNEL.id}/messages"
        assert await ask(server, "POST", path, {"content": "x", "tss": True}) == (400, 50035)
        assert await ask(server, "POST", path, {"content": 5}) == (400, 50035)
        send = "POST /channels/{channel_id}/messages: "
        assert server.faults[0] == send + "content: 2001 characters, at most 2000"
        assert send + "an empty message" in server.faults
        assert send + "tss: an unknown property" in server.faults
        assert any("/voice/regions: no such route" in fault for fault in server.faults)


async def test_privileged_intents_are_refused() -> None:
    """A client that asks for message content is closed with 4014, and that is a fault."""
    async with StandIn.start() as server:
        with server.point_client_here():
            bot = discord.Client(intents=discord.Intents(message_content=True))
            with pytest.raises(discord.PrivilegedIntentsRequired):
                await bot.start(TOKEN)
            await bot.close()
        assert server.faults == ["gateway: intents 0x8000 ask for a privileged one"]


async def test_gateway_without_compression(discord_server: StandIn) -> None:
    """A client that asks for no compression is spoken to in plain text."""
    async with (
        aiohttp.ClientSession() as session,
        session.ws_connect(discord_server.gateway) as socket,
    ):
        hello = await socket.receive_json()
        assert hello == {"op": 10, "d": {"heartbeat_interval": 41250}}


async def test_bot_in_a_process_of_its_own(discord_server: StandIn, tmp_path: Path) -> None:
    """`launch` points another process at the stand-in and hands the arguments on."""
    (tmp_path / "bot").mkdir()
    (tmp_path / "bot" / "__init__.py").touch()
    (tmp_path / "bot" / "__main__.py").write_text(FAKE_BOT, encoding="utf-8")
    command = ["-m", "tests.stand_in.launch", str(discord_server.port), "--", "run", TOKEN]
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        *command,
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[1])},
        stdout=asyncio.subprocess.PIPE,
    )
    out, _ = await process.communicate()
    assert out.decode().split() == ["dateline", "run", BOT.name]


FAKE_BOT = """
import asyncio, sys, discord

async def run(token):
    async with discord.Client(intents=discord.Intents.none()) as client:
        await client.login(token)
        print(*sys.argv[:2], client.user.name)

def main():
    asyncio.run(run(sys.argv[2]))
"""


def button(**changes: Any) -> Json:
    """A right button, but for the changes."""
    right = {"type": 2, "style": 1, "label": "More", "custom_id": "more"}
    return {name: value for name, value in {**right, **changes}.items() if value is not None}


def row(*children: Json) -> Json:
    """A row of components."""
    return {"type": 1, "components": list(children)}


def select(**changes: Any) -> Json:
    """A right select, but for the changes."""
    options = [{"label": "One", "value": "1"}]
    return {"type": 3, "custom_id": "select", "options": options, **changes}


def text(content: str) -> Json:
    """A text display."""
    return {"type": 10, "content": content}


def v2(*components: Json, **others: Any) -> Json:
    """A message with the Components V2 flag."""
    return {"flags": COMPONENTS_V2, "components": list(components), **others}


SECTION = {"type": 9, "components": [text("a")], "accessory": button()}
FILE = {"type": 13, "file": {"url": "attachment://a.txt"}}
EMBED = {"title": "t", "description": "d" * 4000}

RIGHT_MESSAGES: list[Json] = [
    {"content": "x" * 2000},
    {"embeds": [EMBED, {"description": "d" * 1999}]},
    {"content": "x", "components": [row(*(button(custom_id=str(n)) for n in range(5)))]},
    {"content": "x", "components": [row(select()), row(button(label="x" * 80))]},
    {"content": "x", "components": [row(button(style=5, custom_id=None, url="https://a.b"))]},
    {"content": "x", "components": [row(button(label=None, emoji={"name": "🔎"}))]},
    v2({"type": 17, "components": [SECTION, FILE, row(button(custom_id="other"))]}),
    v2(text("x" * 2000), text("x" * 2000)),
    v2(*[text("x")] * 40),
]


@pytest.mark.parametrize("body", RIGHT_MESSAGES)
def test_right_messages_have_no_faults(body: Json) -> None:
    """A message at the limits breaks no rule, and the description agrees."""
    assert rules.message_faults(body, ["a.txt"]) == []
    assert rules.unknown_properties(body, "message") == []
    assert schema_faults("POST", "/channels/{channel_id}/messages", body) == []


WRONG_MESSAGES: list[tuple[Json, str]] = [
    ({"content": "x" * 2001}, "content: 2001 characters, at most 2000"),
    ({}, "an empty message"),
    ({"content": " \n"}, "an empty message"),
    ({"embeds": [{"title": "t"}] * 11}, "embeds: 11, at most 10"),
    ({"embeds": [EMBED, EMBED]}, "embeds: 8002 characters in all, at most 6000"),
    ({"embeds": [{"fields": [{"name": "n", "value": "v"}] * 26}]}, "fields: 26, at most 25"),
    ({"content": "x", "flags": 1 << 7}, "flags: 0x80 cannot be set"),
    ({"content": "x", "allowed_mentions": {"parse": ["users"], "users": ["1"]}}, "both in parse"),
    (v2(text("x"), content="x"), "content: cannot be used with the Components V2 flag"),
    (v2(text("x"), embeds=[EMBED]), "embeds: cannot be used with the Components V2 flag"),
    (v2(*[text("x")] * 41), "41 at every depth, at most 40"),
    (v2(*[SECTION | {"accessory": button(custom_id=str(n))} for n in range(14)]), "42 at every"),
    (v2({"type": 17, "components": [text("x" * 3000)]}, text("x" * 1001)), "4001 characters"),
    (v2(text(" ")), "a text display without text"),
    ({"content": "x", "components": [text("x")]}, "type 10 needs the Components V2 flag"),
    ({"content": "x", "components": [row(button(custom_id=c)) for c in "abcdef"]}, "6 rows"),
    (v2(row(button()), SECTION), "custom_id: 'more' comes 2 times"),
    (v2(text("x") | {"id": 7}, text("y") | {"id": 7}), "id: 7 comes 2 times"),
    (v2(row(button(custom_id="x" * 101))), "a custom_id of 101 characters"),
    (v2(row(button(label="x" * 81))), "label of 81 characters, at most 80"),
    (v2(row(button(label=None))), "neither label nor emoji"),
    (v2(row(button(style=5, url="https://a.b"))), "style 5 that has a custom_id"),
    (v2(row(button(style=5, custom_id=None))), "style 5 that lacks a url"),
    (v2(row(button(url="https://a.b"))), "style 1 that has a url"),
    (v2(row(button(custom_id=None))), "style 1 that lacks a custom_id"),
    (v2(row(button(style=5, custom_id=None, url="file:///a"))), "url 'file:///a'"),
    (v2(row(*(button(custom_id=c) for c in "abcdef"))), "a row of 6, 1 to 5"),
    (v2(row()), "a row of 0, 1 to 5"),
    (v2(row(text("x"))), "a row holds buttons or a select"),
    (v2(row(select(), button())), "a select does not stand alone"),
    (v2(row(select(options=[]))), "0 options, 1 to 25"),
    (v2(row(select(options=[{"label": "x" * 101, "value": "1"}]))), "label of more than 100"),
    (v2(row(select(options=[{"label": "x", "value": "1"}] * 2))), "two options of the same value"),
    (v2(SECTION | {"components": [text("x")] * 4}), "one to three text displays"),
    (v2(SECTION | {"accessory": text("x")}), "accessory is a button or a thumbnail"),
    (v2({"type": 17, "components": []}), "a container with nothing in it"),
    (v2({"type": 17, "components": [{"type": 17, "components": [text("x")]}]}), "in a container"),
    (v2({"type": 13, "file": {"url": "attachment://b.txt"}}), "no file 'b.txt' is attached"),
    (v2({"type": 11, "media": {"url": "attachment://b.png"}}), "no file 'b.png' is attached"),
    (v2({"type": 13, "file": {"url": "https://a.b/c"}}), "a file is named by attachment://"),
]


@pytest.mark.parametrize(("body", "fault"), WRONG_MESSAGES)
def test_wrong_messages_are_named(body: Json, fault: str) -> None:
    """Each rule of messages, broken, is named; and nothing else is, but for what follows."""
    faults = rules.message_faults(body, ["a.txt"] if fault != "an empty message" else [])
    assert any(fault in found for found in faults), faults
    assert len(faults) == 1, faults


V2_MESSAGE = Message(
    id=1,
    channel_id=2,
    guild_id=3,
    author=BOT,
    flags=COMPONENTS_V2,
    components=(text("x"), FILE),
    attachments=(Attachment(7, "a.txt", b""),),
)


@pytest.mark.parametrize(
    ("body", "fault"),
    [
        ({"components": [text("y"), FILE]}, None),
        ({"flags": COMPONENTS_V2, "components": [text("y")]}, None),
        ({"attachments": [{"id": 7}]}, None),
        ({"attachments": []}, "no file 'a.txt' is attached"),
        ({"flags": 0}, "cannot be taken off"),
        ({"content": "x"}, "content: cannot be used"),
        ({"components": [], "attachments": []}, "an empty message"),
    ],
)
def test_edits(body: Json, fault: str | None) -> None:
    """An edit is held to the rules by what the message is afterwards."""
    faults = rules.edit_faults(body, V2_MESSAGE)
    assert (faults == []) if fault is None else (len(faults) == 1 and fault in faults[0]), faults


def command(**changes: Any) -> Json:
    """A right command, but for the changes."""
    return {"name": "ask", "description": "Ask the archive", "type": 1, **changes}


def option(**changes: Any) -> Json:
    """A right option, but for the changes."""
    return {"name": "word", "description": "A word", "type": 3, **changes}


def choice(**changes: Any) -> Json:
    """A right choice, but for the changes."""
    return {"name": "One", "value": "1", **changes}


SUBCOMMAND = option(name="reload", type=1)
LONG = [option(name=f"o{n}", choices=[choice(value="x" * 100)] * 25) for n in range(4)]

RIGHT_COMMANDS: list[list[Json]] = [
    [command(), command(name="x" * 32, description="x" * 100)],
    [command(name="source", options=[option(required=True), option(name="other")])],
    [command(options=[option(name="group", type=2, options=[SUBCOMMAND])])],
    [command(options=[option(choices=[choice()] * 25)]), command(type=3, name="Look Up")],
    [command(type=3, name="ask", description=""), command()],
    [command(name=f"c{n}") for n in range(100)],
]


@pytest.mark.parametrize("commands", RIGHT_COMMANDS)
def test_right_commands_have_no_faults(commands: list[Json]) -> None:
    """Commands at the limits break no rule, and the description agrees."""
    bare = [{**c, "description": ""} if c["type"] == 3 else c for c in commands]
    assert rules.command_faults(bare) == []
    assert [f for c in bare for f in rules.unknown_properties(c, "put-command")] == []
    assert schema_faults("PUT", "/applications/{application_id}/commands", bare) == []


@pytest.mark.parametrize(
    ("commands", "fault"),
    [
        ([command(name="Ask")], "not in lower case"),
        ([command(name="a b")], "is no name"),
        ([command(name="x" * 33)], "is no name"),
        ([command(description="")], "description of 0 characters"),
        ([command(description="x" * 101)], "description of 101 characters"),
        ([command(), command()], "/ask: comes 2 times"),
        ([command(name=f"c{n}") for n in range(101)], "101 of type 1, at most 100"),
        ([command(type=3, name=f"c{n}", description="") for n in range(16)], "16 of type 3"),
        ([command(type=2)], "a context menu has neither"),
        ([command(options=[option(), option(name="b", required=True)])], "a required option after"),
        ([command(options=[option(), option()])], "two options of the same name"),
        ([command(options=[option(name=f"o{n}") for n in range(26)])], "26 options, at most 25"),
        ([command(options=[option(name="Word")])], "'Word' is not in lower case"),
        ([command(options=[option(choices=[choice()] * 26)])], "choices: 26, at most 25"),
        ([command(options=[option(choices=[choice(name="x" * 101)])])], "a name of 101"),
        ([command(options=[option(choices=[choice(value="x" * 101)])])], "a value of 101"),
        ([command(options=[option(choices=[choice()], autocomplete=True)])], "both choices and"),
        ([command(options=[SUBCOMMAND, option()])], "subcommands beside options"),
        ([command(options=[SUBCOMMAND | {"options": [SUBCOMMAND]}])], "below a subcommand"),
        ([command(options=[option(type=2, options=[option()])])], "other than subcommands"),
        ([command(options=LONG)], "characters in all, at most 8000"),
    ],
)
def test_wrong_commands_are_named(commands: list[Json], fault: str) -> None:
    """Each rule of commands, broken, is named, and nothing else is."""
    faults = rules.command_faults(commands)
    assert len(faults) == 1, faults
    assert fault in faults[0]


def test_choices_of_an_autocompletion() -> None:
    """25 choices of 100 characters are right; one more, or one longer, is a fault."""
    assert rules.choice_faults([choice(name="x" * 100, value="x" * 100)] * 25) == []
    assert rules.choice_faults([choice()] * 26) == ["choices: 26, at most 25"]
    assert len(rules.choice_faults([choice(name=""), choice(value="x" * 101)])) == 2


@pytest.mark.parametrize(
    ("body", "fault"),
    [
        ({"contents": "x"}, "contents: an unknown property"),
        ({"embeds": [{"colour": 1}]}, "embeds[0].colour: an unknown property"),
        (v2(row(button(colour=1))), "components[0].components[0].colour: an unknown property"),
        (v2(SECTION | {"accessory": button(x=1)}), "components[0].accessory.x: an unknown"),
        (v2({"type": 4}), "components[0].type: no component-4 in a message"),
        ({"message_reference": {"id": 1}}, "message_reference.id: an unknown property"),
    ],
)
def test_unknown_properties_are_named(body: Json, fault: str) -> None:
    """A property that Discord does not know is a fault at every depth."""
    (found,) = rules.unknown_properties(body, "message")
    assert fault in found


# Each shape, its schema, and what discord.py sends beyond it.
DESCRIBED: dict[str, tuple[str, set[str]]] = {
    "message": ("MessageCreateRequest", set()),
    "message-edit": ("MessageEditRequestPartial", {"tts"}),
    "response": ("IncomingWebhookInteractionRequest", set()),
    "response-edit": ("IncomingWebhookUpdateRequestPartial", {"tts"}),
    "response-update": ("IncomingWebhookUpdateForInteractionCallbackRequestPartial", {"tts"}),
    "modal": ("ModalInteractionCallbackRequestData", set()),
    "private-channel": ("CreatePrivateChannelRequest", set()),
    "command": ("ApplicationCommandCreateRequest", {"nsfw"}),
    "put-command": ("ApplicationCommandUpdateRequest", {"nsfw"}),
    "choice": ("ApplicationCommandOptionStringChoice", set()),
    "mentions": ("MessageAllowedMentionsRequest", set()),
    "reference": ("MessageReferenceRequest", set()),
    "attachment": (
        "MessageAttachmentRequest",
        {"proxy_url", "size", "url", "spoiler", "height", "width", "content_type"},
    ),
    "embed": ("RichEmbed", set()),
    "embed-author": ("RichEmbedAuthor", set()),
    "embed-footer": ("RichEmbedFooter", set()),
    "embed-field": ("RichEmbedField", set()),
    "embed-image": ("RichEmbedImage", set()),
    "media": ("UnfurledMediaRequest", set()),
    "emoji": ("ComponentEmojiForRequest", {"animated"}),
    "select-option": ("StringSelectOptionForRequest", set()),
    "select-default": ("UserSelectDefaultValue", set()),
    "gallery-item": ("MediaGalleryItemRequest", set()),
    "component-1": ("ActionRowComponentForMessageRequest", set()),
    "component-2": ("ButtonComponentForMessageRequest", set()),
    "component-3": ("StringSelectComponentForMessageRequest", set()),
    "component-5": ("UserSelectComponentForMessageRequest", set()),
    "component-6": ("RoleSelectComponentForMessageRequest", set()),
    "component-7": ("MentionableSelectComponentForMessageRequest", set()),
    "component-8": ("ChannelSelectComponentForMessageRequest", set()),
    "component-9": ("SectionComponentForMessageRequest", set()),
    "component-10": ("TextDisplayComponentForMessageRequest", set()),
    "component-11": ("ThumbnailComponentForMessageRequest", set()),
    "component-12": ("MediaGalleryComponentForMessageRequest", set()),
    "component-13": ("FileComponentForMessageRequest", set()),
    "component-14": ("SeparatorComponentForMessageRequest", set()),
    "component-17": ("ContainerComponentForMessageRequest", set()),
}


@pytest.mark.skipif(not described(), reason="Discord's description is not at hand")
@pytest.mark.parametrize("shape", DESCRIBED)
def test_known_properties_are_the_described_ones(shape: str) -> None:
    """The properties that a body may have are those of Discord's description, and no others."""
    schema, extra = DESCRIBED[shape]
    known = {entry.partition(":")[0] for entry in SHAPES[shape].split()}
    assert known == {*properties_of(schema), *extra}


@pytest.mark.skipif(not described(), reason="Discord's description is not at hand")
def test_description_names_the_field() -> None:
    """A body that the description refuses is answered with the field, and ids may be integers."""
    route = "/interactions/{interaction_id}/{interaction_token}/callback"
    body = {"type": 4, "data": {"components": [row(button(label="x" * 81))]}}
    (fault,) = schema_faults("POST", route, body)
    assert fault.startswith("data.components.0.components.0.label: ")
    send = "/channels/{channel_id}/messages"
    reply = {"content": "x", "message_reference": {"message_id": 5, "channel_id": 6}}
    assert schema_faults("POST", send, reply) == []
    reply["message_reference"] = {"message_id": 5.5}
    (fault,) = schema_faults("POST", send, reply)
    assert fault.startswith("message_reference.message_id: ")
