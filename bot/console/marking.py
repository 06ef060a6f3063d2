"""Words that differ or are left out: red, green or dim, or without colour in [-…-] or {+…+}."""

from rich.text import Text

from bot.console.printing import out
from bot.plain import plain


def gone(text: str) -> Text:
    """Words that stand on the first side alone."""
    return _marked(text, "[-", "-]", "red")


def come(text: str) -> Text:
    """Words that stand on the second side alone."""
    return _marked(text, "{+", "+}", "green")


def aside(text: str) -> Text:
    """Words that are left out."""
    return _marked(text, "[-", "-]", "dim")


def _marked(text: str, opening: str, closing: str, style: str) -> Text:
    """The words in their colour, or between marks; blanks after them stay outside."""
    text = plain(text)
    words = text.rstrip()
    blank = text[len(words) :]
    if not words:
        return Text(blank)
    if out.color_system is None:
        words = f"{opening}{words}{closing}"
    return Text(words, style=style).append(blank, style="default")
