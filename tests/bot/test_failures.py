import logging
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import discord
import pytest
from discord import app_commands

from bot import failures, markdown
from bot.errors import NotAllowed, UsageError
from bot.failures import is_about_a_deleted_question, sentence_for
from corpus import errors
from tests.bot.discord_markdown import render

LONG = Path("/", *["_" * 200] * 5)
NOW = datetime.now(UTC)
CORPUS_ERRORS = [
    errors.ArticleError("a.txt", 3, "it is empty"),
    errors.ArticlesMissing(LONG, "No such file or directory"),
    errors.ArticlesEmpty(LONG, 0),
    errors.ArticlesEmpty(LONG, 5, f"{LONG}: it is empty"),
    errors.OtherArticles(LONG, str(LONG), str(LONG)),
    errors.ReloadRunning("**Ada** " * 4, NOW),
    errors.ReloadRunning(None, None),
    errors.ReloadFailed("Traceback: a secret"),
    errors.StoreUnusable(LONG, "disk I/O error"),
    errors.StoreTooNew(LONG, 9, 1),
    errors.IndexUnusable(LONG, "it is cut short"),
    errors.ArticleGone(7),
    errors.ArticleChanged("_" * 1000),
    errors.UnknownArticle("_" * 1000, ("*" * 1000, "b", "c")),
    errors.UnknownLanguage("xx", ("en", "de")),
    errors.BadQuestions(LONG, 3, "it is not JSON"),
]


def refused(kind: type[discord.HTTPException], status: int, code: int, text: str = "") -> Exception:
    """An error as discord.py makes it of Discord's answer."""
    response: Any = SimpleNamespace(status=status, reason="Refused")
    return kind(response, {"code": code, "message": text or "a secret"})


@pytest.mark.parametrize("error", CORPUS_ERRORS, ids=lambda error: type(error).__name__)
def test_errors_of_the_archive(error: errors.CorpusError, caplog: pytest.LogCaptureFixture) -> None:
    """Each is a sentence without its internals, and one line in the log without a traceback."""
    caplog.set_level(logging.INFO, "bot")
    sentence = sentence_for(error)
    assert sentence.endswith((".", "?"))
    assert "secret" not in sentence
    assert type(error).__name__ not in sentence
    [record] = caplog.records
    assert record.exc_info is None
    assert type(error).__name__ in record.getMessage()


@pytest.mark.parametrize("error", CORPUS_ERRORS, ids=lambda error: type(error).__name__)
async def test_sentences_fit_into_a_message(error: errors.CorpusError) -> None:
    """What is told, escaped, is at most 2,000 characters long and nothing in it acts."""
    told = await what_is_told(error)
    assert len(told) <= 2000
    assert render(told).constructs == ()


@pytest.mark.parametrize("error", [UsageError("*" * 4000), UsageError("x" * 6000)])
async def test_long_usage_fits_into_a_message(error: UsageError) -> None:
    """A sentence that repeats what was typed is told however long that was."""
    assert 0 < len(await what_is_told(error)) <= 2000


async def what_is_told(error: Exception) -> str:
    """The text that is sent to the one who waits."""
    sent: list[str] = []

    async def send_message(text: str, *, ephemeral: bool) -> None:
        assert ephemeral
        sent.append(text)

    response = SimpleNamespace(is_done=lambda: False, send_message=send_message)
    interaction: Any = SimpleNamespace(response=response)
    await failures.tell(interaction, error)
    [text] = sent
    return text


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (NotAllowed(), "Only those who manage this bot's home server"),
        (UsageError("after: “x” is no day."), "after: “x” is no day."),
        (refused(discord.Forbidden, 403, 50013), "ask a moderator"),
        (refused(discord.HTTPException, 400, 50035), "try again in a moment"),
        (refused(discord.DiscordServerError, 500, 0), "try again in a moment"),
        (ValueError("a secret"), "has been logged: try again"),
    ],
)
def test_other_errors(error: Exception, words: str) -> None:
    """Each other error is a sentence that says what to do, and no word of its own text."""
    assert words in sentence_for(error)
    assert "secret" not in sentence_for(error)


def test_error_of_a_command() -> None:
    """What a command raised is told, and not that a command raised something."""
    command: Any = SimpleNamespace(name="ask", qualified_name="ask")
    error = app_commands.CommandInvokeError(command, errors.ArticleGone(7))
    assert sentence_for(error) == sentence_for(errors.ArticleGone(7))


def test_old_form_of_a_command(caplog: pytest.LogCaptureFixture) -> None:
    """A client that has an old form of a command is told to reload, and the log has a line."""
    command: Any = SimpleNamespace(name="ask", qualified_name="ask")
    error = app_commands.CommandSignatureMismatch(command)
    assert "Ctrl+R" in sentence_for(error)
    assert [record.levelname for record in caplog.records] == ["WARNING"]


def test_what_nobody_expected_is_logged_whole(caplog: pytest.LogCaptureFixture) -> None:
    """The log has the traceback of what nobody expected."""
    sentence_for(ValueError("a secret"))
    [record] = caplog.records
    assert record.exc_info
    assert record.levelname == "ERROR"


@pytest.mark.parametrize(
    ("error", "deleted"),
    [
        (refused(discord.NotFound, 404, 10003), True),
        (refused(discord.NotFound, 404, 10008), True),
        (refused(discord.HTTPException, 400, 50035, "message_reference: Unknown message"), True),
        (refused(discord.HTTPException, 400, 50035, "content: too long"), False),
        (refused(discord.Forbidden, 403, 50013), False),
    ],
)
def test_deleted_questions(error: discord.HTTPException, deleted: bool) -> None:
    """A message or channel that is gone is told from what the bot did wrong."""
    assert is_about_a_deleted_question(error) == deleted


async def test_late_interaction_is_told_nobody(caplog: pytest.LogCaptureFixture) -> None:
    """Of an interaction that Discord has given up on, the log alone hears."""
    interaction: Any = None
    await failures.tell(interaction, refused(discord.NotFound, 404, 10062))
    [record] = caplog.records
    assert "too late" in record.getMessage()
    assert record.exc_info is None


def test_escaped_sentences() -> None:
    """The sentences themselves have nothing to escape."""
    plain = sentence_for(ValueError())
    assert markdown.escape(plain) == plain
