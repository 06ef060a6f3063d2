"""Figures -> charts as PNG files. What draws them, matplotlib, comes with the extra `charts`.

The pictures have a ground of their own, so that they can be read on a light page and on a dark one.
Drawn off the event loop, by one thread at a time.
"""

# ruff: noqa: PLC0415 - matplotlib is slow to import, and may not be there

from collections.abc import Sequence
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from bot.errors import UsageError
from corpus.calibration import Calibration
from corpus.days.calendar import MONTHS
from corpus.timeline import Month

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

INSTALL = "uv sync --extra charts, or pip install 'dateline[charts]'"
MOST_MONTHS = 36  # beyond that a bar is a year

_SIZE = (8.0, 3.2)  # inches
_DPI = 150
_GROUND = "#f4f6f8"
_INK = "#1b2126"  # 14.9 to 1 on the ground
_LINES = "#c3cad1"
_BAR = "#2f6f8f"  # 4.9 to 1 on the ground
_OTHER = "#b3541e"
_FONT = "DejaVu Sans"  # matplotlib's own
_NUMBERED = 24  # bars at most that have their numbers above them
_LABELS = 12
_FEW = 8  # bars are never broader than where there are so many
_drawing = Lock()  # matplotlib is not made for several threads


def can_draw() -> bool:
    """Whether the extra `charts` is installed."""
    return find_spec("matplotlib") is not None


def check_can_draw(option: str, file: Path) -> None:
    """Raise UsageError unless the chart that `option` asks for can be written to the file."""
    if not can_draw():
        raise UsageError(f"{option} needs matplotlib, which is not installed: {INSTALL}.")
    if file.suffix.lower() != ".png":
        raise UsageError(f"{option} writes a PNG, so {file} must end in .png.")


def bars(months: Sequence[Month]) -> list[tuple[str, int]]:
    """A name and a number for each bar: the months, or the years where there are many months."""
    if len(months) <= MOST_MONTHS:
        return [(f"{MONTHS[m.first.month - 1]} {m.first.year}", m.articles) for m in months]
    years: dict[int, int] = {}
    for month in months:
        years[month.first.year] = years.get(month.first.year, 0) + month.articles
    return [(str(year), articles) for year, articles in years.items()]


def draw_months(months: Sequence[Month], description: str) -> bytes:
    """A PNG of matching articles a month, or a year; there is at least one month."""
    named = bars(months)
    by_year = len(months) > MOST_MONTHS
    with _drawing:
        figure, axes = _empty(
            "Matching articles a year" if by_year else "Matching articles a month"
        )
        numbers = [number for _, number in named]
        drawn = axes.bar(range(len(named)), numbers, width=0.8, color=_BAR)
        if len(named) <= _NUMBERED:
            labels = [f"{number:,}" if number else "" for number in numbers]
            axes.bar_label(drawn, labels, color=_INK, fontsize=9, fontfamily=_FONT)
            axes.grid(visible=False)
        step = -(-len(named) // _LABELS)
        places = range(0, len(named), step)
        names = [named[at][0] if by_year else _short(months[at], at == 0) for at in places]
        axes.set_xticks(places, names, fontfamily=_FONT)
        beside = max(0.6, (_FEW - len(named)) / 2) + len(named) / 100
        axes.set_xlim(-beside, len(named) - 1 + beside)
        axes.set_ylim(0, max(numbers) * 1.15)
        return _png(figure, description)


def draw_calibration(calibration: Calibration, description: str) -> bytes:
    """A PNG of the two curves, with the threshold in force and the one that is proposed."""
    curve = calibration.curve
    thresholds = [point.threshold for point in curve]
    with _drawing:
        figure, axes = _empty("Questions declined, in 100, where less support is too little")
        for name, colour, shares in (
            ("that can be answered", _BAR, [point.answerable for point in curve]),
            ("that cannot", _OTHER, [point.unanswerable for point in curve]),
        ):
            drawn = [100 * share for share in shares if share is not None]
            if drawn:
                axes.step(thresholds, drawn, where="pre", color=colour, linewidth=2, label=name)
        for name, style, point in (
            ("now", (0, (1, 2)), calibration.now),
            ("proposed", (0, (5, 2)), calibration.proposed),
        ):
            label = f"{name}: {point.threshold:.3g}"
            axes.axvline(point.threshold, color=_INK, linewidth=1.2, linestyle=style, label=label)
        axes.set_xlim(0, 1)
        axes.set_ylim(0, 102)
        axes.set_xlabel("support", color=_INK, fontsize=9, fontfamily=_FONT)
        axes.legend(frameon=False, labelcolor=_INK, prop={"family": _FONT, "size": 9})
        return _png(figure, description)


def _short(month: Month, first: bool) -> str:
    """A month below its bar: its first three letters, with the year where one begins."""
    name = MONTHS[month.first.month - 1][:3]
    return f"{name}\n{month.first.year}" if first or month.first.month == 1 else name


def _empty(title: str) -> "tuple[Figure, Axes]":
    """A figure to draw in, whatever matplotlib is set to elsewhere."""
    from matplotlib.figure import Figure
    from matplotlib.ticker import MaxNLocator

    figure = Figure(figsize=_SIZE, dpi=_DPI, facecolor=_GROUND, layout="constrained")
    axes = figure.add_subplot(facecolor=_GROUND)
    axes.set_title(title, color=_INK, fontsize=11, fontfamily=_FONT, loc="left")
    axes.yaxis.set_major_locator(MaxNLocator(nbins=5, integer=True))
    axes.grid(axis="y", color=_LINES, linewidth=0.8)
    axes.set_axisbelow(True)
    axes.tick_params(colors=_INK, labelsize=9, length=0, labelfontfamily=_FONT)
    for side in ("top", "right", "left"):
        axes.spines[side].set_visible(False)
    axes.spines["bottom"].set_color(_INK)
    return figure, axes


def _png(figure: "Figure", description: str) -> bytes:
    file = BytesIO()
    figure.savefig(
        file,
        format="png",
        facecolor=_GROUND,
        dpi=_DPI,
        metadata={"Software": None, "Description": description},
    )
    return file.getvalue()
