"""Reports of `latency` -> a plot of p50 against corpus size, on paper light and dark alike."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from benchmarks.peers import package
from benchmarks.reports import Report

# On white and on near-black alike each has a contrast of 3 to 1 at least.
_COLOURS = {
    "ours": "#e8590c",
    "tantivy": "#3b82f6",
    "bm25s, numba": "#2f9e44",
    "bm25s, NumPy": "#14a0a0",
    "SQLite FTS5": "#a855f7",
    "rank_bm25": "#868e96",
}
_INK = "#868686"
_APART = 1.8  # of the height of one line's name to that of the next, on a logarithmic axis
_KINDS = {"short": "questions of 6 to 15 words", "long": "up to 60 words"}


def write_plot(reports: Sequence[Report], results: Path) -> None:
    """Write `latency.png` and `latency.svg`, with nothing behind the lines."""
    matplotlib = package("matplotlib")
    matplotlib.use("agg")
    colours = dict.fromkeys(["text.color", "axes.labelcolor", "axes.edgecolor"], _INK)
    ticks = dict.fromkeys(["xtick.color", "ytick.color", "grid.color"], _INK)
    with matplotlib.rc_context({**colours, **ticks, "svg.fonttype": "none", "svg.hashsalt": "0"}):
        pyplot = package("matplotlib.pyplot")
        figure, axes = pyplot.subplots(
            1, len(_KINDS), figsize=(10, 4.2), sharey=True, layout="constrained"
        )
        for kind, panel in zip(_KINDS, axes, strict=True):
            _draw(panel, kind, [report for report in reports if report.command == "latency"])
        axes[0].set_ylabel("median time of a question, ms")
        for suffix in ("png", "svg"):
            figure.savefig(results / f"latency.{suffix}", transparent=True, dpi=160)
        pyplot.close(figure)


def _draw(panel: Any, kind: str, reports: Sequence[Report]) -> None:
    ends = {}
    for name, colour in _COLOURS.items():
        having = [report for report in reports if name in report.measured[kind]]
        if not having:
            continue
        sizes = [report.size for report in having]
        medians = [report.measured[kind][name]["p50"] for report in having]
        ends[name] = (sizes[-1], medians[-1])
        width = 3 if name == "ours" else 1.5
        panel.plot(sizes, medians, marker="o", markersize=4, color=colour, linewidth=width)
    panel.set(xscale="log", yscale="log", title=_KINDS[kind], xlabel="passages")
    panel.spines[["top", "right"]].set_visible(False)
    panel.grid(visible=True, alpha=0.3)
    for (name, end), height in zip(ends.items(), heights(ends.values()), strict=True):
        panel.annotate(
            name,
            end,
            xytext=(1.02, height),
            textcoords=("axes fraction", "data"),
            va="center",
            color=_COLOURS[name],
            fontsize=9,
            annotation_clip=False,
        )


def heights(ends: Iterable[tuple[int, float]]) -> list[float]:
    """Where the lines' names stand, so that none covers another."""
    lines = [end for _, end in ends]
    placed = [0.0] * len(lines)
    below = 0.0
    for at in sorted(range(len(lines)), key=lines.__getitem__):
        below = placed[at] = max(lines[at], below * _APART)
    return placed
