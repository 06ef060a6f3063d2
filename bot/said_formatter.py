"""What a person said -> the reply that Discord shows. Pure; every limit of a message is kept here.

It is measured after escaping. Quotations that do not fit, the longest first, are left out of the
message; then all of it goes along as a text file.
"""

from collections.abc import Sequence
from typing import Any

from discord import ui

from bot import markdown
from bot.dates import date_in_words
from bot.layout import TEXT_LENGTH, Reply, laid_out, length, text_file
from bot.views import ContextButton, RemoveButton
from bot.wording.answers import copies_in_words
from bot.wording.notes import notes_in_words
from bot.wording.said import UNCLEAR, said_in_words
from bot.wording.timelines import says_the_same
from corpus.model import Excerpt, Summary
from corpus.said import Said
from corpus.titles import cut

_NAME = 200  # characters of the name and the topic, each
_HEADLINE = 100
_SOURCE = 60
_LONG = 1000  # of a headline or source in the file
_ENTRIES = 10  # of three components each, of the 40 that a message may have
_UNCLEAR = 3  # of them at most, where there are enough others
_MARGIN = 240  # characters for the lines that say what is unclear, and what was left out
_FILE = "said.txt"


def format_said(said: Said, summary: Summary, *, asker: int | None) -> Reply:
    """The reply; with `asker` that person can take it away again."""
    head = _head(said, summary)
    certain = [saying.excerpt for saying in said.told.sayings]
    unclear = [saying.excerpt for saying in said.told.unclear]
    room = _ENTRIES - min(len(unclear), _UNCLEAR)
    listed = [*certain[:room], *unclear[: _ENTRIES - len(certain[:room])]]
    texts = [_text(excerpt) for excerpt in listed]
    shown = _fitting(texts, TEXT_LENGTH - length(head) - _MARGIN)
    first_unclear = len(certain[:room])
    items: list[ui.Item[Any]] = [ui.TextDisplay(head)]
    for at in shown:
        if at >= first_unclear and not any(first_unclear <= one < at for one in shown):
            items.append(ui.TextDisplay(f"**{UNCLEAR}**"))
        button = ContextButton.of(listed[at])
        items.append(ui.Section(ui.TextDisplay(texts[at]), accessory=button))
    files = []
    if len(shown) < len(certain) + len(unclear):
        files.append(text_file(_FILE, _whole(said)))
        left_out = f"-# Not all of it fits here: it is whole in {_FILE}."
        items += [ui.TextDisplay(left_out), ui.File(files[-1])]
    if asker is not None:
        items += [ui.Separator(), ui.ActionRow(RemoveButton.of(asker))]
    return Reply(laid_out(items), tuple(files))


def _head(said: Said, summary: Summary) -> str:
    """The name and the topic, and what there is or why there is nothing."""
    asked = " · ".join(cut(part, _NAME) for part in (said.name, said.topic) if part.strip())
    words = said_in_words(said, summary)
    return f"**{markdown.inline(asked)}**\n-# {markdown.inline(words)}"


def _text(excerpt: Excerpt) -> str:
    """The day, the quotation, and below it in small type what is noted and where it is from."""
    lines = [f"**{date_in_words(excerpt.article)}**", markdown.quote(excerpt.text)]
    lines += [f"-# {markdown.inline(line)}" for line in _below(excerpt, _HEADLINE, _SOURCE)]
    return "\n".join(lines)


def _below(excerpt: Excerpt, headline: int, source: int) -> list[str]:
    article = excerpt.article
    # A headline that is the sentence itself need not be read twice.
    parts = [] if says_the_same(excerpt) else [cut(article.title, headline)]
    copies = [copies_in_words(excerpt.copies)] if excerpt.copies else []
    return [*notes_in_words(excerpt), " · ".join([*parts, cut(article.source, source)]), *copies]


def _fitting(texts: Sequence[str], room: int) -> list[int]:
    """The places, in order, of the texts that fit, the longest left out first."""
    shown = sorted(range(len(texts)), key=lambda at: length(texts[at]))
    while length(*(texts[at] for at in shown)) > room:
        shown.pop()
    return sorted(shown)


def _whole(said: Said) -> str:
    """All of it as a text file: each quotation to the character, between its day and source."""
    blocks = [_block(saying.excerpt) for saying in said.told.sayings]
    if said.told.unclear:
        blocks += [UNCLEAR, *(_block(saying.excerpt) for saying in said.told.unclear)]
    return "\n\n".join(blocks) + "\n"


def _block(excerpt: Excerpt) -> str:
    day = date_in_words(excerpt.article)
    return "\n".join([day, excerpt.text, *_below(excerpt, _LONG, _LONG)])
