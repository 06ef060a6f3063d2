from dataclasses import replace

import pytest

from tests.bot.discord.driving import Newsroom, buttons, until
from tests.bot.discord.papers import HOW_MUCH, QUOTATION
from tests.stand_in import ADMIN, BOT, CHANNEL, USER, Message, StandIn
from tests.stand_in.messages import COMPONENTS_V2

pytestmark = pytest.mark.usefixtures("bot")


def said_by_bot(stand_in: StandIn) -> list[Message]:
    """All that the bot wrote."""
    return [message for message in stand_in.messages.values() if message.author == BOT]


async def is_idle(newsroom: Newsroom) -> None:
    """The bot has dealt with all that was said so far: events reach it in order."""
    message = await newsroom.ask(HOW_MUCH)
    del newsroom.stand_in.messages[message.id]


async def test_direct_message(stand_in: StandIn) -> None:
    """The text of a direct message is the question; the answer replies to it and pings nobody."""
    said = await stand_in.say(HOW_MUCH, guild=None)
    answer = await stand_in.next_message(USER)
    assert QUOTATION in answer.text
    assert answer.reply_to == said.id
    assert answer.flags == COMPONENTS_V2
    assert answer.body["allowed_mentions"] == {"parse": [], "replied_user": False}
    assert [b["label"] for b in buttons(answer)] == ["In context", "Remove"]
    assert HOW_MUCH not in answer.text


async def test_mention(stand_in: StandIn) -> None:
    """A message that names the bot is answered as a reply in its channel."""
    said = await stand_in.say(HOW_MUCH, mentions_bot=True)
    answer = await stand_in.next_message(CHANNEL)
    assert answer.reply_to == said.id
    assert QUOTATION in answer.text
    assert answer.body["allowed_mentions"] == {"parse": [], "replied_user": False}


@pytest.mark.parametrize(
    "text",
    [
        f"{HOW_MUCH} <@{BOT.id}>",
        f"<@!{BOT.id}>\n{HOW_MUCH}",
        f"How much will<@{BOT.id}>the Kestrel bridge cost?",
    ],
)
async def test_mention_anywhere(stand_in: StandIn, text: str) -> None:
    """The mention may stand anywhere in the message, in either form; it is not searched for."""
    await stand_in.say(text, mentions_bot=True)
    answer = await stand_in.next_message(CHANNEL)
    assert QUOTATION in answer.text
    assert str(BOT.id) not in answer.text


async def test_reply_alone_is_no_question(newsroom: Newsroom, stand_in: StandIn) -> None:
    """A reply to the bot, which pings it by itself, is nothing to answer."""
    await stand_in.say(HOW_MUCH, mentions_bot=True)
    answer = await stand_in.next_message(CHANNEL)
    await stand_in.say("Thank you!", reply_to=answer, mentions_bot=True)
    await is_idle(newsroom)
    assert said_by_bot(stand_in) == [answer]


async def test_reply_that_names_the_bot(stand_in: StandIn) -> None:
    """A reply in which the mention is written is a question, whomever it replies to."""
    await stand_in.say(HOW_MUCH, mentions_bot=True)
    answer = await stand_in.next_message(CHANNEL)
    second = await stand_in.say(
        f"<@{BOT.id}> What holed the ferry Aurora?", reply_to=answer, mentions_bot=True
    )
    answer = await stand_in.next_message(CHANNEL, after=second)
    assert "uncharted wreck" in answer.text


async def test_no_answer(stand_in: StandIn) -> None:
    """A message that the archive cannot answer is declined, in words and with no source."""
    await stand_in.say("What is the capital of Mongolia?", guild=None)
    answer = await stand_in.next_message(USER)
    assert "does not know" in answer.text
    assert "\n> " not in answer.text


@pytest.mark.parametrize(
    ("text", "files"),
    [("", {"question.txt": b"How much?"}), ("x" * 401, {}), (" \n ", {}), ("", {})],
)
@pytest.mark.parametrize("direct", [True, False])
async def test_usage(stand_in: StandIn, text: str, files: dict[str, bytes], direct: bool) -> None:
    """Attachments alone, nothing at all or too much is answered with one line of usage."""
    if direct:
        said = await stand_in.say(text, guild=None, attachments=files)
        answer = await stand_in.next_message(USER)
    else:
        said = await stand_in.say(text, mentions_bot=True, attachments=files)
        answer = await stand_in.next_message(CHANNEL)
    assert answer.reply_to == said.id
    assert "400 characters" in answer.content
    assert "\n" not in answer.content
    assert answer.components == ()


async def test_longest_question(stand_in: StandIn) -> None:
    """A question of 400 characters is answered; the mention and doubled blanks do not count."""
    question = f"{HOW_MUCH} {'Kestrel ' * 60}"[:400]
    await stand_in.say(question.replace(" ", "   "), mentions_bot=True)
    answer = await stand_in.next_message(CHANNEL)
    assert QUOTATION in answer.text


async def test_bots_are_ignored(newsroom: Newsroom, stand_in: StandIn) -> None:
    """Another bot's question is not answered, nor one in the bot's own name."""
    await stand_in.say(HOW_MUCH, user=ADMIN, bot=True, mentions_bot=True)
    await stand_in.say(HOW_MUCH, user=replace(USER), bot=True, guild=None)
    await stand_in.say(HOW_MUCH, user=BOT, bot=True, mentions_bot=True)
    await is_idle(newsroom)
    assert [m for m in said_by_bot(stand_in) if m.components or m.reply_to] == []
    assert stand_in.typing == []


async def test_chatter_is_ignored(newsroom: Newsroom, stand_in: StandIn) -> None:
    """What is said in a channel without naming the bot is not answered."""
    await stand_in.say(HOW_MUCH)
    await stand_in.say(f"<@{ADMIN.id}> {HOW_MUCH}")
    await is_idle(newsroom)
    assert said_by_bot(stand_in) == []
    assert stand_in.typing == []


async def test_typing_shows(stand_in: StandIn) -> None:
    """While it looks, the bot types where the question stands, and before it answers."""
    await stand_in.say(HOW_MUCH, mentions_bot=True)
    await stand_in.next_message(CHANNEL)
    await stand_in.say(HOW_MUCH, guild=None)
    await stand_in.next_message(USER)
    assert stand_in.typing == [CHANNEL.id, USER.dm]
    keys = [r.key for r in stand_in.requests if r.route.startswith("/channels")]
    assert keys[:2] == [
        "POST /channels/{channel_id}/typing",
        "POST /channels/{channel_id}/messages",
    ]


async def test_long_excerpt_in_a_reply(stand_in: StandIn) -> None:
    """A reply to a message carries a long excerpt as a file, as `/ask` does."""
    await stand_in.say("What does the inventory of the Brunner observatory list?", guild=None)
    answer = await stand_in.next_message(USER)
    assert [name.endswith(".txt") for name in answer.files] == [True]


async def test_many_questions_at_once(stand_in: StandIn) -> None:
    """Ten questions that come at the same time are each answered, each in its own reply."""
    said = [await stand_in.say(HOW_MUCH, mentions_bot=True) for _ in range(10)]

    def all_answered() -> set[int | None] | None:
        answered = {message.reply_to for message in said_by_bot(stand_in)}
        return answered if answered == {message.id for message in said} else None

    await until(stand_in, all_answered, "ten answers")
