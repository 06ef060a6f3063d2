"""Several quotations in a reply, one below the other: `/said` and `/timeline` are laid out so.

What does not fit, the longest first, is left out of the message; then all goes along in a file.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from discord import File, ui

from bot import markdown
from bot.layout import length, text_file
from bot.views import ContextButton
from bot.wording.listing import below_in_lines
from corpus.model import Excerpt


@dataclass(frozen=True, slots=True)
class Listed:
    """A quotation with the day to show, and what is said of other articles."""

    day: str
    excerpt: Excerpt
    others: str = ""

    @property
    def text(self) -> str:
        """The day, the quotation, and below it in small type what is noted and where it is from."""
        below = below_in_lines(self.excerpt, self.others, brief=True)
        lines = [f"**{self.day}**", markdown.quote(self.excerpt.text)]
        return "\n".join([*lines, *(f"-# {markdown.inline(line)}" for line in below)])

    @property
    def in_file(self) -> str:
        """The same in plain text, the quotation to the character."""
        below = below_in_lines(self.excerpt, self.others)
        return "\n".join([self.day, self.excerpt.text, *below])

    def section(self) -> ui.Item[Any]:
        """The text, with the way to its context beside it."""
        return ui.Section(ui.TextDisplay(self.text), accessory=ContextButton.of(self.excerpt))


def fitting(listed: Sequence[Listed], room: int, most: int) -> list[int]:
    """The places, in order, of those that fit into so many characters, the shortest at most."""
    texts = [one.text for one in listed]
    shown = sorted(range(len(texts)), key=lambda at: length(texts[at]))[:most]
    while length(*(texts[at] for at in shown)) > room:
        shown.pop()
    return sorted(shown)


def whole_in(name: str, text: str) -> tuple[File, list[ui.Item[Any]]]:
    """The file that has all of it, and what the message shows of that."""
    file = text_file(name, text)
    told = ui.TextDisplay[Any](f"-# Not all of it fits here: it is whole in {name}.")
    return file, [told, ui.File(file)]
