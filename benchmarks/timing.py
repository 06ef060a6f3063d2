"""Engines and questions -> times, each question asked of each engine in turn."""

import statistics
import time
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

import numpy as np

from benchmarks.engines import Engine
from benchmarks.questions import Terms

_FEWEST = 3  # questions, however slow


@dataclass(frozen=True, slots=True)
class Times:
    """How long an engine took, in seconds, by the number of the question; a round after another."""

    seconds: Mapping[int, Sequence[float]]

    def percentile(self, share: float) -> float:
        """Of all times, in milliseconds."""
        return float(np.percentile(self._all(), share)) * 1000

    def ratio_to(self, other: "Times") -> float:
        """This one's median ÷ the other's, over the questions that both were asked."""
        both = self.seconds.keys() & other.seconds.keys()
        return self.median_over(both) / other.median_over(both)

    def median_over(self, questions: AbstractSet[int]) -> float:
        """Of the times of these questions, in seconds."""
        return statistics.median(s for number in questions for s in self.seconds[number])

    def _all(self) -> list[float]:
        return [second for seconds in self.seconds.values() for second in seconds]


def in_turn(
    engines: Sequence[Engine], questions: Sequence[Terms], rounds: int, budget: float
) -> dict[str, Times]:
    """The times of each engine, by its name.

    An engine so slow that it would need more than `budget` seconds is asked the first few
    questions, three at least, and those once.
    """
    counts = [_affordable(engine, questions, rounds, budget) for engine in engines]
    times: dict[str, dict[int, list[float]]] = {engine.name: {} for engine in engines}
    for this_round in range(rounds):
        for number, terms in enumerate(questions):
            for engine, count in zip(engines, counts, strict=True):
                if this_round * len(questions) + number < count:
                    took = _seconds(engine, terms)
                    times[engine.name].setdefault(number, []).append(took)
    return {name: Times(seconds) for name, seconds in times.items()}


def _affordable(engine: Engine, questions: Sequence[Terms], rounds: int, budget: float) -> int:
    """How many questions, all rounds together, the engine is asked; warms it up."""
    first = min(_seconds(engine, questions[0]) for _ in range(2))  # numba compiles the first time
    if first * len(questions) <= budget:
        first = statistics.median(_seconds(engine, terms) for terms in questions)
    wanted = len(questions) * rounds
    return max(min(_FEWEST, wanted), min(wanted, int(budget / first)))


def _seconds(engine: Engine, terms: Terms) -> float:
    began = time.perf_counter()
    engine.top(terms)
    return time.perf_counter() - began
