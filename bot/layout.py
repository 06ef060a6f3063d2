"""The parts that every reply is laid out with: headline, source, file, and how long texts are.

`formatter` composes answers of them, and `context` the paragraphs around an excerpt.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any

import discord
from discord import ui

from bot import markdown
from corpus.model import Article
from corpus.titles import cut

TEXT_LENGTH = 4000  # of all text displays of a message together
_HEADLINE = 200
_SOURCE = 150
_COLOUR = discord.Colour(0x2F6F8F)


@dataclass(frozen=True, slots=True)
class Reply:
    """A message to send: its view, and the files that go along."""

    view: ui.LayoutView
    files: tuple[discord.File, ...] = ()


def laid_out(items: Sequence[ui.Item[Any]]) -> ui.LayoutView:
    """A message's view: the items in one container, which no time limit ends."""
    view = ui.LayoutView(timeout=None)
    view.add_item(ui.Container(*items, accent_colour=_COLOUR))
    return view


def headline(article: Article) -> str:
    """The article's title in bold, not as a heading: Discord drops a "#" at a heading's end."""
    return f"**{markdown.inline(cut(article.title, _HEADLINE))}**"


def source_line(article: Article) -> str:
    """Where the article is from, in small type; with a word where its title is derived."""
    derived = " · headline from the text" if article.title_derived else ""
    return f"-# {markdown.inline(cut(article.source, _SOURCE))}{derived}"


def text_file(name: str, text: str) -> discord.File:
    """A file with the text to the character."""
    return discord.File(BytesIO(text.encode()), name)


def length(*texts: str) -> int:
    """Characters as Discord's clients count them, in UTF-16: never fewer than it counts itself."""
    return sum(len(text.encode("utf-16-le", "surrogatepass")) // 2 for text in texts)
