"""An answer -> the reply that Discord shows. Pure; every limit of a message is kept here.

A reply is composed whole and measured after escaping. It is never cut inside an excerpt: one that
is too long to show goes along as a text file, and its place says so.
"""

import re
from collections.abc import Sequence
from datetime import date
from typing import Any
from urllib.parse import urlsplit

import discord
from discord import ui

from bot import markdown
from bot.dates import date_in_words
from bot.layout import TEXT_LENGTH, Reply, headline, laid_out, length, source_line, text_file
from bot.views import ContextButton, removal
from bot.wording.answers import (
    RELATED,
    copies_in_words,
    holdings_in_words,
    publishers_in_words,
    refusal_in_words,
)
from bot.wording.counting import count
from bot.wording.following import understood_in_words
from bot.wording.notes import notes_in_words
from corpus.following import Understood
from corpus.model import Answer, Excerpt, Summary
from corpus.titles import cut

EXCERPT_LENGTH = 1200  # escaped; a longer one goes into a file
_QUESTION = 400
_URL = 512  # of a link button
_HOST = re.compile(r"[\w-]+(?:\.[\w-]+)*\.[^\W\d_][\w-]+")
_BLOCKS = 6  # of at most six components each, of the 40 that a message may have
_MARGIN = 50  # characters for the line that says what was left out
_PUBLISHERS = 15
_GOING_ON = (
    "- go on from an answer within ten minutes, in a direct message or as a reply to the bot that"
    " pings it: “and in March?”, “only from …”, “why?”"
)


def format_answer(
    answer: Answer,
    summary: Summary,
    *,
    asker: int | None,
    show_question: bool,
    understood: Understood | None = None,
) -> Reply:
    """The reply to a question; with `asker`, that person and moderators can take it away again.

    Its first line is how the question was `understood`, where it went on from the one before.
    """
    items: list[ui.Item[Any]] = []
    reason = ""
    told = answer.question if show_question else ""
    if understood:
        told = understood_in_words(understood)
    question = f"-# {markdown.inline(cut(told, _QUESTION))}" if told else ""
    if question:
        items.append(ui.TextDisplay(question))
    if answer.refusal:
        reason = markdown.escape(refusal_in_words(answer.refusal, summary))
        if answer.related:
            reason = f"{reason}\n\n**{RELATED}**"
        items.append(ui.TextDisplay(reason))
    shown = answer.excerpts or ((answer.related,) if answer.related else ())
    blocks = _blocks(shown, answer.asked, TEXT_LENGTH - length(question + reason) - _MARGIN)
    for block in blocks:
        items += [ui.Separator(), *block.items()] if items else block.items()
    if left_out := len(shown) - len(blocks):
        items.append(ui.TextDisplay(f"-# {count(left_out, 'more excerpt')} did not fit here."))
    items += removal(asker)
    return Reply(laid_out(items), tuple(block.file for block in blocks if block.file))


def format_help(summary: Summary, mention: str) -> Reply:
    """What the archive holds, and the ways to ask; `mention` is the bot's own."""
    lines = [
        "**Dateline answers with the articles' own words, each with its day and source.**",
        markdown.escape(holdings_in_words(summary)),
        *map(markdown.inline, publishers_in_words(summary, _PUBLISHERS)),
        "",
        "- `/ask` a question, if you like between two days or of one source, or privately",
        f"- mention {mention} with a question in a channel",
        "- write a question to the bot in a direct message",
        _GOING_ON,
        "- `/timeline` a topic, for what was said of it day by day",
        "- `/verify` a quotation, or on a message: Apps, Check quotations",
        "- `/said` a name, for what that person said",
        "",
        "When the archive does not know, the answer says so. Nothing that is asked is stored.",
    ]
    return Reply(laid_out([ui.TextDisplay("\n".join(lines))]))


class _Block:
    """One excerpt: headline and day, the quotation or where it is, notes, source, buttons."""

    def __init__(self, number: int, excerpt: Excerpt, asked: date) -> None:
        self._excerpt = excerpt
        self._asked = asked
        self._file_name = f"excerpt-{number}.txt"
        self.file: discord.File | None = None
        if length(markdown.escape(excerpt.text)) > EXCERPT_LENGTH:
            self.put_into_file()

    def put_into_file(self) -> None:
        """Let the quotation go along as a file."""
        self.file = text_file(self._file_name, self._excerpt.text)

    @property
    def text(self) -> str:
        """What is shown of it, escaped."""
        article = self._excerpt.article
        day = date_in_words(article, self._asked)
        quotation = markdown.quote(self._excerpt.text)
        if self.file:
            quotation = f"The quotation is longer than fits here: it is in {self._file_name}."
        notes = [f"-# {markdown.inline(note)}" for note in notes_in_words(self._excerpt)]
        lines = [headline(article), day, quotation, *notes, source_line(article)]
        if self._excerpt.copies:
            lines.append(f"-# {markdown.inline(copies_in_words(self._excerpt.copies))}")
        return "\n".join(lines)

    def items(self) -> list[ui.Item[Any]]:
        """The text with the way to its context beside it; below, the file and the address."""
        button = ContextButton.of(self._excerpt)
        items: list[ui.Item[Any]] = [ui.Section(ui.TextDisplay(self.text), accessory=button)]
        if self.file:
            items.append(ui.File(self.file))
        if url := _link(self._excerpt.article.url):
            items.append(ui.ActionRow(ui.Button(label="Open the article", url=url)))
        return items


def _blocks(excerpts: Sequence[Excerpt], asked: date, room: int) -> list[_Block]:
    """A block an excerpt; from the last on, quotations become files until all fit in `room`.

    Where even that is too long, the last excerpts are left out.
    """
    shown = excerpts[:_BLOCKS]
    blocks = [_Block(number, excerpt, asked) for number, excerpt in enumerate(shown, 1)]
    for block in reversed(blocks):
        if length(*(b.text for b in blocks)) <= room:
            break
        block.put_into_file()
    while length(*(b.text for b in blocks)) > room:
        blocks.pop()
    return blocks


def _link(url: str | None) -> str | None:
    """The address, if Discord takes it for a link button."""
    if url is None or len(url) > _URL or any(c.isspace() for c in url):
        return None
    try:
        parts = urlsplit(url)
        host = parts.hostname if parts.port != 0 else None
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or not _HOST.fullmatch(host or ""):
        return None
    return parts.scheme + url[len(parts.scheme) :]
