"""What the tests of the worker have it do: a task is found by the worker's process by its name."""

import asyncio
import os
import signal
from pathlib import Path

from corpus.errors import ArticlesEmpty, ReloadRunning
from corpus.indexing import Tell
from corpus.model import Progress


async def count(upto: int, *, tell: Tell) -> tuple[int, int]:
    """Tell of each number; the sum of all and the number of this process."""
    for number in range(upto):
        tell(Progress("counting", number, upto))
    return sum(range(upto)), os.getpid()


async def refuse(path: Path, *, tell: Tell) -> None:
    """Raise an error of the archive, after a word of progress."""
    tell(Progress("refusing", 0, None))
    raise ArticlesEmpty(path, 3)


async def refuse_as_running(*, tell: Tell) -> None:
    """Raise an error whose fields are unknown."""
    del tell
    raise ReloadRunning(None, None)


async def break_down(*, tell: Tell) -> None:
    """Raise what nobody expects."""
    del tell
    raise ZeroDivisionError("seven by nothing")


async def give_what_cannot_be_sent(*, tell: Tell) -> Tell:
    """A result that no process can send to another."""

    def hear(progress: Progress) -> None:
        tell(progress)

    return hear


async def be_killed(*, tell: Tell) -> None:
    """End as a process ends that the system kills."""
    tell(Progress("dying", 0, None))
    os.kill(os.getpid(), signal.SIGTERM if os.name == "nt" else signal.SIGKILL)


async def exit_at_once(*, tell: Tell) -> None:
    """End without a word."""
    del tell
    os._exit(3)


async def leave_word_and_wait(path: Path, *, tell: Tell) -> None:
    """Write the number of this process, and then wait for ever."""
    path.write_text(str(os.getpid()), "utf-8")
    tell(Progress("waiting", 0, None))
    await asyncio.Event().wait()
