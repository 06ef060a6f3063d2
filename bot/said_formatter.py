"""What a person said -> the reply that Discord shows. Pure; every limit of a message is kept here.

It is measured after escaping.
"""

from collections.abc import Sequence
from typing import Any

from discord import ui

from bot import markdown
from bot.dates import date_in_words
from bot.layout import TEXT_LENGTH, Reply, laid_out, length
from bot.listing import Listed, fitting, whole_in
from bot.views import removal
from bot.wording.said import UNCLEAR, said_in_words
from corpus.model import Summary
from corpus.said import Said, Saying
from corpus.titles import cut

_NAME = 200  # characters of the name and the topic, each
_ENTRIES = 10  # of three components each, of the 40 that a message may have
_UNCLEAR = 3  # of them at most, where there are enough others
_MARGIN = 240  # characters for the lines that say what is unclear, and what was left out
_FILE = "said.txt"


def format_said(said: Said, summary: Summary, *, asker: int | None) -> Reply:
    """The reply; with `asker` that person can take it away again."""
    head = _head(said, summary)
    certain, unclear = _listed(said.told.sayings), _listed(said.told.unclear)
    first_unclear = min(len(certain), _ENTRIES - min(len(unclear), _UNCLEAR))
    listed = [*certain[:first_unclear], *unclear]
    shown = fitting(listed[:_ENTRIES], TEXT_LENGTH - length(head) - _MARGIN, _ENTRIES)
    items: list[ui.Item[Any]] = [ui.TextDisplay(head)]
    for at in shown:
        if at >= first_unclear and not any(first_unclear <= one < at for one in shown):
            items.append(ui.TextDisplay(f"**{UNCLEAR}**"))
        items.append(listed[at].section())
    files = []
    if len(shown) < len(certain) + len(unclear):
        file, told = whole_in(_FILE, _whole(certain, unclear))
        files, items = [file], [*items, *told]
    items += removal(asker)
    return Reply(laid_out(items), tuple(files))


def _head(said: Said, summary: Summary) -> str:
    """The name and the topic, and what there is or why there is nothing."""
    asked = " · ".join(cut(part, _NAME) for part in (said.name, said.topic) if part.strip())
    words = said_in_words(said, summary)
    return f"**{markdown.inline(asked)}**\n-# {markdown.inline(words)}"


def _listed(sayings: Sequence[Saying]) -> list[Listed]:
    return [Listed(date_in_words(one.excerpt.article), one.excerpt) for one in sayings]


def _whole(certain: Sequence[Listed], unclear: Sequence[Listed]) -> str:
    """All of it as a text file: each quotation to the character, between its day and source."""
    blocks = [one.in_file for one in certain]
    if unclear:
        blocks += [UNCLEAR, *(one.in_file for one in unclear)]
    return "\n\n".join(blocks) + "\n"
