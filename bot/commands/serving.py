"""`run`: an open archive and a Discord client, until a signal ends them."""

import asyncio
import contextlib
import signal

import aiohttp
import discord

from bot.client import DatelineClient
from bot.console.printing import err
from bot.errors import UsageError
from bot.feeding import Schedule, fetch_due
from bot.living import living
from bot.logs import log_to_stderr
from bot.opening import opened, source_of
from bot.settings import Settings
from corpus.source import Source

_FIRST_STEPS = """\
DISCORD_TOKEN is not set. To get a token:
 1. Open https://discord.com/developers/applications and press "New Application".
 2. On its page "Bot", press "Reset Token" and copy the token.
 3. Write it into a file .env in this folder, as a line DISCORD_TOKEN=…
 4. Run dateline run again: it logs a link that invites the bot to your server.
No privileged intent is needed."""


def serve(settings: Settings) -> None:
    """Serve Discord until SIGINT or SIGTERM. Raises UsageError where it cannot log in."""
    if settings.discord_token is None:
        err.print(_FIRST_STEPS)
        raise UsageError("dateline run needs a token: see above.")
    log_to_stderr(settings.log_level)
    asyncio.run(_until_stopped(settings, settings.discord_token))


async def _until_stopped(settings: Settings, token: str) -> None:
    task = asyncio.ensure_future(_serve(settings, token))
    _stop_on_signals(task)
    with contextlib.suppress(asyncio.CancelledError):
        await task


async def _serve(settings: Settings, token: str) -> None:
    source = source_of(settings)
    if settings.feeds and not source.database.exists():
        await _fetch_first(settings, source)
    async with opened(source) as archive:
        # Before the first question: these imports take longer than a command should wait.
        await asyncio.to_thread(__import__, "dateparser")
        await archive.warm_up()
        async with living(archive, settings), DatelineClient(archive, settings) as client:
            try:
                await client.start(token)
            except discord.LoginFailure as error:
                raise UsageError(
                    "Discord refused the token: copy it anew from the page Bot of your application"
                    " (Reset Token) into DISCORD_TOKEN."
                ) from error
            except aiohttp.ClientConnectionError as error:
                raise UsageError(
                    f"Discord cannot be reached ({error}): check the network and try again."
                ) from error


async def _fetch_first(settings: Settings, source: Source) -> None:
    """Have the feeds' entries there for the first reading: there may be nothing else."""
    schedule = Schedule(settings.feeds, every=0.0)
    await fetch_due(schedule, source, loopback=settings.fetch_loopback)


def _stop_on_signals(task: "asyncio.Future[None]") -> None:
    """Let SIGINT and SIGTERM end the task, which then closes all it has opened."""
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        try:
            loop.add_signal_handler(number, task.cancel)
        except NotImplementedError:  # Windows
            signal.signal(number, lambda *_: loop.call_soon_threadsafe(task.cancel))
