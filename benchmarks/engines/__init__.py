"""The engines: each finds the ten best passages for terms, in an index of the same stems.

A module has `build`, from stems to a folder, unless it was done before, and its engine, which opens
that folder.
"""

from collections.abc import Sequence
from typing import Protocol

K = 10
K1 = 1.5  # rank_bm25's
B = 0.75


class Engine(Protocol):
    """What is timed."""

    @property
    def name(self) -> str:
        """As the tables call it."""

    def top(self, terms: Sequence[str]) -> object:
        """The ten best passages, in whatever form the engine has them."""
