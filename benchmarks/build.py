"""The command `build`: raw text to saved index, each engine in a process of its own."""

import json
import shutil
import statistics
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path

from benchmarks.place import Place, key
from benchmarks.processes import python, watch
from benchmarks.reports import Report, Table
from corpus.index import load_index

_IN_TURN = ("ours", "tantivy")
_ONCE = ("bm25s", "SQLite FTS5")


@dataclass(slots=True)
class _Built:
    """An engine's builds: seconds of each, and those that all processors worked for it together.

    The most memory and the disk of one, in bytes.
    """

    seconds: list[float] = field(default_factory=list)
    busy: list[float] = field(default_factory=list)
    peak: int = 0
    disk: int = 0


def measure_build(place: Place, size: int, rounds: int) -> Report:
    """Times of ours and tantivy in turn, `rounds` times, and of the others once."""
    passages = place.corpus(size).passages
    built = {name: _Built() for name in (*_IN_TURN, *_ONCE)}
    with _folder(place.made) as folder:
        for name in _IN_TURN * rounds + _ONCE:
            _build(name, passages, folder, built[name])
        postings = len(load_index(folder / "ours", key()).base.rows)
    rows = [_row(name, one, built["ours"], postings) for name, one in built.items()]
    headings = [
        "engine",
        "seconds",
        "ours ÷ it",
        "processor s",
        "peak MB",
        "MB on disk",
        "bytes a posting",
    ]
    ours, tantivy = (statistics.median(built[name].seconds) for name in _IN_TURN)
    return Report(
        "build",
        size,
        {"build": ours / tantivy, "bytes": built["ours"].disk / postings},
        Table(headings, rows),
        {"postings": postings, **{name: asdict(one) for name, one in built.items()}},
    )


@contextmanager
def _folder(made: Path) -> Iterator[Path]:
    made.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=made) as folder:
        yield Path(folder)


def _build(name: str, passages: Path, folder: Path, built: _Built) -> None:
    target = folder / name
    if target.is_dir():
        shutil.rmtree(target)
    target.unlink(missing_ok=True)
    watched = watch(python("-m", "benchmarks.fresh.builder", name, passages, target))
    found = json.loads(watched.output)
    built.seconds.append(found["seconds"])
    built.busy.append(found["busy"])
    built.peak = max(built.peak, watched.peak)
    built.disk = _bytes(target)


def _bytes(path: Path) -> int:
    files = path.rglob("*") if path.is_dir() else [path]
    return sum(file.stat().st_size for file in files if file.is_file())


def _row(name: str, one: _Built, ours: _Built, postings: int) -> list[str]:
    seconds = statistics.median(one.seconds)
    return [
        name,
        f"{seconds:.2f}",
        f"{statistics.median(ours.seconds) / seconds:.2f}",
        f"{statistics.median(one.busy):.2f}",
        f"{one.peak / 1e6:.0f}",
        f"{one.disk / 1e6:.0f}",
        f"{one.disk / postings:.1f}",
    ]
