"""The command `cold`: from the start of a process to its first answer, the page cache warm."""

import statistics
import tempfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from benchmarks.engines import bm25s_engine
from benchmarks.place import Place
from benchmarks.processes import python, seconds_to_end, seconds_to_first_line
from benchmarks.questions import read_questions
from benchmarks.reports import Report, Table
from benchmarks.stems import our_index, stems_of

_FRESH = Path(__file__).parent / "fresh"
_QUESTION = "Which country elected its first female president?"

Commands = Mapping[str, Sequence[str]]
Seconds = Mapping[str, float]


def measure_cold(place: Place, size: int, rounds: int, folder: Path) -> Report:
    """Medians of `rounds` fresh processes each, in turn.

    `folder` holds the articles that `dateline ask` is timed over, its index there.
    """
    corpus = place.corpus(size)
    our_index(corpus)
    if not (corpus.folder / "bm25s").exists():
        bm25s_engine.build(stems_of(corpus), corpus.folder / "bm25s")
    question = read_questions(place.questions)[0]
    engines = {
        "ours": python(_FRESH / "ours.py", corpus.index, question),
        "bm25s": python(_FRESH / "bm25s_mapped.py", corpus.folder / "bm25s", question),
    }
    first = _medians(engines, rounds, seconds_to_first_line)
    with tempfile.TemporaryDirectory() as database:
        whole = _medians(_asking(folder, Path(database)), rounds, seconds_to_end)
    ask, imports = whole.values()
    rows = [[name, f"{seconds * 1000:.0f}"] for name, seconds in {**first, **whole}.items()]
    figures = {"cold": first["ours"] / first["bm25s"], "ask": ask / imports}
    return Report("cold", size, figures, Table(["process", "ms"], rows), {**first, **whole})


def _asking(folder: Path, database: Path) -> Commands:
    options = ["--articles", str(folder), "--database", str(database / "asked.db")]
    return {
        "dateline ask, whole": python("-m", "bot", "ask", *options, _QUESTION),
        "import numpy, aiosqlite": python("-c", "import numpy, aiosqlite"),
    }


def _medians(commands: Commands, rounds: int, measure: Callable[[Sequence[str]], float]) -> Seconds:
    """Of each command, after one run that is not counted."""
    for command in commands.values():
        measure(command)
    taken: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(rounds):
        for name, command in commands.items():
            taken[name].append(measure(command))
    return {name: statistics.median(seconds) for name, seconds in taken.items()}
