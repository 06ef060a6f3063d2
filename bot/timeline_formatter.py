"""A timeline -> the reply that Discord shows. Pure; every limit of a message is kept here.

It is measured after escaping. Dates that do not fit, those with the longest sentences first, are
left out of the message; then the whole timeline goes along as a text file.
"""

from collections.abc import Sequence
from io import BytesIO
from typing import Any

import discord
from discord import ui

from bot import markdown
from bot.dates import day_in_words
from bot.layout import TEXT_LENGTH, Reply, laid_out, length, text_file
from bot.views import ContextButton, RemoveButton
from bot.wording.answers import copies_in_words
from bot.wording.counting import count
from bot.wording.notes import notes_in_words
from bot.wording.timelines import (
    extent_in_words,
    figures_in_words,
    months_in_words,
    no_match_in_words,
    says_the_same,
)
from corpus.model import Summary
from corpus.timeline import Entry, Timeline
from corpus.titles import cut

_TOPIC = 200
_HEADLINE = 100
_SOURCE = 60
_LONG = 1000  # of a headline or source in the file
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
    texts = [_text(entry) for entry in timeline.entries]
    shown = _fitting(texts, TEXT_LENGTH - length(head, figures) - _MARGIN)
    items: list[ui.Item[Any]] = [ui.TextDisplay(head)]
    for at in shown:
        button = ContextButton.of(timeline.entries[at].excerpt)
        items.append(ui.Section(ui.TextDisplay(texts[at]), accessory=button))
    if figures:
        items.append(ui.TextDisplay(figures))
    files = []
    if len(shown) < len(texts) or len(figures.splitlines()) < len(timeline.figures):
        files.append(text_file(_FILE, _whole(timeline)))
        left_out = f"-# Not all of it fits here: it is whole in {_FILE}."
        items += [ui.TextDisplay(left_out), ui.File(files[-1])]
    if chart is not None:
        files.append(_picture(chart, timeline))
        items.append(ui.MediaGallery(discord.MediaGalleryItem(files[-1])))
    if asker is not None:
        items += [ui.Separator(), ui.ActionRow(RemoveButton.of(asker))]
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


def _text(entry: Entry) -> str:
    """The day, the quotation, and below it in small type where it is from."""
    excerpt = entry.excerpt
    lines = [f"**{day_in_words(entry.day, entry.precision)}**", markdown.quote(excerpt.text)]
    lines += [f"-# {markdown.inline(line)}" for line in _below(entry, _HEADLINE, _SOURCE)]
    return "\n".join(lines)


def _below(entry: Entry, headline: int, source: int) -> list[str]:
    article = entry.excerpt.article
    # A headline that is the sentence itself need not be read twice.
    parts = [] if says_the_same(entry.excerpt) else [cut(article.title, headline)]
    parts.append(cut(article.source, source))
    if entry.others:
        parts.append(f"{count(entry.others, 'other article')} that {entry.precision}")
    copies = entry.excerpt.copies
    notes = notes_in_words(entry.excerpt)
    return [*notes, " · ".join(parts), *([copies_in_words(copies)] if copies else [])]


def _fitting(texts: Sequence[str], room: int) -> list[int]:
    """The places, in order, of the texts that fit, the longest left out first."""
    shown = sorted(range(len(texts)), key=lambda at: length(texts[at]))[:_ENTRIES]
    while length(*(texts[at] for at in shown)) > room:
        shown.pop()
    return sorted(shown)


def _whole(timeline: Timeline) -> str:
    """The timeline as a text file: each quotation to the character, between its day and source."""
    blocks = []
    for entry in timeline.entries:
        day = day_in_words(entry.day, entry.precision)
        blocks.append("\n".join([day, entry.excerpt.text, *_below(entry, _LONG, _LONG)]))
    return "\n\n".join([*blocks, *map(figures_in_words, timeline.figures)]) + "\n"


def _picture(chart: bytes, timeline: Timeline) -> discord.File:
    return discord.File(BytesIO(chart), _CHART, description=months_in_words(timeline.months))
