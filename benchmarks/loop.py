"""The command `loop`: how late the event loop wakes while questions and a rebuild run beside it."""

import asyncio
import tempfile
import time
from collections.abc import Callable
from itertools import cycle
from pathlib import Path

import numpy as np

from benchmarks.analysis import build_index
from benchmarks.engines import K
from benchmarks.place import LANGUAGE, Place, key
from benchmarks.questions import read_questions
from benchmarks.reports import Report, Table
from benchmarks.stems import our_index
from corpus.index import PassageIndex, use_compiled_kernel
from corpus.model import Progress
from corpus.question import parse_question
from corpus.thinking import Thinker
from corpus.worker import in_worker

_EVERY = 0.001  # seconds between two wakings
_IDLE = 10.0  # seconds


def measure_loop(place: Place, size: int) -> Report:
    """The delays of an idle loop, and of one with questions and a rebuild, in milliseconds."""
    return asyncio.run(_measured(place, size))


async def rebuild(passages: str, target: str, *, tell: Callable[[Progress], None]) -> None:
    """Build the index anew: a task for `in_worker`."""
    tell(Progress("indexing", 0, None))
    build_index(Path(passages), Path(target), key())


async def _measured(place: Place, size: int) -> Report:
    corpus = place.corpus(size)
    thinker = Thinker(LANGUAGE)
    await thinker.think(use_compiled_kernel)
    index = await thinker.think(our_index, corpus)
    idle = await _delays_while(asyncio.create_task(asyncio.sleep(_IDLE)))
    asking = asyncio.create_task(_ask(index, thinker, read_questions(place.questions)))
    with tempfile.TemporaryDirectory(dir=corpus.folder) as folder:
        target = str(Path(folder) / "anew.index")
        building = in_worker(rebuild, str(corpus.passages), target, tell=lambda _: None)
        busy = await _delays_while(asyncio.create_task(building))
    asking.cancel()
    await asyncio.gather(asking, return_exceptions=True)
    thinker.close()
    return _report(size, idle, busy)


async def _delays_while(task: asyncio.Task[None]) -> list[float]:
    """How late each waking was, in milliseconds, until the task was done."""
    delays = []
    while not task.done():
        began = time.perf_counter()
        await asyncio.sleep(_EVERY)
        delays.append((time.perf_counter() - began - _EVERY) * 1000)
    await task
    return delays


async def _ask(index: PassageIndex, thinker: Thinker, questions: tuple[str, ...]) -> None:
    for question in cycle(questions):
        query = await thinker.think(parse_question, question, thinker.analyser)
        await thinker.think(index.search, query.terms, K)


def _report(size: int, idle: list[float], busy: list[float]) -> Report:
    both = {"idle": idle, "questions and a rebuild": busy}
    measured = {
        name: [float(np.percentile(d, 50)), float(np.percentile(d, 99.9)), max(d), len(d)]
        for name, d in both.items()
    }
    rows = [
        [name, *(f"{number:.2f}" for number in m[:3]), f"{m[3]:.0f}"]
        for name, m in measured.items()
    ]
    headings = ["the loop", "median ms late", "99.9 of 100, ms", "worst, ms", "wakings"]
    figures = {"loop": max(busy) - max(idle)}
    return Report("loop", size, figures, Table(headings, rows), measured)
