"""A process that reloads slowly, to be killed: `python -m tests.corpus.index_writer ARTICLES DB`.

It does what the worker of a reload does. It says a line, and waits a moment, at each step of the
writing of the index: the opening of the file, each write, the flush, the renaming, the removal of
old files.
"""

import asyncio
import io
import os
import sys
import time
from pathlib import Path
from typing import Any

from corpus.ingest import Source
from tests.corpus.making import LIMITS, fill

_PAUSE = 0.004  # seconds

# Of what the index does to files, the interpreter tells those who ask.
_STEPS = {"os.rename", "os.remove", "os.mkdir"}


class SlowFile(io.FileIO):
    """A file that says when it is written to, and writes half of it first."""

    def write(self, data: Any, /) -> int:
        """All of the data, in two goes."""
        whole = bytes(data)
        half = len(whole) // 2
        for part in (whole[:half], whole[half:]):
            if super().write(part) != len(part):
                raise OSError("a short write")
            step("write")
        return len(whole)


def step(what: str) -> None:
    """Say it, and leave time to be killed."""
    print(what, flush=True)  # noqa: T201 - it is what this program is for
    time.sleep(_PAUSE)


def hear(event: str, args: tuple[Any, ...]) -> None:
    """Say what is done to the index's files, right before it is."""
    if event in _STEPS and ".index" in str(args[0]):
        step(event)


def slow_down() -> None:
    """Have this process write the index step by step."""
    open_file, flush = Path.open, os.fsync

    def slow_open(path: Path, mode: str = "r", *args: Any, **options: Any) -> Any:
        if path.name.endswith(".aside"):
            step("open")
            return SlowFile(path, mode.replace("b", ""))
        return open_file(path, mode, *args, **options)

    def slow_flush(number: int) -> None:
        step("flush")
        flush(number)
        step("flushed")

    Path.open = slow_open  # type: ignore[method-assign,assignment] # for this process alone
    os.fsync = slow_flush  # type: ignore[assignment] # as above
    sys.addaudithook(hear)


if __name__ == "__main__":
    slow_down()
    asyncio.run(fill(Source(Path(sys.argv[1]), Path(sys.argv[2]), LIMITS)))
    step("done")
