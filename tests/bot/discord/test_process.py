import asyncio
import os
import signal
import sys
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from tests.bot.discord.papers import BRIDGE, HOW_MUCH, QUOTATION, write, write_many
from tests.stand_in import GUILD, MODERATOR, TOKEN, StandIn

REPOSITORY = Path(__file__).parents[3]
SECONDS = 20.0
posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows sends no such signals")


class Run:
    """`dateline run` in a process of its own, and what it wrote to stderr."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self.process = process
        self.text = ""

    async def line(self, words: str) -> str:
        """The next line with these words, as soon as it is written."""
        assert self.process.stderr
        async with asyncio.timeout(SECONDS):
            async for raw in self.process.stderr:
                line = raw.decode()
                self.text += line
                if words in line:
                    return line
        pytest.fail(f"{words!r} was not said in:\n{self.text}")

    async def ended(self) -> int:
        """The exit code, once all is written that will be.

        That is when neither the bot nor a process that it started, whose stderr is the same, is
        left.
        """
        assert self.process.stderr
        async with asyncio.timeout(SECONDS):
            self.text += (await self.process.stderr.read()).decode()
            return await self.process.wait()

    async def stopped(self, number: signal.Signals) -> tuple[int, float]:
        """The exit code after this signal, and how many seconds it took."""
        began = time.monotonic()
        self.process.send_signal(number)
        code = await self.ended()
        return code, time.monotonic() - began


@asynccontextmanager
async def running(
    folder: Path, port: int, token: str | None = TOKEN, **environment: str
) -> AsyncIterator[Run]:
    """The bot, started in a folder whose `articles` it reads; killed at the end, if need be."""
    kept = {k: v for k, v in os.environ.items() if k not in ("HOME_GUILD_ID", "DISCORD_TOKEN")}
    home = {"HOME": str(folder), "XDG_DATA_HOME": str(folder), "PYTHONPATH": str(REPOSITORY)}
    tokens = {"DISCORD_TOKEN": token} if token else {}
    paths = {"--articles": folder / "articles", "--database": folder / "dateline.sqlite3"}
    arguments = [word for option, path in paths.items() for word in (option, str(path))]
    process = await asyncio.create_subprocess_exec(
        *[sys.executable, "-m", "tests.stand_in.launch", str(port), "--", "run", *arguments],
        cwd=folder,
        env=kept | home | tokens | environment,
        stdin=asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.DEVNULL,
        stderr=asyncio.subprocess.PIPE,
    )
    try:
        yield Run(process)
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with one article."""
    (tmp_path / "articles").mkdir()
    write(tmp_path / "articles", "bridge.txt", BRIDGE)
    return tmp_path


@posix
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
async def test_signal(folder: Path, stand_in: StandIn, number: signal.Signals) -> None:
    """It reads what was never read, serves, and a signal ends it within two seconds, code 0."""
    async with running(folder, stand_in.port) as run:
        await run.line("oauth2/authorize")
        await stand_in.ready()
        interaction = await stand_in.slash("ask", {"question": HOW_MUCH})
        assert QUOTATION in (await interaction.message()).text
        code, seconds = await run.stopped(number)
    assert (code, seconds < 2) == (0, True), (seconds, run.text)
    assert "Traceback" not in run.text
    assert "ERROR" not in run.text
    assert {path.name for path in folder.glob("*-wal")} == set()


@posix
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
async def test_signal_while_it_first_reads(
    folder: Path, stand_in: StandIn, number: signal.Signals
) -> None:
    """A signal during the first reading ends that too, and the next start reads from the start."""
    write_many(folder / "articles", 3000)
    note = folder / "dateline.sqlite3.reload"
    async with running(folder, stand_in.port) as run:
        async with asyncio.timeout(SECONDS):
            while not note.exists():  # noqa: ASYNC110 - another process makes it
                await asyncio.sleep(0.01)
        code, seconds = await run.stopped(number)
    assert (code, seconds < 2) == (0, True), (seconds, run.text)
    assert "Traceback" not in run.text
    assert stand_in.requests == []


@posix
async def test_signal_during_a_reload(folder: Path, stand_in: StandIn) -> None:
    """A signal while somebody reloads ends the reload as well."""
    async with running(folder, stand_in.port, HOME_GUILD_ID=str(GUILD.id)) as run:
        await run.line("oauth2/authorize")
        await stand_in.ready()
        write_many(folder / "articles", 3000)
        interaction = await stand_in.slash("corpus reload", user=MODERATOR)
        await interaction.response()
        async with asyncio.timeout(SECONDS):
            while not (folder / "dateline.sqlite3.reload").exists():  # noqa: ASYNC110 - as above
                await asyncio.sleep(0.01)
        code, seconds = await run.stopped(signal.SIGTERM)
    assert (code, seconds < 2) == (0, True), (seconds, run.text)
    assert "Traceback" not in run.text


async def test_refused_token(folder: Path, stand_in: StandIn) -> None:
    """A token that Discord does not know ends it with one sentence, and no traceback."""
    async with running(folder, stand_in.port, token="wrong") as run:  # noqa: S106 - wrong indeed
        code = await run.ended()
    assert code != 0
    assert "Traceback" not in run.text
    [sentence] = [line for line in run.text.splitlines() if line.startswith("Error: ")]
    assert "Discord refused the token" in sentence
    assert "wrong" not in run.text


async def test_no_token(folder: Path, stand_in: StandIn) -> None:
    """Without a token it says, step by step, how to get one, and reads nothing."""
    async with running(folder, stand_in.port, token=None) as run:
        code = await run.ended()
    assert code == 2
    assert "DISCORD_TOKEN is not set" in run.text
    assert [f" {step}. " in run.text for step in range(1, 5)] == [True] * 4
    assert "https://discord.com/developers/applications" in run.text
    assert "Traceback" not in run.text
    assert not (folder / "dateline.sqlite3").exists()
    assert stand_in.requests == []


async def test_unreachable(folder: Path, unused_tcp_port: int) -> None:
    """Where Discord cannot be reached it ends with a sentence and what to do."""
    async with running(folder, unused_tcp_port) as run:
        code = await run.ended()
    assert code != 0
    assert "Traceback" not in run.text
    assert "Discord cannot be reached" in run.text.splitlines()[-1]


async def test_refused_commands(folder: Path, stand_in: StandIn) -> None:
    """Where Discord does not take the commands, what is said is more than that something broke."""
    stand_in.fail_next("PUT /applications/*", 403, 50001)
    async with running(folder, stand_in.port) as run:
        serving = asyncio.create_task(stand_in.ready(SECONDS))
        ending = asyncio.create_task(run.ended())
        await asyncio.wait([serving, ending], return_when=asyncio.FIRST_COMPLETED)
        if not ending.done():
            run.process.terminate()
        await ending
        serving.cancel()
    assert "Something broke" not in run.text
    assert "Traceback" not in run.text


async def test_log_has_no_secret(folder: Path, stand_in: StandIn) -> None:
    """Even at DEBUG the token is not in the log; a question is not above DEBUG."""
    async with running(folder, stand_in.port, LOG_LEVEL="DEBUG") as run:
        await run.line("oauth2/authorize")
        await stand_in.ready()
        interaction = await stand_in.slash("ask", {"question": f"{HOW_MUCH} Xanthippe"})
        await interaction.message()
        run.process.terminate()
        await run.ended()
    assert TOKEN not in run.text
    lines = [line for line in run.text.splitlines() if "DEBUG" not in line]
    assert not any("Xanthippe" in line for line in lines)
