import json
import re
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from discord import ui

from bot import progress
from bot.generations import format_generations
from bot.opening import source_of
from corpus.reports import PastGeneration
from corpus.store import writing
from tests.bot.discord.driving import (
    MANAGE_GUILD,
    Log,
    Newsroom,
    composed,
    fill,
    settings_for,
    shown,
    text_of,
    until,
)
from tests.bot.discord.papers import BRIDGE, HOW_MUCH, QUOTATION, write, write_many
from tests.stand_in import ADMIN, GUILD, MODERATOR, USER, Channel, Guild, Message, Person, StandIn

ELSEWHERE = Guild(
    1187649800827830000,
    "Elsewhere",
    owner_id=USER.id,
    channels=(Channel(1187649801742200000, "lobby", guild_id=1187649800827830000),),
)
HOME = {"home_guild_id": GUILD.id}
ADA = {"admin_ids": frozenset({ADMIN.id})}
REFUSAL = "Only those who manage this bot's home server, and its admins, can do this."


async def report(stand_in: StandIn, user: Person = MODERATOR) -> Message:
    """What a reload says in the end."""
    interaction = await stand_in.slash("corpus reload", user=user)

    return await until(stand_in, lambda: composed(interaction), "a report")


@pytest.mark.parametrize(
    ("settings_of_test", "user", "permissions", "guild"),
    [
        (HOME, MODERATOR, None, GUILD),
        (HOME, USER, MANAGE_GUILD, GUILD),
        (HOME | ADA, ADMIN, 0, GUILD),
        (HOME | ADA, ADMIN, 0, ELSEWHERE),
        (HOME | ADA, ADMIN, 0, None),
        (ADA, ADMIN, 0, GUILD),
        (ADA, ADMIN, 0, None),
    ],
)
async def test_allowed(
    newsroom: Newsroom,
    settings_of_test: dict[str, int],
    user: Person,
    permissions: int | None,
    guild: Guild | None,
) -> None:
    """Who manages the home server may, there; who is named in ADMIN_IDS may everywhere."""
    async with newsroom.serving(**settings_of_test):
        interaction = await newsroom.stand_in.slash(
            "corpus status", user=user, permissions=permissions, guild=guild
        )
        message = await interaction.message()
        assert "38 articles: 37 from 4 May 2003" in message.text
        assert message.ephemeral


@pytest.mark.parametrize(
    ("settings_of_test", "user", "permissions", "guild"),
    [
        (HOME, USER, None, GUILD),
        (HOME, MODERATOR, None, ELSEWHERE),
        (HOME, MODERATOR, None, None),
        (HOME, ADMIN, 0, GUILD),
        (ADA, MODERATOR, None, GUILD),
        (ADA, USER, (1 << 50) - 1, GUILD),
        ({}, MODERATOR, None, GUILD),
        ({}, ADMIN, None, None),
    ],
)
@pytest.mark.parametrize(
    "command", ["corpus status", "corpus reload", "corpus rollback", "corpus generations"]
)
async def test_refused(
    newsroom: Newsroom,
    command: str,
    settings_of_test: dict[str, int],
    user: Person,
    permissions: int | None,
    guild: Guild | None,
) -> None:
    """Anybody else is refused, to their face alone, whatever Discord lets them see."""
    async with newsroom.serving(**settings_of_test) as served:
        interaction = await newsroom.stand_in.slash(
            command, user=user, permissions=permissions, guild=guild
        )
        message = await interaction.message()
        assert message.text == REFUSAL
        assert message.ephemeral
        assert served.archive._renewal._running is None


async def test_status(newsroom: Newsroom, stand_in: StandIn) -> None:
    """`/corpus status` says generation, passages, articles, span, and where all that is from."""
    async with newsroom.serving(**HOME):
        text = await text_of(await stand_in.slash("corpus status", user=MODERATOR))
    assert re.match(
        r"Generation 1: \d+ passages\.\nIt holds 38 articles: 37 from 4 May 2003 to ", text
    )
    assert "1 undated" in text
    assert "articles" in text
    assert "sqlite3" in text


async def test_status_of_a_long_path(tmp_path: Path, stand_in: StandIn) -> None:
    """`/corpus status` fits into a message whatever the length of the path to the articles."""
    articles = tmp_path.joinpath(*["_" * 150] * 8)
    articles.mkdir(parents=True)
    write(articles, "bridge.txt", BRIDGE)
    settings = settings_for(tmp_path, articles=articles, **HOME)
    await fill(settings)
    async with Newsroom(stand_in, settings).serving():
        interaction = await stand_in.slash("corpus status", user=MODERATOR)
        assert "1 article" in (await interaction.message(seconds=5)).text


async def test_reload_says_what_changed(own_newsroom: Newsroom, stand_in: StandIn) -> None:
    """A reload ends with what was added, updated, removed and rejected, to that person alone."""
    articles = own_newsroom.settings.articles
    async with own_newsroom.serving(**HOME):
        write(articles, "new.txt", "date 2024-10-10\nThe opera of Halvard opens with a gala.\n")
        write(articles, "bridge.txt", BRIDGE.replace("eleven", "nineteen"))
        (articles / "almanac.txt").unlink()
        write(articles, "empty.txt", "")
        write(articles, "bad.txt", "date 2025-02-30\nThere is no such day.\n")
        message = await report(stand_in)
        assert message.ephemeral
        assert "1 added, 1 updated, 36 unchanged, 1 removed, 2 rejected" in message.text
        assert "generation 2" in message.text
        assert "rejected bad.txt:1: " in shown(message)
        assert "rejected empty.txt: " in message.text
        assert message.content == ""
        assert message.files == {}
        assert "nineteen million" in (await own_newsroom.ask(HOW_MUCH)).text


@pytest.mark.parametrize(("rejected", "file"), [(10, False), (11, True), (200, True)])
async def test_ten_reasons(
    own_newsroom: Newsroom, stand_in: StandIn, rejected: int, file: bool
) -> None:
    """Ten reasons are shown, and where there are more, all of them come as a text file."""
    for number in range(rejected):
        write(own_newsroom.settings.articles, f"empty_{number:03}_*.txt", "")
    async with own_newsroom.serving(**HOME):
        message = await report(stand_in)
    assert f"{rejected} rejected" in message.text
    assert message.text.count("\nrejected ") == 10
    assert bool(message.files) == file
    if file:
        [(name, content)] = message.files.items()
        assert name in message.text
        lines = content.decode().splitlines()
        assert len(lines) == rejected
        assert lines[-1].startswith(f"rejected empty_{rejected - 1:03}_*.txt: ")


async def test_reasons_of_long_paths(own_newsroom: Newsroom, stand_in: StandIn) -> None:
    """Ten files with long names full of markup are rejected in a message that is short enough."""
    for number in range(10):
        write(own_newsroom.settings.articles, f"{number}{'_*' * 110}.txt", "")
    async with own_newsroom.serving(**HOME):
        message = await report(stand_in)
    assert "10 rejected" in message.text
    assert "9_*" in shown(message)


async def test_progress(tmp_path: Path, stand_in: StandIn, monkeypatch: pytest.MonkeyPatch) -> None:
    """While a reload goes on its reply says how far it is, and in the end what it did."""
    (tmp_path / "articles").mkdir()
    write(tmp_path / "articles", "bridge.txt", BRIDGE)
    settings = settings_for(tmp_path, **HOME)
    await fill(settings)
    write_many(tmp_path / "articles", 400)
    monkeypatch.setattr(progress, "_EVERY", 0.01)  # two seconds would need many more articles
    async with Newsroom(stand_in, settings).serving():
        message = await report(stand_in)
    shown = [r.body["content"] for r in stand_in.requests if r.body and "content" in r.body]
    told = [text for text in shown if text]
    assert told
    assert all(
        re.fullmatch(r"[A-Z]\w+: [\d,]+( of [\d,]+)?(, about [\d,]+ s left)? …", text)
        for text in told
    )
    assert "400 added" in message.text


async def test_second_reload_meanwhile(own_newsroom: Newsroom, stand_in: StandIn) -> None:
    """A second reload is told who began the first and when, and the first goes on to its end."""
    async with own_newsroom.serving(**HOME | ADA):
        first = await stand_in.slash("corpus reload", user=MODERATOR)
        await first.response()
        second = await stand_in.slash("corpus reload", user=ADMIN)
        told = await second.message()
        assert told.ephemeral
        when = r"begun by Mo at \d\d:\d\d:\d\d, \d+ seconds? ago: wait"
        assert re.search(when, shown(told))
        assert "38 unchanged" in await text_of(first)
        assert "38 unchanged" in (await report(stand_in, ADMIN)).text


async def test_reload_by_another_process(own_newsroom: Newsroom, stand_in: StandIn) -> None:
    """A reload while the command line reloads says so as well."""
    async with own_newsroom.serving(**HOME), writing(source_of(own_newsroom.settings).database):
        interaction = await stand_in.slash("corpus reload", user=MODERATOR)
        assert "A reload is under way already" in await text_of(interaction)


async def test_failed_reload(own_newsroom: Newsroom, stand_in: StandIn, log: Log) -> None:
    """A reload without its folder says what to do, and the old generation still answers."""
    articles = own_newsroom.settings.articles
    async with own_newsroom.serving(**HOME):
        articles.rename(articles.with_name("moved"))
        interaction = await stand_in.slash("corpus reload", user=MODERATOR)
        message = await interaction.message()
        assert message.ephemeral
        assert "cannot be read" in message.text
        assert "name a folder or a file" in message.text
        await log.line("ArticlesMissing")
        assert QUOTATION in (await own_newsroom.ask(HOW_MUCH)).text
        articles.with_name("moved").rename(articles)
        assert "38 unchanged" in (await report(stand_in)).text


async def test_emptied_folder(own_newsroom: Newsroom, stand_in: StandIn) -> None:
    """A reload of an empty folder changes nothing and says so."""
    for file in own_newsroom.settings.articles.iterdir():
        file.unlink()
    async with own_newsroom.serving(**HOME):
        text = await text_of(await stand_in.slash("corpus reload", user=MODERATOR))
        assert "nothing was changed" in text
        assert QUOTATION in (await own_newsroom.ask(HOW_MUCH)).text


async def test_name_of_the_one_who_reloads(own_newsroom: Newsroom, stand_in: StandIn) -> None:
    """A display name full of markup is told as it is."""
    clown = replace(MODERATOR, global_name="**Mo** <@1> @everyone")
    async with own_newsroom.serving(**HOME | ADA):
        first = await stand_in.slash("corpus reload", user=clown)
        await first.response()
        told = await text_of(await stand_in.slash("corpus reload", user=ADMIN))
        assert "begun by **Mo** <@1> @everyone at" in told
        await first.message()


async def test_report_after_the_reply_ran_out(own_newsroom: Newsroom, stand_in: StandIn) -> None:
    """A reload that outlives its reply ends with the report in a direct message."""
    async with own_newsroom.serving(**HOME):
        interaction = await stand_in.slash("corpus reload", user=MODERATOR)
        await interaction.response()
        stand_in.expire(interaction)
        message = await stand_in.next_message(MODERATOR)
    assert "38 unchanged" in message.text


async def test_rollback(own_newsroom: Newsroom, stand_in: StandIn) -> None:
    """`/corpus rollback` answers from before the reload, and `/corpus generations` lists both."""
    async with own_newsroom.serving(**HOME):
        write(own_newsroom.settings.articles, "bridge.txt", BRIDGE.replace("eleven", "nineteen"))
        await report(stand_in)
        assert "nineteen million" in (await own_newsroom.ask(HOW_MUCH)).text
        interaction = await stand_in.slash("corpus rollback", user=MODERATOR)
        said = await until(stand_in, lambda: composed(interaction), "what it did")
        assert said.ephemeral
        assert "Back to generation 1" in said.text
        assert "0 added, 1 updated, 0 removed" in said.text
        assert "eleven million" in (await own_newsroom.ask(HOW_MUCH)).text
        listed = await text_of(await stand_in.slash("corpus generations", user=MODERATOR))
        assert [line.split(",")[0] for line in listed.splitlines()] == [
            "Generation 3 (current)",
            "Generation 2",
            "Generation 1",
        ]
        assert "by Mo: back to generation 1, 38 articles" in listed
        refused = await text_of(await stand_in.slash("corpus rollback", {"to": 9}, user=MODERATOR))
        assert "Generation 9 is not kept" in refused


def test_many_generations_fit_into_a_message() -> None:
    """However many are kept, and whatever those who made them are called."""
    many = [
        PastGeneration(n, datetime.now(UTC), "_*" * 16, 38, 1, 2, 3, None, is_current=n == 90)
        for n in range(90, 0, -1)
    ]
    view = format_generations(tuple(many)).view
    texts = [item.content for item in view.walk_children() if isinstance(item, ui.TextDisplay)]
    assert "Generation 90 (current)" in texts[0]
    assert texts[0].endswith("dateline generations.")
    assert sum(map(len, texts)) <= 4000


async def test_vanishing_articles(own_newsroom: Newsroom, stand_in: StandIn) -> None:
    """A reload that would lose many articles says how many, and goes through with `force:true`."""
    for file in own_newsroom.settings.articles.iterdir():
        if file.name != "bridge.txt":
            file.unlink()
    async with own_newsroom.serving(**HOME):
        told = await text_of(await stand_in.slash("corpus reload", user=MODERATOR))
        assert told.startswith("Of the 38 articles from ")
        assert ", 37 would go," in told
        assert "/corpus reload force:true" in told
        forced = await stand_in.slash("corpus reload", {"force": True}, user=MODERATOR)
        said = await until(stand_in, lambda: composed(forced), "a report")
        assert "37 removed" in said.text


async def test_dry_run(own_newsroom: Newsroom, stand_in: StandIn) -> None:
    """`/corpus reload dry_run:true` says what would change, all of it in a file, and does not."""
    for number in range(20):
        write(own_newsroom.settings.articles, f"new_{number:02}.txt", f"The opera opens {number}.")
    async with own_newsroom.serving(**HOME):
        interaction = await stand_in.slash("corpus reload", {"dry_run": True}, user=MODERATOR)
        said = await until(stand_in, lambda: composed(interaction), "a preview")
        assert said.ephemeral
        assert "A reload would add 20, update 0, leave 38 as they are" in said.text
        assert "would add new_00.txt" in shown(said)
        [(name, content)] = said.files.items()
        assert name in said.text
        assert content.decode().count("\n  would add new_") == 20
        status = await text_of(await stand_in.slash("corpus status", user=MODERATOR))
        assert status.startswith("Generation 1:")
        few = await stand_in.slash("corpus reload", user=MODERATOR)
        await until(stand_in, lambda: composed(few), "a report")
        again = await stand_in.slash("corpus reload", {"dry_run": True}, user=MODERATOR)
        said = await until(stand_in, lambda: composed(again), "a preview")
        assert "would add 0, update 0, leave 58 as they are" in said.text
        assert said.files == {}


async def test_golden_questions(own_newsroom: Newsroom, stand_in: StandIn, tmp_path: Path) -> None:
    """The report of a reload says which golden questions it broke; a strict one is refused."""
    golden = tmp_path / "golden.jsonl"
    line = {"id": 1, "question": HOW_MUCH, "relevant": ["bridge.txt"]}
    golden.write_text(json.dumps(line), "utf-8")
    write(own_newsroom.settings.articles, "bridge.txt", "date 2024-10-10\nIt rained on Monday.")
    async with own_newsroom.serving(**HOME, golden=golden, golden_strict=True):
        text = await text_of(await stand_in.slash("corpus reload", user=MODERATOR))
        assert "Of the 1 golden question, 1 would no longer find" in text
        assert HOW_MUCH in text
    newsroom = Newsroom(stand_in, replace(own_newsroom.settings, golden=golden))
    async with newsroom.serving(**HOME):
        text = (await report(stand_in)).text
        assert "Golden questions: 0 of 1 find their article, 1 no longer" in text
        assert f"broken {HOW_MUCH}" in text
