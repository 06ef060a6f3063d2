"""A file of passages -> an engine's saved index, from raw text, each by its own analysis.

Prints a JSON: the seconds that took, imports not counted, and those of all processors together.
"""

import json
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks.analysis import build_index
from benchmarks.engines import K1, B, fts5, tantivy_engine
from benchmarks.peers import package
from benchmarks.place import key


def main(engine: str, passages: str, target: str) -> None:
    """Build, and print the JSON."""
    build, needs = _BUILDERS[engine]
    for name in needs:
        package(name)
    began, busy = time.perf_counter(), _busy()
    build(Path(passages), Path(target))
    found = {"seconds": time.perf_counter() - began, "busy": _busy() - busy}
    sys.stdout.write(json.dumps(found))


def _busy() -> float:
    """Seconds that processors have worked for this process and for its children that ended."""
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


def _ours(passages: Path, target: Path) -> None:
    build_index(passages, target, key())


def _tantivy(passages: Path, target: Path) -> None:
    with passages.open(encoding="utf-8") as lines:
        tantivy_engine.write(target, "en_stem", lines)


def _bm25s(passages: Path, target: Path) -> None:
    bm25s = package("bm25s")
    stemmer = package("Stemmer").Stemmer("english")
    texts = passages.read_text("utf-8").splitlines()
    tokens = bm25s.tokenize(texts, stopwords="en", stemmer=stemmer, show_progress=False)
    model = bm25s.BM25(method="lucene", k1=K1, b=B)
    model.index(tokens, show_progress=False)
    model.save(target, show_progress=False)


def _fts5(passages: Path, target: Path) -> None:
    with passages.open(encoding="utf-8") as lines:
        fts5.write(target, "porter unicode61", lines)


_BUILDERS: dict[str, tuple[Callable[[Path, Path], None], tuple[str, ...]]] = {
    "ours": (_ours, ()),
    "tantivy": (_tantivy, ("tantivy",)),
    "bm25s": (_bm25s, ("bm25s", "Stemmer")),
    "SQLite FTS5": (_fts5, ()),
}


if __name__ == "__main__":
    main(*sys.argv[1:])
