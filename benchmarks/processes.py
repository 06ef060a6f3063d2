"""Starts a process of its own, times it, and watches the memory of it and its children."""

import contextlib
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.peers import package

_EVERY = 0.02  # seconds between two looks at the memory
_PROJECT = Path(__file__).parent.parent


@dataclass(frozen=True, slots=True)
class Watched:
    """What it printed, and the most that it and its children had resident at once, in bytes.

    Pages that several of them share count in each.
    """

    output: str
    peak: int


def python(*arguments: str | Path) -> list[str]:
    """A command of this Python."""
    return [sys.executable, *map(str, arguments)]


def watch(command: Sequence[str]) -> Watched:
    """Run the command to its end. Raises CalledProcessError."""
    psutil = package("psutil")
    process = _start(command)
    seen: list[int] = []
    watching = threading.Thread(target=_look, args=(psutil, process, seen))
    watching.start()
    output, _ = process.communicate()
    watching.join()
    _refuse_failed(process)
    return Watched(output, max(seen, default=0))


def run_to_end(command: Sequence[str]) -> None:
    """Run the command, which prints where this process does. Raises CalledProcessError."""
    process = _start(command, stdout=None)
    process.communicate()
    _refuse_failed(process)


def seconds_to_end(command: Sequence[str]) -> float:
    """How long the command takes, whole. Raises CalledProcessError."""
    began = time.perf_counter()
    process = _start(command)
    process.communicate()
    took = time.perf_counter() - began
    _refuse_failed(process)
    return took


def seconds_to_first_line(command: Sequence[str]) -> float:
    """How long it takes until the command prints something. Raises CalledProcessError."""
    began = time.perf_counter()
    process = _start(command)
    with process:
        line = process.stdout.readline() if process.stdout else ""
        took = time.perf_counter() - began
    _refuse_failed(process)
    if not line:
        raise subprocess.CalledProcessError(0, command, "it printed nothing")
    return took


def _start(command: Sequence[str], stdout: int | None = subprocess.PIPE) -> subprocess.Popen[str]:
    return subprocess.Popen(command, stdout=stdout, text=True, cwd=_PROJECT)


def _refuse_failed(process: subprocess.Popen[str]) -> None:
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, process.args)


def _look(psutil: Any, process: subprocess.Popen[str], seen: list[int]) -> None:
    while process.poll() is None:
        with contextlib.suppress(psutil.Error):
            root = psutil.Process(process.pid)
            each = [root, *root.children(recursive=True)]
            seen.append(sum(_resident(psutil, one) for one in each))
        time.sleep(_EVERY)


def _resident(psutil: Any, process: Any) -> int:
    with contextlib.suppress(psutil.Error):
        return int(process.memory_info().rss)
    return 0
