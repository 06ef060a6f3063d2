"""`ask` and `chat`: questions from the command line or a prompt -> answers on stdout."""

import asyncio
import io
import sys
import threading
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import date

from bot.console.answers import print_answer, print_help
from bot.console.printing import out, print_json
from bot.conversing import Conversations, converse
from bot.filters import day_of, filters_of
from bot.opening import opened, source_of
from bot.records.answers import answer_record
from bot.settings import Settings
from corpus.archive import Archive
from corpus.days import today
from corpus.following import LastQuestion
from corpus.model import Filters

_QUIT = (":quit", ":q", ":exit")
_NEW = (":new", ":n")
_HERE = (0, 0)  # the one place of a session


@dataclass(frozen=True, slots=True)
class Scope:
    """The day of asking, what the answer is confined to, and how many articles it may have."""

    asked: date
    filters: Filters
    limit: int


def scope(
    asked: str | None, after: str | None, before: str | None, source: str | None, limit: int
) -> Scope:
    """The options as a Scope. Raises UsageError."""
    filters = filters_of(after, before, source, dashes="--")
    return Scope(day_of("--asked", asked) or today(), filters, limit)


def ask(settings: Settings, question: str, confines: Scope, *, json: bool) -> None:
    """Answer one question."""

    async def answer() -> None:
        async with opened(source_of(settings)) as archive:
            await _answer(archive, question, confines, json=json)

    asyncio.run(answer())


def chat(settings: Settings, confines: Scope, *, json: bool) -> None:
    """Answer one question after the other, typed at a prompt or piped in, one a line.

    One may go on from the one before, until `:new`.
    """

    async def answer() -> None:
        conversations = Conversations()
        async with opened(source_of(settings)) as archive:
            if sys.stdin.isatty() and not json:
                print_help(archive.summary)
            async for question in _questions():
                if question in _NEW:
                    conversations.forget(_HERE)
                    continue
                last = conversations.last(_HERE)
                last = await _answer(archive, question, confines, last, json=json)
                conversations.remember(last, _HERE)
                if not json:
                    out.print()

    asyncio.run(answer())


async def _answer(
    archive: Archive,
    question: str,
    confines: Scope,
    last: LastQuestion | None = None,
    *,
    json: bool,
) -> LastQuestion | None:
    """Answer, and give back what can be gone on from."""
    asked, filters, limit = confines.asked, confines.filters, confines.limit
    got = await converse(archive, question, asked, filters, limit, last=last)
    if json:
        print_json(answer_record(got.answer, archive.summary, got.understood))
    else:
        print_answer(got.answer, archive.summary, got.understood)
    return got.last


async def _questions() -> AsyncIterator[str]:
    if sys.stdin.isatty():
        from bot.prompt import typed  # noqa: PLC0415 - slow to import, and for a terminal alone

        lines = typed()
    else:
        lines = _piped()
    async for line in lines:
        if line.strip() in _QUIT:
            return
        if line.strip():
            yield line.strip()


async def _piped() -> AsyncIterator[str]:
    """Lines from a pipe, read by a thread that nobody waits for when the command is interrupted."""
    loop, lines = asyncio.get_running_loop(), asyncio.Queue[str | None]()
    threading.Thread(target=_read_lines, args=(loop, lines), daemon=True).start()
    while (line := await lines.get()) is not None:
        yield line


def _read_lines(loop: asyncio.AbstractEventLoop, lines: "asyncio.Queue[str | None]") -> None:
    # Unbuffered: the lock of a buffer that is read here would be missed when Python ends.
    with io.FileIO(sys.stdin.fileno(), closefd=False) as raw:
        for line in io.BufferedReader(raw):
            loop.call_soon_threadsafe(lines.put_nowait, line.decode("utf-8", "replace"))
        loop.call_soon_threadsafe(lines.put_nowait, None)
