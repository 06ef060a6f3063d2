"""Timelines."""

from pathlib import Path

from bot.console.printing import err, out, print_quotation
from bot.dates import day_in_words
from bot.wording.answers import copies_in_words
from bot.wording.counting import count
from bot.wording.notes import notes_in_words
from bot.wording.timelines import (
    extent_in_words,
    figures_in_words,
    no_match_in_words,
    says_the_same,
)
from corpus.model import Summary
from corpus.timeline import Entry, Timeline


def print_timeline(timeline: Timeline, summary: Summary) -> None:
    """A sentence a date, oldest first; then figures that are other ones on other dates."""
    if timeline.refusal:
        out.print(no_match_in_words(timeline.refusal, summary))
        return
    for entry in timeline.entries:
        _print_entry(entry)
        out.print()
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


def _print_entry(entry: Entry) -> None:
    article = entry.excerpt.article
    out.print(day_in_words(entry.day, entry.precision), style="bold")
    print_quotation(entry.excerpt.text)
    for note in notes_in_words(entry.excerpt):
        out.print(note, style="dim")
    headline = "" if says_the_same(entry.excerpt) else f"{article.title} · "
    others = ""
    if entry.others:
        others = f" · {count(entry.others, 'other article')} that {entry.precision}"
    out.print(f"{headline}{article.source}{others}", style="dim")
    if entry.excerpt.copies:
        out.print(copies_in_words(entry.excerpt.copies), style="dim")
