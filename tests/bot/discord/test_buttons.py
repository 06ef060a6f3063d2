from dataclasses import replace

import pytest

from tests.bot.discord.driving import Log, Newsroom, button, fill, until
from tests.bot.discord.papers import BRIDGE, ENDLESS, HOW_MUCH, QUOTATION, as_lines, write
from tests.bot.discord_markdown import render
from tests.stand_in import ADMIN, CHANNEL, MODERATOR, USER, Message, StandIn
from tests.stand_in.messages import TEXT, walk

BEFORE = "The council of Halvard approved the Kestrel bridge on Tuesday after a long debate."
WITHIN = f'{QUOTATION} "Not a crown more."'
AFTER = "Work on its foundations begins in the autumn and lasts two winters."
MANAGE_MESSAGES = 1 << 13


def quoted(message: Message) -> list[str]:
    """The quotations of a message, as they are displayed."""
    texts = [part["content"] for part in walk(message.components) if part["type"] == TEXT]
    return [render(text).text for text in texts if text.startswith("> ")]


@pytest.mark.usefixtures("bot")
async def test_in_context(newsroom: Newsroom, stand_in: StandIn) -> None:
    """The paragraphs before and after are shown to whoever clicks, and no capital headline."""
    message = await newsroom.ask(HOW_MUCH)
    click = await stand_in.click(message, button(message, "In context"), user=MODERATOR)
    shown = await click.message()
    assert shown.ephemeral
    assert quoted(shown) == [BEFORE, WITHIN, AFTER]
    assert "4 May 2003" in shown.text
    assert "bridge.txt" in shown.text
    assert "FERRY" not in shown.text
    assert stand_in.messages[message.id] == message


@pytest.mark.usefixtures("bot")
async def test_in_context_of_a_message(stand_in: StandIn) -> None:
    """The buttons of a reply to a message and of a direct message work as those of `/ask` do."""
    await stand_in.say(HOW_MUCH, mentions_bot=True)
    message = await stand_in.next_message(CHANNEL)
    click = await stand_in.click(message, button(message, "In context"))
    assert quoted(await click.message()) == [BEFORE, WITHIN, AFTER]
    await stand_in.say(HOW_MUCH, guild=None)
    message = await stand_in.next_message(USER)
    click = await stand_in.click(message, button(message, "In context"))
    assert quoted(await click.message()) == [BEFORE, WITHIN, AFTER]


@pytest.mark.usefixtures("bot")
async def test_long_context_is_a_file(newsroom: Newsroom, stand_in: StandIn) -> None:
    """Paragraphs that are too long to show come as a text file; the reply says so."""
    message = await newsroom.ask("What does the inventory of the Brunner observatory list?")
    click = await stand_in.click(message, button(message, "In context"))
    shown = await click.message()
    [(name, content)] = shown.files.items()
    assert content.decode() == ENDLESS
    assert name in shown.text
    assert quoted(shown) == []


async def test_buttons_after_a_restart(newsroom: Newsroom, stand_in: StandIn) -> None:
    """Both buttons of a reply work for the next client, on an archive that was opened anew."""
    async with newsroom.serving():
        message = await newsroom.ask(HOW_MUCH)
    async with newsroom.serving():
        click = await stand_in.click(message, button(message, "In context"))
        assert quoted(await click.message()) == [BEFORE, WITHIN, AFTER]
        await stand_in.click(message, button(message, "Remove"))
        await until(stand_in, lambda: stand_in.deleted or None, "a removal")
    assert stand_in.deleted == [message.id]


async def test_buttons_after_a_reload(own_newsroom: Newsroom, stand_in: StandIn) -> None:
    """A reload that leaves the article as it is leaves its button working."""
    articles = own_newsroom.settings.articles
    async with own_newsroom.serving() as served:
        message = await own_newsroom.ask(HOW_MUCH)
        write(articles, "0-first.txt", "date 2001-01-01\nA new first article of the paper.\n")
        assert (await served.archive.reload()).added == 1
        click = await stand_in.click(message, button(message, "In context"))
        assert quoted(await click.message()) == [BEFORE, WITHIN, AFTER]


@pytest.mark.parametrize("how", ["changed", "gone"])
async def test_article_no_longer_there(own_newsroom: Newsroom, stand_in: StandIn, how: str) -> None:
    """The button says plainly that the article has changed, or that it is gone."""
    articles = own_newsroom.settings.articles
    async with own_newsroom.serving():
        message = await own_newsroom.ask(HOW_MUCH)
    if how == "changed":
        write(articles, "bridge.txt", BRIDGE.replace("eleven", "nineteen"))
    else:
        (articles / "bridge.txt").unlink()
    await fill(own_newsroom.settings)
    async with own_newsroom.serving():
        click = await stand_in.click(message, button(message, "In context"))
        shown = await click.message()
    assert shown.ephemeral
    assert {"changed": "has changed", "gone": "no longer in the archive"}[how] in shown.text
    assert "ask again" in shown.text
    assert "nineteen" not in shown.text


async def test_changed_article_of_a_long_path(own_newsroom: Newsroom, stand_in: StandIn) -> None:
    """A button whose article has an id of 1,000 characters says that the article has changed."""
    about = {"id": "_" * 1000, "text": "The zinc mine of Orrery Vale employs forty souls."}
    articles = own_newsroom.settings.articles
    write(articles, "long.jsonl", as_lines([about]))
    await fill(own_newsroom.settings)
    async with own_newsroom.serving():
        message = await own_newsroom.ask("How many souls does the zinc mine of Orrery Vale employ?")
        assert "forty souls" in message.text
    write(articles, "long.jsonl", as_lines([about | {"text": about["text"] + " Or fifty."}]))
    await fill(own_newsroom.settings)
    async with own_newsroom.serving():
        click = await stand_in.click(message, button(message, "In context"))
        assert "has changed" in (await click.message(seconds=5)).text


@pytest.mark.usefixtures("bot")
async def test_remove_by_the_asker(newsroom: Newsroom, stand_in: StandIn) -> None:
    """Whoever asked takes the public reply away with one click."""
    message = await newsroom.ask(HOW_MUCH)
    await stand_in.click(message, button(message, "Remove"))
    await until(stand_in, lambda: stand_in.deleted or None, "a removal")
    assert stand_in.deleted == [message.id]


@pytest.mark.usefixtures("bot")
async def test_remove_a_reply_to_a_message(stand_in: StandIn) -> None:
    """Whoever asked by a mention or in a direct message takes the reply away too."""
    await stand_in.say(HOW_MUCH, mentions_bot=True)
    public = await stand_in.next_message(CHANNEL)
    await stand_in.say(HOW_MUCH, guild=None)
    direct = await stand_in.next_message(USER)
    for message in (public, direct):
        await stand_in.click(message, button(message, "Remove"))
    await until(stand_in, lambda: len(stand_in.deleted) == 2 or None, "two removals")
    assert {*stand_in.deleted} == {public.id, direct.id}


@pytest.mark.usefixtures("bot")
async def test_remove_by_a_moderator(newsroom: Newsroom, stand_in: StandIn) -> None:
    """Whoever manages messages takes another one's reply away."""
    message = await newsroom.ask(HOW_MUCH)
    permissions = MODERATOR.permissions
    assert permissions & MANAGE_MESSAGES
    await stand_in.click(message, button(message, "Remove"), user=MODERATOR)
    await until(stand_in, lambda: stand_in.deleted or None, "a removal")


@pytest.mark.usefixtures("bot")
async def test_remove_is_refused_to_others(newsroom: Newsroom, stand_in: StandIn) -> None:
    """Anybody else is told who may, alone, and the reply stays."""
    message = await newsroom.ask(HOW_MUCH)
    other = replace(ADMIN, permissions=USER.permissions)
    click = await stand_in.click(message, button(message, "Remove"), user=other)
    told = await click.message()
    assert told.ephemeral
    assert "Only the one who asked and moderators" in told.text
    assert stand_in.messages[message.id] == message


@pytest.mark.usefixtures("bot")
async def test_remove_twice(newsroom: Newsroom, stand_in: StandIn, log: Log) -> None:
    """Two clicks that come together remove the reply, and the second is no error."""
    message = await newsroom.ask(HOW_MUCH)
    first = await stand_in.click(message, button(message, "Remove"))
    second = await stand_in.click(message, button(message, "Remove"), user=MODERATOR)
    await first.response()
    await second.response()
    await until(stand_in, lambda: stand_in.deleted or None, "a removal")
    await newsroom.ask(HOW_MUCH)
    assert log.errors == []


@pytest.mark.usefixtures("bot")
async def test_remove_that_discord_refuses(newsroom: Newsroom, stand_in: StandIn, log: Log) -> None:
    """Where Discord does not take the reply away, the one who clicked is told, and it stays."""
    message = await newsroom.ask(HOW_MUCH)
    log.expects_errors = True  # "Discord refused" is one
    stand_in.fail_next("DELETE /webhooks/*", 403, 50013)
    click = await stand_in.click(message, button(message, "Remove"))
    await click.response()

    def told() -> str | None:
        texts = [m.text for m in click.followups if m.ephemeral]
        return texts[0] if texts else None

    assert await until(stand_in, told, "a word to the one who clicked", seconds=3)
    assert stand_in.messages[message.id].text == message.text
