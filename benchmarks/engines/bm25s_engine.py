"""bm25s: the scores of all postings reckoned beforehand; NumPy or numba adds them up."""

import gc
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from benchmarks.engines import K1, B, K
from benchmarks.peers import package
from benchmarks.stems import Stems


def build(stems: Stems, folder: Path) -> None:
    """Have its index in the folder."""
    if folder.exists():
        return
    model = package("bm25s").BM25(method="lucene", k1=K1, b=B)
    numbers = {word: number for number, word in enumerate(stems.vocabulary)}
    gc.disable()  # a hundred million numbers in lists, looked through for nothing
    try:
        model.index((list(stems.numbered()), numbers), show_progress=False)
    finally:
        gc.enable()
    model.save(folder, show_progress=False)


class Bm25s:
    """Its index in memory, with one of its back ends: "numpy" or "numba"."""

    def __init__(self, folder: Path, backend: str) -> None:
        self.name = f"bm25s, {'NumPy' if backend == 'numpy' else backend}"
        self._model = package("bm25s").BM25.load(folder, backend=backend)

    def top(self, terms: Sequence[str]) -> Any:
        """Its own pair of rows and scores."""
        return self._model.retrieve([list(terms)], k=K, show_progress=False)
