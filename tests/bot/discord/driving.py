"""What the tests hold while they drive the bot: the newsroom it serves, and its log."""

import asyncio
import logging
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, TypeVar

from bot.client import DatelineClient
from bot.opening import source_of
from bot.settings import Settings
from corpus.archive import Archive
from corpus.ingest import ingest
from corpus.model import Progress
from corpus.reports import Report
from corpus.store import prepare
from tests.bot.discord_markdown import render
from tests.stand_in import TOKEN, Message, StandIn, keep_alives_ended
from tests.stand_in.interactions import PATIENCE, Interaction
from tests.stand_in.messages import walk
from tests.stand_in.waiting import Changes

T = TypeVar("T")
Json = dict[str, Any]
MANAGE_GUILD = 1 << 5


def settings_for(folder: Path, **changes: Any) -> Settings:
    """Settings for the articles and the database below a folder, but for the changes."""
    settings = Settings(
        discord_token=TOKEN,
        home_guild_id=None,
        admin_ids=frozenset(),
        articles=folder / "articles",
        database=folder / "data" / "dateline.sqlite3",
        language="en",
        article_bytes=10_000_000,
        log_level="INFO",
    )
    return replace(settings, **changes)


async def fill(settings: Settings) -> Report:
    """Read the articles into the database in this process, which is quicker than in another."""
    source = source_of(settings)
    await prepare(source.database)
    return await ingest(source, None, False, tell=_silently)


@dataclass(frozen=True, slots=True)
class Served:
    """A bot that serves: its archive and its client."""

    archive: Archive
    client: DatelineClient


@asynccontextmanager
async def serving(
    stand_in: StandIn,
    settings: Settings,
    before: Callable[[DatelineClient], None] = lambda _: None,
) -> AsyncIterator[Served]:
    """The bot, connected to the stand-in, and closed at the end; `before` changes it first."""
    with stand_in.point_client_here():
        async with Archive.open(source_of(settings)) as archive:
            client = DatelineClient(archive, settings)
            client._connection.guild_ready_timeout = 0.1  # it always waits so long to be ready
            before(client)
            task = asyncio.create_task(client.start(TOKEN))
            try:
                await stand_in.ready()
                yield Served(archive, client)
            finally:
                if ready := client._connection._ready_task:
                    ready.cancel()  # else it fails, once its client is closed or closing
                await client.close()
                await task
                await keep_alives_ended()


class Newsroom:
    """The stand-in and a filled archive beside it, for a bot to be started on, or many."""

    def __init__(self, stand_in: StandIn, settings: Settings) -> None:
        self.stand_in = stand_in
        self.settings = settings

    def serving(self, **changes: Any) -> AbstractAsyncContextManager[Served]:
        """The bot with these settings changed, as an asynchronous context."""
        return serving(self.stand_in, replace(self.settings, **changes))

    async def ask(self, question: str, **options: Any) -> Message:
        """The reply to `/ask`."""
        interaction = await self.stand_in.slash("ask", {"question": question, **options})
        return await interaction.message()


class Log(logging.Handler):
    """Every line that is logged from INFO on; a test that expects errors says so."""

    def __init__(self) -> None:
        super().__init__(logging.INFO)
        self.records: list[logging.LogRecord] = []
        self.expects_errors = False
        self._changes = Changes()
        self._loop = asyncio.get_running_loop()

    def emit(self, record: logging.LogRecord) -> None:
        """Keep the line, from whatever thread it comes."""
        self.records.append(record)
        self._loop.call_soon_threadsafe(self._changes.ring)

    async def line(self, words: str) -> logging.LogRecord:
        """The first line with these words, as soon as it is there."""

        def found() -> logging.LogRecord | None:
            return next((r for r in self.records if words in r.getMessage()), None)

        return await self._changes.until(found, f"a line with {words!r}", PATIENCE)

    @property
    def errors(self) -> list[str]:
        """The lines that tell of an error."""
        return [r.getMessage() for r in self.records if r.levelno >= logging.ERROR]


async def until(
    stand_in: StandIn, find: Callable[[], T | None], what: str, seconds: float = PATIENCE
) -> T:
    """What `find` returns, as soon as that is not None; it is asked at each change at Discord."""
    return await stand_in._state.changes.until(find, what, seconds)


async def text_of(interaction: Interaction) -> str:
    """What Discord displays of the answer to an interaction."""
    return shown(await interaction.message())


def shown(message: Message) -> str:
    """What Discord displays of a message's text."""
    return render(message.text).text


def buttons(message: Message) -> list[Json]:
    """The buttons of a message, in order."""
    return [part for part in walk(message.components) if part["type"] == 2]


def button(message: Message, label: str) -> str:
    """The custom_id of the first button with this label."""
    ids: list[str] = [b["custom_id"] for b in buttons(message) if b["label"] == label]
    return ids[0]


def _silently(_: Progress) -> None:
    """Tell nobody."""


def composed(interaction: Interaction) -> Message | None:
    """What a command that tells its progress says in the end, once it does."""
    message = interaction._settled()
    return message if message and message.components else None
