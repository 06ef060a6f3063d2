import asyncio
import itertools
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from corpus.archive import Archive
from corpus.model import Answer
from tests.bot.discord.driving import (
    Log,
    Newsroom,
    Served,
    button,
    composed,
    fill,
    settings_for,
    text_of,
    until,
)
from tests.bot.discord.papers import BRIDGE, HOW_MUCH, QUOTATION, write, write_many
from tests.stand_in import CHANNEL, GUILD, MODERATOR, USER, NothingCameError, StandIn

HOME = {"home_guild_id": GUILD.id}
BROKEN = "Something broke here, and has been logged"


class UnheardOfError(Exception):
    """Nobody expects it."""


@pytest.fixture
def broken(monkeypatch: pytest.MonkeyPatch) -> None:
    """An archive in which something breaks that nobody thought of."""

    async def fail(*_: Any) -> None:
        raise UnheardOfError("a secret")

    monkeypatch.setattr(Archive, "answer", fail)
    monkeypatch.setattr(Archive, "context", fail)


@pytest.mark.parametrize(
    "pattern", ["POST /interactions/*", "PATCH /webhooks/*", "PUT /applications/*", "GET /users/*"]
)
async def test_limit(newsroom: Newsroom, stand_in: StandIn, pattern: str) -> None:
    """A 429, at the start or in the middle of an answer, is waited out."""
    stand_in.limit_next(pattern, retry_after=0.05)
    async with newsroom.serving():
        assert QUOTATION in (await newsroom.ask(HOW_MUCH)).text
    assert stand_in._state.hitches == []


@pytest.mark.usefixtures("bot")
async def test_limit_of_messages(stand_in: StandIn) -> None:
    """A 429 when it types, or when it replies, is waited out."""
    stand_in.limit_next("POST /channels/*/typing", retry_after=0.05)
    stand_in.limit_next("POST /channels/*/messages", retry_after=0.05)
    await stand_in.say(HOW_MUCH, guild=None)
    assert QUOTATION in (await stand_in.next_message(USER)).text


@pytest.mark.usefixtures("bot")
@pytest.mark.parametrize("command", ["ask", "help", "corpus status", "corpus reload"])
async def test_late_command(newsroom: Newsroom, stand_in: StandIn, log: Log, command: str) -> None:
    """A command that Discord has given up on is a line in the log, and the next one is answered."""
    stand_in.limit_next("POST /interactions/*", retry_after=0.05)
    values = {"question": HOW_MUCH} if command == "ask" else {}
    interaction = await stand_in.slash(command, values, user=MODERATOR)
    stand_in.expire(interaction)
    line = await log.line("10062" if "corpus" in command else "answered too late")
    assert line.exc_info is None
    with pytest.raises(NothingCameError):
        await interaction.message(seconds=0.01)
    assert QUOTATION in (await newsroom.ask(HOW_MUCH)).text


@pytest.mark.usefixtures("bot")
async def test_late_bad_date(newsroom: Newsroom, stand_in: StandIn, log: Log) -> None:
    """A refusal that comes too late is a line in the log as well."""
    stand_in.limit_next("POST /interactions/*", retry_after=0.05)
    stand_in.expire(await stand_in.slash("ask", {"question": HOW_MUCH, "after": "never"}))
    assert (await log.line("10062")).exc_info is None
    assert QUOTATION in (await newsroom.ask(HOW_MUCH)).text


@pytest.mark.usefixtures("bot")
@pytest.mark.parametrize("label", ["In context", "Remove"])
async def test_late_click(newsroom: Newsroom, stand_in: StandIn, log: Log, label: str) -> None:
    """A click that Discord has given up on is a line in the log, and the next one works."""
    message = await newsroom.ask(HOW_MUCH)
    stand_in.limit_next("POST /interactions/*", retry_after=0.05)
    stand_in.expire(await stand_in.click(message, button(message, label)))
    assert (await log.line("answered too late")).exc_info is None
    click = await stand_in.click(message, button(message, "In context"))
    assert QUOTATION in await text_of(click)


@pytest.mark.usefixtures("bot")
async def test_reply_that_ran_out(newsroom: Newsroom, stand_in: StandIn, log: Log) -> None:
    """An answer whose token has run out is logged without a traceback; the next one comes."""
    log.expects_errors = True
    stand_in.limit_next("PATCH /webhooks/*", retry_after=0.05)
    interaction = await stand_in.slash("ask", {"question": HOW_MUCH})
    await interaction.response()
    stand_in.expire(interaction)
    assert (await log.line("50027")).exc_info is None
    assert QUOTATION in (await newsroom.ask(HOW_MUCH)).text


@pytest.mark.usefixtures("bot")
@pytest.mark.parametrize("resumable", [True, False])
async def test_lost_connection(
    newsroom: Newsroom, stand_in: StandIn, monkeypatch: pytest.MonkeyPatch, resumable: bool
) -> None:
    """After a lost connection it resumes, or begins anew, and answers; no command is sent again."""
    real = asyncio.sleep
    # discord.py waits five seconds before it identifies again.
    monkeypatch.setattr(asyncio, "sleep", lambda seconds: real(min(seconds, 0.05)))
    await stand_in.drop_connection(resumable=resumable)
    await stand_in.ready()
    assert QUOTATION in (await newsroom.ask(HOW_MUCH)).text
    await stand_in.say(HOW_MUCH, guild=None)
    assert QUOTATION in (await stand_in.next_message(USER)).text
    assert len(stand_in.resumes) == 1
    assert len(stand_in.identifies) == (1 if resumable else 2)
    assert stand_in.syncs == 1


@pytest.mark.usefixtures("bot")
@pytest.mark.parametrize("code", [50013, 50001])
async def test_forbidden_channel(stand_in: StandIn, log: Log, code: int) -> None:
    """Where it may not write, it says so in a direct message, with the place and what to do."""
    stand_in.forbid(CHANNEL, code)
    said = await stand_in.say(HOW_MUCH, mentions_bot=True)
    told = await stand_in.next_message(USER)
    assert f"/channels/{GUILD.id}/{CHANNEL.id}/{said.id}" in told.text
    assert "ask a moderator" in told.text
    assert (await log.line("Discord forbids it")).exc_info is None
    stand_in.allow(CHANNEL)
    await stand_in.say(HOW_MUCH, mentions_bot=True)
    assert QUOTATION in (await stand_in.next_message(CHANNEL)).text


@pytest.mark.usefixtures("bot")
async def test_forbidden_channel_and_closed_dm(stand_in: StandIn, log: Log) -> None:
    """Where it can tell nobody, it tells the log and lives on."""
    stand_in.forbid(CHANNEL)
    stand_in.forbid(USER, 50007)
    await stand_in.say(HOW_MUCH, mentions_bot=True)
    assert (await log.line("could not be told")).exc_info is None
    stand_in.allow(CHANNEL)
    await stand_in.say(HOW_MUCH, mentions_bot=True)
    assert QUOTATION in (await stand_in.next_message(CHANNEL)).text


@pytest.mark.usefixtures("bot")
async def test_closed_dm(newsroom: Newsroom, stand_in: StandIn, log: Log) -> None:
    """A direct message whose sender takes none is a line in the log."""
    stand_in.forbid(USER, 50007)
    await stand_in.say(HOW_MUCH, guild=None)
    assert (await log.line("could not be told")).exc_info is None
    assert QUOTATION in (await newsroom.ask(HOW_MUCH)).text


@pytest.mark.usefixtures("bot")
async def test_deleted_question(newsroom: Newsroom, stand_in: StandIn, log: Log) -> None:
    """A question that is deleted before its answer is no fault: nothing said, nothing logged."""
    stand_in.limit_next("POST /channels/*/typing", retry_after=0.1)
    said = await stand_in.say(HOW_MUCH, mentions_bot=True)
    await stand_in.delete(said)
    await until(stand_in, lambda: refused(stand_in) or None, "a reply to what is gone")
    message = await newsroom.ask(HOW_MUCH)
    assert list(stand_in.messages) == [message.id]
    assert [r for r in log.records if r.levelname != "INFO" and r.name.startswith("bot")] == []


def refused(stand_in: StandIn) -> bool:
    """Whether a reply was tried."""
    return any(r.key == "POST /channels/{channel_id}/messages" for r in stand_in.requests)


@pytest.mark.usefixtures("bot")
async def test_deleted_channel(newsroom: Newsroom, stand_in: StandIn, log: Log) -> None:
    """A question whose channel is deleted is no fault either."""
    stand_in.forbid(CHANNEL, 10003)
    await stand_in.say(HOW_MUCH, mentions_bot=True)
    stand_in.allow(CHANNEL)
    await newsroom.ask(HOW_MUCH)
    assert [r for r in log.records if r.levelname != "INFO" and r.name.startswith("bot")] == []


@pytest.mark.usefixtures("bot", "broken")
async def test_something_breaks_in_a_command(newsroom: Newsroom, log: Log) -> None:
    """What nobody expected is a sentence to the asker and a traceback in the log alone."""
    log.expects_errors = True
    message = await newsroom.ask(HOW_MUCH)
    assert message.text.startswith(BROKEN)
    assert "secret" not in message.text
    assert (await log.line("something broke")).exc_info
    assert "articles" in await text_of(await newsroom.stand_in.slash("help"))


@pytest.mark.usefixtures("bot", "broken")
async def test_something_breaks_in_a_message(stand_in: StandIn, log: Log) -> None:
    """A question in a message is answered with the sentence, each time."""
    log.expects_errors = True
    for _ in range(2):
        said = await stand_in.say(HOW_MUCH, mentions_bot=True)
        answer = await stand_in.next_message(CHANNEL)
        assert answer.text.startswith(BROKEN)
        assert answer.reply_to == said.id


async def test_something_breaks_in_a_click(
    newsroom: Newsroom, stand_in: StandIn, log: Log, request: pytest.FixtureRequest
) -> None:
    """A click is answered with the sentence, to the one who clicked alone."""
    log.expects_errors = True
    async with newsroom.serving():
        message = await newsroom.ask(HOW_MUCH)
        request.getfixturevalue("broken")
        click = await stand_in.click(message, button(message, "In context"))
        answer = await click.message()
        assert answer.text.startswith(BROKEN)
        assert answer.ephemeral


@pytest.mark.usefixtures("bot")
async def test_answer_that_discord_refuses(newsroom: Newsroom, stand_in: StandIn, log: Log) -> None:
    """An answer that Discord does not take ends in a sentence, not in endless thinking."""
    log.expects_errors = True
    stand_in.fail_next("PATCH /webhooks/*", 400, 50035)
    message = await newsroom.ask(HOW_MUCH)
    assert "Discord did not take the answer" in message.text
    assert not message.loading


@pytest.mark.usefixtures("bot")
async def test_click_of_an_unknown_button(newsroom: Newsroom, stand_in: StandIn) -> None:
    """A button of an older version, which nothing answers to any more, breaks nothing."""
    message = await newsroom.ask(HOW_MUCH)
    row = {"type": 1, "components": [{"type": 2, "style": 2, "label": "Old", "custom_id": "old:1"}]}
    stand_in.messages[message.id] = replace(message, components=(row,))
    await stand_in.click(message, "old:1")
    assert QUOTATION in (await newsroom.ask(HOW_MUCH)).text


async def test_closing_while_answering(
    newsroom: Newsroom, log: Log, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A bot that is closed while it answers closes cleanly: nothing breaks, nothing is logged."""
    goes_on = asyncio.Event()
    real = Archive.answer

    async def answer(*args: Any) -> Answer:
        await goes_on.wait()
        return await real(*args)

    monkeypatch.setattr(Archive, "answer", answer)
    async with newsroom.serving():
        command = await newsroom.stand_in.slash("ask", {"question": HOW_MUCH})
        await newsroom.stand_in.say(HOW_MUCH, guild=None)
        await command.response()
        await until(newsroom.stand_in, lambda: newsroom.stand_in.typing or None, "typing")
        names = ("CommandTree-invoker", "discord.py: on_message")
        answering = [task for task in asyncio.all_tasks() if task.get_name() in names]
        assert len(answering) >= 2
    goes_on.set()
    ends = await asyncio.gather(*answering, return_exceptions=True)
    assert [e for e in ends if e is not None and not isinstance(e, asyncio.CancelledError)] == []
    assert log.errors == []


async def test_loop_is_not_held_up(tmp_path: Path) -> None:
    """During a reload and twenty questions the loop goes on turning and heartbeats are answered."""
    (tmp_path / "articles").mkdir()
    write(tmp_path / "articles", "bridge.txt", BRIDGE)
    settings = settings_for(tmp_path, **HOME)
    await fill(settings)
    write_many(tmp_path / "articles", 600)
    async with StandIn.start(heartbeat=0.1) as stand_in:
        newsroom = Newsroom(stand_in, settings)
        async with newsroom.serving():
            turning = asyncio.create_task(worst_delay())
            began = time.monotonic()
            reload = await stand_in.slash("corpus reload", user=MODERATOR)
            for _ in range(20):
                assert QUOTATION in (await newsroom.ask(HOW_MUCH)).text
            report = await until(stand_in, lambda: composed(reload), "a report")
            assert "600 added" in report.text
            ended = time.monotonic()
            turning.cancel()
            assert await turning < 0.5
            beats = [began, *(b for b in stand_in.heartbeats if began < b < ended), ended]
            assert max(late - early for early, late in itertools.pairwise(beats)) < 1.0
        assert stand_in.faults == []


async def worst_delay() -> float:
    """By how much the loop was at worst late, in seconds, until this is cancelled."""
    worst = 0.0
    try:
        while True:
            due = time.monotonic() + 0.01
            await asyncio.sleep(0.01)
            worst = max(worst, time.monotonic() - due)
    except asyncio.CancelledError:
        return worst


async def test_archive_is_read_by_another_process(own_newsroom: Newsroom) -> None:
    """What the command line reloads meanwhile is noticed and answered from, without a restart."""
    articles = own_newsroom.settings.articles
    async with own_newsroom.serving() as served:
        write(articles, "bridge.txt", BRIDGE.replace("eleven", "nineteen"))
        await fill(own_newsroom.settings)
        await own_newsroom.ask(HOW_MUCH)
        catching_up = caught_up(served)
        await catching_up
        assert "nineteen million" in (await own_newsroom.ask(HOW_MUCH)).text


def caught_up(served: Served) -> "asyncio.Task[None]":
    """The task in which the archive opens what another process made."""
    assert served.archive._current._catching_up
    return served.archive._current._catching_up


@pytest.mark.usefixtures("bot")
async def test_typing_that_fails_costs_no_answer(stand_in: StandIn) -> None:
    """That an answer is coming cannot be shown, and it comes."""
    stand_in.fail_next("POST /channels/*/typing", 400)
    await stand_in.say(HOW_MUCH, guild=None)
    assert QUOTATION in (await stand_in.next_message(USER)).text
