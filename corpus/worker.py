"""Long work in a process of its own, so that the event loop never feels it.

A task is a coroutine function of a module, so that the process can find it; it gets the arguments
and a function to tell its progress with. `archive` calls `in_worker`.
"""

import asyncio
import multiprocessing
import os
import signal
import threading
import traceback
from collections.abc import Awaitable, Callable
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Any, TypeVar

from corpus.errors import CorpusError, ReloadFailed
from corpus.model import Progress

T = TypeVar("T")
_NICENESS = 10
Task = Callable[..., Awaitable[T]]


async def in_worker(task: Task[T], *args: object, tell: Callable[[Progress], None]) -> T:
    """What the task returns; `tell` hears its progress in this process, on the event loop.

    Raises what the task raised, where it is a CorpusError, and else ReloadFailed, as when the
    process is killed. Cancelled, it ends the process.
    """
    spawn = multiprocessing.get_context("spawn")
    ours, theirs = spawn.Pipe(duplex=False)
    process = spawn.Process(target=_work, args=(theirs, task, args))
    starting = asyncio.create_task(asyncio.to_thread(process.start))
    try:
        await asyncio.shield(starting)
        theirs.close()
        while True:
            try:
                message = await asyncio.to_thread(ours.recv)
            except EOFError:
                break
            if isinstance(message, Progress):
                tell(message)
            elif isinstance(message, CorpusError):
                raise message
            else:
                result: T = message
                return result
    finally:
        await asyncio.shield(_end(process, starting, ours, theirs))
    raise ReloadFailed(f"its process ended with {process.exitcode}")


async def _end(
    process: BaseProcess, starting: asyncio.Task[None], ours: Connection, theirs: Connection
) -> None:
    """End the process, which may not even have started yet."""
    await starting
    process.terminate()
    await asyncio.to_thread(process.join)
    ours.close()
    theirs.close()


def _work(pipe: Connection, task: Task[Any], args: tuple[object, ...]) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches the parent, which ends this one
    become_worker()
    try:
        pipe.send(asyncio.run(_awaited(task, args, pipe)))
    except CorpusError as error:
        pipe.send(error)
    except Exception:  # noqa: BLE001 - the edge of this process: the parent says and logs it
        pipe.send(ReloadFailed(traceback.format_exc()))


async def _awaited(task: Task[T], args: tuple[object, ...], pipe: Connection) -> T:
    return await task(*args, tell=pipe.send)


def become_worker() -> None:
    """Have this process give way to the one that started it, and end with it, even if killed."""
    if hasattr(os, "nice"):  # Windows has none
        os.nice(_NICENESS)
    threading.Thread(target=_wait_for_parents_end, daemon=True).start()


def _wait_for_parents_end() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)
