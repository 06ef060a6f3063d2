import asyncio
import multiprocessing
import os
from pathlib import Path

import pytest

from corpus.errors import ArticlesEmpty, ReloadFailed, ReloadRunning
from corpus.model import Progress
from corpus.worker import Task, in_worker
from tests.corpus import worker_tasks
from tests.corpus.making import silently


async def test_a_task_runs_in_another_process_and_tells_how_far_it_is() -> None:
    """Its progress is heard in order, and then its result is there."""
    heard: list[Progress] = []
    total, process = await in_worker(worker_tasks.count, 300, tell=heard.append)
    assert total == sum(range(300))
    assert process != os.getpid()
    assert heard == [Progress("counting", number, 300) for number in range(300)]
    assert not multiprocessing.active_children()


async def test_an_error_of_the_archive_comes_back_as_it_was(tmp_path: Path) -> None:
    """With its fields."""
    with pytest.raises(ArticlesEmpty) as caught:
        await in_worker(worker_tasks.refuse, tmp_path, tell=silently)
    assert (caught.value.path, caught.value.rejected) == (tmp_path, 3)
    with pytest.raises(ReloadRunning):
        await in_worker(worker_tasks.refuse_as_running, tell=silently)


async def test_any_other_error_is_a_failed_reload() -> None:
    """With what the log needs."""
    with pytest.raises(ReloadFailed, match=r"ZeroDivisionError.*seven by nothing"):
        await in_worker(worker_tasks.break_down, tell=silently)


async def test_a_result_that_cannot_be_sent_is_a_failed_reload() -> None:
    """It is not waited for."""
    with pytest.raises(ReloadFailed):
        await in_worker(worker_tasks.give_what_cannot_be_sent, tell=silently)


@pytest.mark.parametrize("task", [worker_tasks.be_killed, worker_tasks.exit_at_once])
async def test_a_process_that_ends_without_a_word_is_a_failed_reload(
    task: Task[None],
) -> None:
    """Whoever killed it."""
    with pytest.raises(ReloadFailed, match="ended with"):
        await in_worker(task, tell=silently)
    assert not multiprocessing.active_children()


async def test_a_cancelled_task_ends_its_process(tmp_path: Path) -> None:
    """Before the cancellation comes through."""
    waiting = asyncio.Event()
    work = asyncio.create_task(
        in_worker(worker_tasks.leave_word_and_wait, tmp_path / "pid", tell=lambda _: waiting.set())
    )
    await waiting.wait()
    (child,) = multiprocessing.active_children()
    assert (tmp_path / "pid").read_text("utf-8") == str(child.pid)
    work.cancel()
    with pytest.raises(asyncio.CancelledError):
        await work
    assert child.exitcode is not None or not child.is_alive()
    assert not multiprocessing.active_children()


async def test_a_task_that_is_cancelled_while_its_process_starts_leaves_none(
    tmp_path: Path,
) -> None:
    """A process that nobody hears would go on and change the archive."""
    work = asyncio.create_task(
        in_worker(worker_tasks.leave_word_and_wait, tmp_path / "pid", tell=silently)
    )
    await asyncio.sleep(0)  # up to where it waits for the start
    work.cancel()
    with pytest.raises(asyncio.CancelledError):
        await work
    await asyncio.get_running_loop().shutdown_default_executor()
    left = multiprocessing.active_children()
    for child in left:
        child.kill()
        child.join()
    assert not left


async def test_what_hears_the_progress_may_fail(tmp_path: Path) -> None:
    """Its error comes through, and the process has ended."""

    def fail(_: Progress) -> None:
        raise LookupError

    with pytest.raises(LookupError):
        await in_worker(worker_tasks.leave_word_and_wait, tmp_path / "pid", tell=fail)
    assert not multiprocessing.active_children()
