"""Issue 3's table: what is to be measured, and what it must be and would be at best."""

from dataclasses import dataclass
from typing import Literal

Form = Literal["times", "part", "bytes", "megabytes", "milliseconds"]
Verdict = Literal["ambition met", "must met", "missed"]

_TWO_DIGITS = 10  # from here on, a figure has them before its point


@dataclass(frozen=True, slots=True)
class Goal:
    """A line of the table. `key` is that of the figure in a report; lower is better unless said."""

    key: str
    command: str
    words: str
    must: float
    ambition: float
    form: Form = "times"
    higher: bool = False

    def verdict(self, figure: float) -> Verdict:
        """Whether the figure is what it must be, or better."""
        if self._reached(figure, self.ambition):
            return "ambition met"
        return "must met" if self._reached(figure, self.must) else "missed"

    def worded(self, figure: float) -> str:
        """The figure as the table has it."""
        match self.form:
            case "times":
                return f"{figure:.2f}x" if figure < _TWO_DIGITS else f"{figure:,.0f}x"
            case "part":
                return f"1/{1 / figure:.0f}"
            case "bytes":
                return f"{figure:.1f}"
            case "megabytes":
                return f"{figure:.0f} MB"
            case "milliseconds":
                return f"{figure:.1f} ms"

    def _reached(self, figure: float, bound: float) -> bool:
        return figure >= bound if self.higher else figure <= bound


GOALS = (
    Goal("tantivy short", "latency", "p50 against tantivy, short questions", 1.15, 0.5),
    Goal("tantivy long", "latency", "p50 against tantivy, long questions", 0.95, 0.45),
    Goal("numba short", "latency", "p50 against bm25s with numba, short", 1.55, 1.0),
    Goal("numba long", "latency", "p50 against bm25s with numba, long", 2.0, 1.0),
    Goal(
        "rank_bm25 short",
        "latency",
        "p50 of rank_bm25 ÷ ours, short (higher is better)",
        500,
        1500,
        higher=True,
    ),
    Goal(
        "cold",
        "cold",
        "process start to first answer, against bm25s (memory-mapped, NumPy)",
        0.55,
        0.2,
    ),
    Goal("build", "build", "raw text to saved index, against tantivy's (one thread)", 0.75, 0.45),
    Goal("bytes", "build", "bytes a posting on disk", 9, 6, "bytes"),
    Goal(
        "update",
        "update",
        "an article added until it answers, against a full rebuild",
        1 / 80,
        1 / 200,
        "part",
    ),
    Goal("memory", "memory", "resident memory while answering", 900, 500, "megabytes"),
    Goal(
        "loop",
        "loop",
        "worst extra delay of the event loop, questions and a rebuild together",
        10,
        3,
        "milliseconds",
    ),
    Goal(
        "throughput",
        "throughput",
        "8 questions at once: throughput ÷ one at a time (higher is better)",
        1.4,
        1.9,
        higher=True,
    ),
    Goal(
        "ask",
        "cold",
        "`dateline ask` over a folder of articles, against `import numpy, aiosqlite`",
        4,
        2.5,
    ),
)
