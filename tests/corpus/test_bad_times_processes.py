"""Processes that are killed, and processes that build at once: the old or the new, and whole."""

import asyncio
import contextlib
import gc
import multiprocessing
import os
import random
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures.process import BrokenProcessPool
from contextlib import closing
from pathlib import Path
from typing import ParamSpec, TypeVar

import pytest

from corpus import indexing, ingest, tokenising
from corpus.archive import Archive
from corpus.errors import CorpusError, ReloadFailed, ReloadRunning
from corpus.index import files_of
from corpus.indexing import drop_others, rebuild
from corpus.ingest import Source
from corpus.model import Progress
from corpus.worker import in_worker
from tests.corpus.bad_times import (
    REPOSITORY,
    SIGKILL,
    answered,
    ask,
    current_file,
    figures,
    index_files,
    program,
    put,
)
from tests.corpus.making import counts, fill, silently, source_in

P = ParamSpec("P")
T = TypeVar("T")

ARTICLES = 40
KILLS = 10  # of each of two archives, side by side

unix = pytest.mark.skipif(sys.platform == "win32", reason="no process groups there")
linux = pytest.mark.skipif(sys.platform != "linux", reason="no /proc to find processes in")


async def steps_of_a_reload(source: Source) -> list[bytes]:
    """What a reload says that nobody kills."""
    process = await program(source, "index_writer")
    said, _ = await process.communicate()
    assert process.returncode == 0
    return said.split()


async def kill_at(source: Source, step: int, seconds: float) -> None:
    """Kill a reload so many steps and seconds after the begin of the writing of its index."""
    process = await program(source, "index_writer")
    assert process.stdout
    for _ in range(step):
        await process.stdout.readline()
    await asyncio.sleep(seconds)  # the moment is what is tried; nothing tells of each
    with contextlib.suppress(ProcessLookupError):  # it was done before
        os.killpg(process.pid, SIGKILL)
    await process.stdout.read()
    await process.wait()


async def whole(source: Source) -> tuple[int, set[str]]:
    """The generation that answers and its figures, of an archive that nothing is wrong with."""
    async with Archive.open(source) as archive:
        answer = await ask(archive)
    assert len(answer.excerpts) == ARTICLES
    with closing(sqlite3.connect(source.database)) as db:
        assert db.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    return answer.generation, figures(answer)


async def kill_writers(folder: Path, changed: int) -> None:
    """Each time after a change of so many articles; reloads in between clear what was left."""
    folder.mkdir()
    source = source_in(folder)
    put(source, 1, range(ARTICLES))
    await fill(source)
    put(source, 2, range(changed))
    steps = await steps_of_a_reload(source)
    assert {b"open", b"write", b"flush", b"os.rename", b"os.remove"} <= set(steps)
    unchanged = {"1"} if changed < ARTICLES else set()
    generation, old = await whole(source)
    for metres in range(3, 3 + KILLS):
        put(source, metres, range(changed))
        step, seconds = random.randrange(1, len(steps)), random.uniform(0, 0.006)  # noqa: S311 - no secret
        await kill_at(source, step, seconds)
        found, shown = await whole(source)
        new = {str(metres)} | unchanged
        assert shown == {generation: old, generation + 1: new}[found], (step, seconds)
        if metres % 2:
            await fill(source)
            assert index_files(source) == files_of(await current_file(source))
        generation, old = await whole(source)


@unix
async def test_a_process_killed_while_it_writes_the_index(tmp_path: Path) -> None:
    """Twenty times at random, of whole indexes and of deltas: the old or the new generation."""
    await asyncio.gather(
        kill_writers(tmp_path / "all", ARTICLES), kill_writers(tmp_path / "few", 1)
    )


def children_of(parent: int) -> dict[int, str]:
    """The processes that a process has started, and those that these have, with their commands."""
    parents, commands = {}, {}
    for folder in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):  # it has ended
            number = int(folder.name)
            parents[number] = int((folder / "stat").read_text().rpartition(")")[2].split()[1])
            commands[number] = (folder / "cmdline").read_text().replace("\0", " ")
    found = {parent}
    while more := {one for one, above in parents.items() if above in found} - found:
        found |= more
    return {one: commands[one] for one in found - {parent} if one in commands}


def is_running(number: int) -> bool:
    """Whether there is a process with this number that has not ended."""
    try:
        return (Path("/proc") / str(number) / "stat").read_text().rpartition(")")[2].split()[
            0
        ] != "Z"
    except OSError:
        return False


async def pool_process() -> tuple[int, set[int]]:
    """A process that the worker's pool has started, and all that the worker has."""
    while True:
        for worker in multiprocessing.active_children():
            started = children_of(worker.pid or 0)
            pool = [one for one, command in started.items() if "spawn_main" in command]
            if pool:
                return pool[-1], {*started, worker.pid or 0}
        await asyncio.sleep(0.005)


@linux
async def test_a_killed_process_of_the_pool_ends_the_reload(source: Source) -> None:
    """With an error; the old generation answers, and nothing is left running."""
    put(source, 1, range(ARTICLES))
    await fill(source)
    put(source, 2, range(1_001))
    async with Archive.open(source) as archive:
        reload = asyncio.create_task(archive.reload())
        async with asyncio.timeout(60):
            killed, started = await pool_process()
            os.kill(killed, SIGKILL)
            with pytest.raises(ReloadFailed, match="BrokenProcessPool"):
                await reload
            while any(map(is_running, started)):  # noqa: ASYNC110 - no parent waits for them
                await asyncio.sleep(0.01)
        assert not multiprocessing.active_children()
        answer = await ask(archive)
        assert (answer.generation, figures(answer)) == (1, {"1"})
    assert index_files(source) == {await current_file(source)}


@pytest.fixture
async def many_batches(source: Source, monkeypatch: pytest.MonkeyPatch) -> Source:
    """An archive whose articles have changed, to be read by two processes in many batches."""
    put(source, 1, range(ARTICLES))
    await fill(source)
    put(source, 2, range(ARTICLES))
    monkeypatch.setattr(tokenising, "_ALONE", 0)
    monkeypatch.setattr(tokenising, "_BATCH", 200)
    return source


def kill_pool(progress: Progress) -> None:
    """Kill the processes that find the terms, when they are done with some and not with all."""
    if progress.stage == "indexing":
        for process in multiprocessing.active_children():
            process.kill()


async def test_the_pool_is_killed_in_the_middle(many_batches: Source) -> None:
    """While batches wait: they are not waited for, and the old generation answers."""
    with pytest.raises(BrokenProcessPool):
        await ingest.ingest(many_batches, None, force=False, tell=kill_pool)
    assert not multiprocessing.active_children()
    assert await whole(many_batches) == (1, {"1"})


async def test_a_killed_pool_prints_nothing(
    many_batches: Source, caplog: pytest.LogCaptureFixture
) -> None:
    """In a worker, whatever asyncio logs is a traceback on the user's terminal."""

    def work() -> None:
        with pytest.raises(BrokenProcessPool):
            asyncio.run(ingest.ingest(many_batches, None, force=False, tell=kill_pool))
        gc.collect()

    await asyncio.to_thread(work)
    assert not [record.getMessage() for record in caplog.records]


async def test_two_rebuilds_at_once(source: Source) -> None:
    """Of the same generation, in two processes: both end well, and the index is whole."""
    put(source, 1, range(ARTICLES))
    await fill(source)
    before = await answered(source)
    path = await current_file(source)
    contents = path.read_bytes()
    path.unlink()
    again = (in_worker(rebuild, source.database, "en", tell=silently) for _ in range(2))
    await asyncio.gather(*again)
    assert index_files(source) == {path}
    assert path.read_bytes() == contents
    assert await answered(source) == before


async def test_two_archives_that_miss_the_index_at_once(source: Source) -> None:
    """Each makes it, and both answer."""
    put(source, 1, range(ARTICLES))
    await fill(source)
    before = await answered(source)
    for path in index_files(source):
        path.unlink()
    found = await asyncio.gather(answered(source), answered(source))
    assert list(found) == [before, before]


async def test_a_reload_and_a_rebuild_at_once(source: Source) -> None:
    """Again and again: each ends well or says why not, and the new generation answers."""
    put(source, 1, range(ARTICLES))
    await fill(source)
    for metres in range(2, 6):
        put(source, metres, range(ARTICLES if metres % 2 else 1))
        async with Archive.open(source) as archive:
            reload = asyncio.create_task(archive.reload())
            remade = in_worker(rebuild, source.database, "en", tell=silently)
            report, other = await asyncio.gather(reload, remade, return_exceptions=True)
            assert not isinstance(report, BaseException)
            assert other is None or isinstance(other, CorpusError)
            answer = await ask(archive)
            assert (answer.generation, len(answer.excerpts)) == (metres, ARTICLES)
            assert str(metres) in figures(answer)
        assert len(await answered(source)) == ARTICLES


async def test_two_reloads_at_once(source: Source) -> None:
    """Of two archives: one is told that the other reloads, or finds that nothing has changed."""
    put(source, 1, range(ARTICLES))
    await fill(source)
    put(source, 2, range(ARTICLES))
    async with Archive.open(source) as one, Archive.open(source) as other:
        reports = await asyncio.gather(one.reload(), other.reload(), return_exceptions=True)
        done = [report for report in reports if not isinstance(report, BaseException)]
        assert done
        assert all(isinstance(r, ReloadRunning) for r in reports if r not in done)
        assert max(counts(report) for report in done) == (0, ARTICLES, 0, 0)
    assert await whole(source) == (2, {"2"})


def reload_first(
    source: Source, function: Callable[P, T], metres: int | None = None
) -> Callable[P, T]:
    """The function, but that its first call waits for a whole reload by another process."""

    def reload() -> None:
        if metres:
            put(source, metres, range(ARTICLES))
        words = ("-m", "tests.corpus.reloader", str(source.articles), str(source.database))
        subprocess.run([sys.executable, *words], cwd=REPOSITORY, check=True, capture_output=True)

    others = [reload]

    def after_the_reload(*args: P.args, **kwargs: P.kwargs) -> T:
        if others:
            others.pop()()
        return function(*args, **kwargs)

    return after_the_reload


async def test_a_reload_that_ends_while_a_rebuild_writes(
    source: Source, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It leaves the rebuild its file, or the rebuild says in an error of ours what happened."""
    put(source, 1, range(ARTICLES))
    await fill(source)
    for path in index_files(source):
        path.unlink()
    with monkeypatch.context() as patch, contextlib.suppress(CorpusError):
        patch.setattr(os, "fsync", reload_first(source, os.fsync))
        await rebuild(source.database, "en", tell=silently)
    assert await whole(source) == (1, {"1"})


async def test_a_reload_that_clears_up_late_leaves_the_next_ones_index(
    source: Source, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What it removes are files of before, not those of a reload that came right after it."""
    put(source, 1, range(ARTICLES))
    await fill(source)
    put(source, 2, range(ARTICLES))
    with monkeypatch.context() as patch:
        patch.setattr(indexing, "drop_others", reload_first(source, drop_others, 3))
        await fill(source)
    assert (await current_file(source)).exists()
    assert await whole(source) == (3, {"3"})


@pytest.mark.parametrize("changed", [ARTICLES, 1])
async def test_each_answer_is_of_one_generation_while_another_process_reloads(
    source: Source, changed: int
) -> None:
    """Of all articles or of a few, in a loop: a question is answered wholly from one of them."""
    last = 8
    put(source, 1, range(ARTICLES))
    await fill(source)
    seen: list[int] = []
    async with Archive.open(source) as archive:
        process = await program(source, "reload_loop", "2", str(last), str(changed))
        async with asyncio.timeout(60):
            while not seen or seen[-1] < last:
                answer = await ask(archive)
                found = [excerpt.text.split()[4] for excerpt in answer.excerpts]
                old = ["1"] * (ARTICLES - changed)
                assert sorted(found) == sorted([str(answer.generation)] * changed + old)
                seen.append(answer.generation)
            await process.communicate()
    assert process.returncode == 0
    assert seen == sorted(seen)
    assert seen[0] == 1
