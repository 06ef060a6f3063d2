"""Timelines."""

from pathlib import Path

from bot.console.listing import print_listed
from bot.console.printing import err, out
from bot.dates import day_in_words
from bot.wording.timelines import (
    extent_in_words,
    figures_in_words,
    no_match_in_words,
    others_in_words,
)
from corpus.model import Summary
from corpus.timeline import Timeline


def print_timeline(timeline: Timeline, summary: Summary) -> None:
    """A sentence a date, oldest first; then figures that are other ones on other dates."""
    if timeline.refusal:
        out.print(no_match_in_words(timeline.refusal, summary))
        return
    for entry in timeline.entries:
        day = day_in_words(entry.day, entry.precision)
        print_listed(day, entry.excerpt, others_in_words(entry))
    for series in timeline.figures:
        out.print(figures_in_words(series), style="cyan")
    if timeline.figures:
        out.print()
    out.print(extent_in_words(timeline), style="dim")


def print_chart_written(file: Path, description: str) -> None:
    """Where the chart is, and what it shows, on stderr."""
    err.print(f"Wrote {file}. {description}", style="dim")


def print_no_chart() -> None:
    """Why no chart was written, on stderr."""
    err.print("No dated article matches, so no chart was written.", style="dim")
