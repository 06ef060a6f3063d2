"""A reload that is killed at any moment: the old or the new generation answers, nothing between."""

import asyncio
import contextlib
import os
import random
import signal
import sqlite3
import sys
from asyncio.subprocess import PIPE, Process
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from corpus.archive import Archive
from corpus.ingest import Source
from corpus.store import Snapshot
from tests.corpus.making import fill, source_in, write

ARTICLES = 120
KILLS = 10  # of each of two archives, side by side
_REPOSITORY = Path(__file__).parents[2]

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="no process groups there")


def put(source: Source, metres: int) -> None:
    """Articles that all say the same figure."""
    for number in range(ARTICLES):
        text = f"The river rose by {metres} metres at mile {number}. It rained. Nobody was hurt.\n"
        write(source, f"{number}.txt", text * 4)


async def reloading(source: Source, *how: str) -> Process:
    """A process that reloads, or goes back, in a group of its own."""
    module = ("-m", "tests.corpus.reloader", str(source.articles), str(source.database), *how)
    return await asyncio.create_subprocess_exec(
        sys.executable, *module, cwd=_REPOSITORY, stdout=PIPE, start_new_session=True
    )


async def lines_of_a_reload(source: Source, *how: str) -> int:
    """How many lines a reload says that nobody kills."""
    process = await reloading(source, *how)
    said, _ = await process.communicate()
    assert process.returncode == 0
    assert said.split()[-1] == b"done"
    return len(said.splitlines())


async def kill_during_a_reload(
    source: Source, after: int, seconds: float, *how: str, whole: bool
) -> None:
    """Kill the process so many lines and seconds after its start; with `whole`, its worker too."""
    process = await reloading(source, *how)
    assert process.stdout
    for _ in range(after):
        await process.stdout.readline()
    await asyncio.sleep(seconds)  # the moment is what is tried; nothing tells of each
    with contextlib.suppress(ProcessLookupError):  # it was done before
        os.killpg(process.pid, signal.SIGKILL) if whole else process.kill()
    await process.stdout.read()  # to its end: neither process is there any more
    await process.wait()


async def answering(source: Source) -> tuple[int, set[str]]:
    """The generation that answers, and the figures in all that it holds and quotes."""
    async with Archive.open(source) as archive:
        question = "How many metres rose the river at each mile?"
        answer = await archive.answer(question, date(2025, 3, 1), limit=9)
        assert (archive.summary.articles, len(answer.excerpts)) == (ARTICLES, 9)
    snapshot = await Snapshot.open(source.database)
    texts = [stored.article.text async for stored in snapshot.articles()]
    await snapshot.close()
    texts += [excerpt.text for excerpt in answer.excerpts]
    with closing(sqlite3.connect(source.database)) as db:
        assert db.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    return answer.generation, {text.split()[4] for text in texts}


async def kill_again_and_again(folder: Path) -> None:
    """Each time after a change of all articles."""
    folder.mkdir()
    source = source_in(folder)
    put(source, 1)
    await fill(source)
    put(source, 2)
    lines = await lines_of_a_reload(source)
    generation, (figure,) = await answering(source)
    for metres in range(3, 3 + KILLS):
        put(source, metres)
        after, seconds = random.randrange(lines), random.uniform(0, 0.03)  # noqa: S311 - no secret
        await kill_during_a_reload(source, after, seconds, whole=bool(metres % 2))
        found, figures = await answering(source)
        expected = {generation: {figure}, generation + 1: {str(metres)}}
        assert figures == expected[found], (after, seconds)
        generation, (figure,) = found, figures
    report = await fill(source)
    assert report.articles == ARTICLES
    assert await answering(source) == (report.generation, {str(2 + KILLS)})


async def test_a_killed_reload_leaves_the_old_or_the_new_generation(tmp_path: Path) -> None:
    """Twenty times at random moments, with the worker or without it."""
    await asyncio.gather(*(kill_again_and_again(tmp_path / name) for name in ("a", "b")))


async def test_killed_on_the_way_back(tmp_path: Path) -> None:
    """Either generation is whole, at whatever moment going back to the one before is killed."""
    source = source_in(tmp_path)
    put(source, 1)
    await fill(source)
    put(source, 2)
    await fill(source)
    lines = await lines_of_a_reload(source, "back")
    for metres in range(3, 3 + KILLS):
        put(source, metres)
        report = await fill(source)
        put(source, metres + 1)
        report = await fill(source)
        after, seconds = random.randrange(lines), random.uniform(0, 0.03)  # noqa: S311 - no secret
        await kill_during_a_reload(source, after, seconds, "back", whole=bool(metres % 2))
        found, figures = await answering(source)
        expected = {report.generation: {str(metres + 1)}, report.generation + 1: {str(metres)}}
        assert figures == expected[found], (after, seconds)
    async with Archive.open(source) as archive:
        await archive.roll_back()
    assert (await answering(source))[1] < {str(number) for number in range(1, 3 + KILLS)}
