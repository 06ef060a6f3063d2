"""Dateline's own index, as a process that goes on answering has it."""

from collections.abc import Sequence

from benchmarks.engines import K
from corpus.index import PassageIndex, use_compiled_kernel
from corpus.model import Hit


class Ours:
    """The saved index, memory-mapped, with the compiled kernel."""

    name = "ours"

    def __init__(self, index: PassageIndex) -> None:
        use_compiled_kernel()
        self.index = index

    def top(self, terms: Sequence[str]) -> list[Hit]:
        """Rows and scores."""
        return self.index.search(terms, K)
