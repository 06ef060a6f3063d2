"""A timeline -> the reply that Discord shows. Pure; every limit of a message is kept here.

It is measured after escaping.
"""

from collections.abc import Sequence
from io import BytesIO
from typing import Any

import discord
from discord import ui

from bot import markdown
from bot.dates import day_in_words
from bot.layout import TEXT_LENGTH, Reply, laid_out, length
from bot.listing import Listed, fitting, whole_in
from bot.views import removal
from bot.wording.timelines import (
    extent_in_words,
    figures_in_words,
    months_in_words,
    no_match_in_words,
    others_in_words,
)
from corpus.model import Summary
from corpus.timeline import Entry, Timeline
from corpus.titles import cut

_TOPIC = 200
_ENTRIES = 10  # of three components each, of the 40 that a message may have
_FIGURES = 900  # characters of figures side by side
_MARGIN = 120  # characters for the line that says what was left out
_CHART = "timeline.png"
_FILE = "timeline.txt"


def format_timeline(
    timeline: Timeline, summary: Summary, *, chart: bytes | None, asker: int | None
) -> Reply:
    """The reply; `chart` is a PNG, and with `asker` that person can take the reply away again."""
    head, figures = _head(timeline, summary), _figures(timeline)
    listed = [_listed(entry) for entry in timeline.entries]
    shown = fitting(listed, TEXT_LENGTH - length(head, figures) - _MARGIN, _ENTRIES)
    items: list[ui.Item[Any]] = [ui.TextDisplay(head), *(listed[at].section() for at in shown)]
    if figures:
        items.append(ui.TextDisplay(figures))
    files = []
    if len(shown) < len(listed) or len(figures.splitlines()) < len(timeline.figures):
        file, told = whole_in(_FILE, _whole(listed, timeline))
        files, items = [file], [*items, *told]
    if chart is not None:
        files.append(_picture(chart, timeline))
        items.append(ui.MediaGallery(discord.MediaGalleryItem(files[-1])))
    items += removal(asker)
    return Reply(laid_out(items), tuple(files))


def _head(timeline: Timeline, summary: Summary) -> str:
    """The topic, and what there is on it or why there is nothing."""
    if timeline.refusal:
        words = no_match_in_words(timeline.refusal, summary)
    else:
        words = extent_in_words(timeline)
    return f"**{markdown.inline(cut(timeline.topic, _TOPIC))}**\n-# {markdown.inline(words)}"


def _figures(timeline: Timeline) -> str:
    """Figures side by side, a line each, as many as there is room for."""
    lines: list[str] = []
    for series in timeline.figures:
        lines.append(f"- {markdown.inline(figures_in_words(series))}")
        if length("\n".join(lines)) > _FIGURES:
            lines.pop()
    return "\n".join(lines)


def _listed(entry: Entry) -> Listed:
    day = day_in_words(entry.day, entry.precision)
    return Listed(day, entry.excerpt, others_in_words(entry))


def _whole(listed: Sequence[Listed], timeline: Timeline) -> str:
    """The timeline as a text file: each quotation to the character, between its day and source."""
    blocks = [one.in_file for one in listed]
    return "\n\n".join([*blocks, *map(figures_in_words, timeline.figures)]) + "\n"


def _picture(chart: bytes, timeline: Timeline) -> discord.File:
    return discord.File(BytesIO(chart), _CHART, description=months_in_words(timeline.months))
