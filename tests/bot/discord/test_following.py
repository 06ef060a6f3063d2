import pytest

from bot.conversing import REMEMBERED, Conversations
from tests.bot.discord.driving import Newsroom, shown, until
from tests.bot.discord.papers import HOW_MUCH, QUOTATION
from tests.stand_in import ADMIN, BOT, CHANNEL, GUILD, USER, Message, StandIn

UNDERSTOOD = "-# Asking: Kestrel bridge cost"


async def asked_in_channel(stand_in: StandIn, text: str = HOW_MUCH) -> Message:
    """The answer to a mention."""
    await stand_in.say(text, mentions_bot=True)
    return await stand_in.next_message(CHANNEL)


def by_bot(stand_in: StandIn) -> list[Message]:
    """All that the bot wrote."""
    return [message for message in stand_in.messages.values() if message.author == BOT]


async def is_idle(newsroom: Newsroom) -> None:
    """The bot has dealt with all that was said so far: events reach it in order."""
    message = await newsroom.ask("Which wells does the almanac count?", private=True)
    del newsroom.stand_in.messages[message.id]


@pytest.mark.usefixtures("bot")
async def test_direct_message(stand_in: StandIn) -> None:
    """In direct messages a follow-up is answered, and its first line is how it was understood."""
    await stand_in.say(HOW_MUCH, guild=None)
    first = await stand_in.next_message(USER)
    assert "Asking:" not in first.text
    said = await stand_in.say("and in May 2003?", guild=None)
    second = await stand_in.next_message(USER)
    assert second.reply_to == said.id
    assert second.text.split("\n")[0] == f"{UNDERSTOOD}, May 2003"
    assert QUOTATION in second.text
    await stand_in.say("What did she say about it?", guild=None)
    third = await stand_in.next_message(USER)
    assert third.text.split("\n")[0] == f"{UNDERSTOOD}, May 2003, Odile Marchetti"
    assert QUOTATION in third.text
    await stand_in.say("only from northern wire", guild=None)
    fourth = await stand_in.next_message(USER)
    first_line = f"{UNDERSTOOD}, May 2003, only from Northern Wire, Odile Marchetti"
    assert fourth.text.split("\n")[0] == first_line
    assert QUOTATION not in fourth.text
    await stand_in.say("What holed the ferry Aurora?", guild=None)
    assert "Asking:" not in (await stand_in.next_message(USER)).text


@pytest.mark.usefixtures("bot")
async def test_two_messages_in_a_row(stand_in: StandIn) -> None:
    """A follow-up that is sent before the answer is there waits for it."""
    first = await stand_in.say(HOW_MUCH, guild=None)
    second = await stand_in.say("and in 2003?", guild=None)

    def answered() -> dict[int | None, Message] | None:
        found = {message.reply_to: message for message in by_bot(stand_in)}
        return found if {first.id, second.id} <= set(found) else None

    found = await until(stand_in, answered, "two answers")
    assert shown(found[second.id]).split("\n")[0] == "Asking: Kestrel bridge cost, 2003"


@pytest.mark.usefixtures("bot")
async def test_reply(stand_in: StandIn) -> None:
    """In a channel a reply to an answer goes on from it: its ping is enough, and one may follow."""
    answer = await asked_in_channel(stand_in)
    said = await stand_in.say("and in 2003?", reply_to=answer, mentions_bot=True)
    second = await stand_in.next_message(CHANNEL)
    assert (second.reply_to, second.text.split("\n")[0]) == (said.id, f"{UNDERSTOOD}, 2003")
    text = f"<@{BOT.id}> what did she say?"
    await stand_in.say(text, reply_to=second, mentions_bot=True)
    third = await stand_in.next_message(CHANNEL)
    assert third.text.split("\n")[0] == f"{UNDERSTOOD}, 2003, Odile Marchetti"


@pytest.mark.usefixtures("bot")
async def test_reply_goes_on_from_what_it_replies_to(stand_in: StandIn) -> None:
    """A reply to an older answer goes on from that one's question, not from the last."""
    for guild, where in ((GUILD, CHANNEL.id), (None, USER.dm)):
        await stand_in.say(HOW_MUCH, mentions_bot=True, guild=guild)
        older = await stand_in.next_message(where)
        await stand_in.say("What holed the ferry Aurora?", mentions_bot=True, guild=guild)
        await stand_in.next_message(where)
        await stand_in.say("and in 2003?", reply_to=older, mentions_bot=True, guild=guild)
        answer = await stand_in.next_message(where)
        assert answer.text.split("\n")[0] == f"{UNDERSTOOD}, 2003"


@pytest.mark.usefixtures("bot")
async def test_others_do_not_mix(newsroom: Newsroom, stand_in: StandIn) -> None:
    """Of two people in a channel each goes on from their own question alone."""
    first = await asked_in_channel(stand_in)
    await stand_in.say("What holed the ferry Aurora?", user=ADMIN, mentions_bot=True)
    other = await stand_in.next_message(CHANNEL)
    await stand_in.say("and in 2003?", user=ADMIN, reply_to=first, mentions_bot=True)
    await stand_in.say("and in 2003?", reply_to=other, mentions_bot=True)
    await is_idle(newsroom)
    assert by_bot(stand_in) == [first, other]
    await stand_in.say("and in 2024?", user=ADMIN, reply_to=other, mentions_bot=True)
    answer = await stand_in.next_message(CHANNEL)
    assert answer.text.split("\n")[0] == "-# Asking: holed ferry Aurora, 2024"


@pytest.mark.usefixtures("bot")
async def test_replies_that_are_none(newsroom: Newsroom, stand_in: StandIn) -> None:
    """A reply without the ping, of which the bot sees nothing, or that asks nothing, is let be."""
    answer = await asked_in_channel(stand_in)
    await stand_in.say("and in 2003?", reply_to=answer)
    await stand_in.say("Thank you!", reply_to=answer, mentions_bot=True)
    await stand_in.say("", reply_to=answer, mentions_bot=True)
    await stand_in.say("Shall we go on the ferry?", reply_to=answer, mentions_bot=True)
    await is_idle(newsroom)
    assert by_bot(stand_in) == [answer]
    assert stand_in.typing == [CHANNEL.id]


@pytest.mark.usefixtures("bot")
async def test_mention_is_a_question_of_its_own(stand_in: StandIn) -> None:
    """What mentions the bot and replies to nothing goes on from nothing."""
    await asked_in_channel(stand_in)
    await stand_in.say("and in 2003?", mentions_bot=True)
    assert "Asking:" not in (await stand_in.next_message(CHANNEL)).text


@pytest.mark.usefixtures("bot")
async def test_command(newsroom: Newsroom, stand_in: StandIn) -> None:
    """`/ask` is always a question of its own; its answer can be gone on from, with its options."""
    reply = await newsroom.ask(HOW_MUCH, after="2003")
    await stand_in.say("why?", reply_to=reply, mentions_bot=True)
    answer = await stand_in.next_message(CHANNEL)
    assert answer.text.split("\n")[0] == f"{UNDERSTOOD}, why, since 1 January 2003"
    interaction = await stand_in.slash("ask", {"question": HOW_MUCH}, guild=None)
    await interaction.message()
    await stand_in.say("and in 2003?", guild=None)
    answer = await stand_in.next_message(USER)
    assert answer.text.split("\n")[0] == f"{UNDERSTOOD}, 2003"
    interaction = await stand_in.slash("ask", {"question": "and in 2003?"}, guild=None)
    assert "Asking:" not in (await interaction.message()).text


async def test_ten_minutes(newsroom: Newsroom, stand_in: StandIn) -> None:
    """After ten minutes what is said is a question of its own."""
    now = [0.0]
    async with newsroom.serving() as served:
        conversations = served.client.conversations = Conversations(lambda: now[0])

        async def wait(seconds: float) -> None:
            async with conversations.turn((USER.id, USER.dm)):  # until the answer is remembered
                now[0] += seconds

        await stand_in.say(HOW_MUCH, guild=None)
        await stand_in.next_message(USER)
        await wait(REMEMBERED - 1)
        await stand_in.say("and in 2003?", guild=None)
        assert "Asking:" in (await stand_in.next_message(USER)).text
        await wait(REMEMBERED)
        await stand_in.say("and in 2003?", guild=None)
        assert "Asking:" not in (await stand_in.next_message(USER)).text


@pytest.mark.usefixtures("bot")
async def test_after_no_answer(stand_in: StandIn) -> None:
    """A refused question can be gone on from, and thanks in between change nothing."""
    await stand_in.say("What is the capital of Mongolia?", guild=None)
    assert "does not know" in (await stand_in.next_message(USER)).text
    await stand_in.say("thanks", guild=None)
    assert "no word" in (await stand_in.next_message(USER)).text
    await stand_in.say("and in 2003?", guild=None)
    answer = await stand_in.next_message(USER)
    assert answer.text.split("\n")[0] == "-# Asking: capital Mongolia, 2003"
