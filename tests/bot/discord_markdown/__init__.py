"""A message text in, out comes what Discord displays of it and the markup found in it.

A scanner for the tests of `bot.markdown`. It goes through the text from left to right and asks at
each place, one function a construct, whether one begins there; whatever is inside is read in the
same way. It is to catch markup that was not escaped, so where the client's reading is not certain
it takes the one that finds more: names, numbers and addresses are not looked into, and a construct
may begin in the middle of a word. It is made for short texts, as its time grows with the square.
"""

import string
from dataclasses import dataclass

from tests.bot.discord_markdown.anywhere import ANYWHERE
from tests.bot.discord_markdown.line_start import AT_LINE_START
from tests.bot.discord_markdown.scanning import Found, skip

# Where a line may end: for JavaScript, for Python, or for both. `clean` leaves no other.
_LINE_ENDS = frozenset("\n\v\x1c\x1d\x1e\x85\u2028\u2029")
_SIGNS = frozenset(string.punctuation)
_SHRUG = "¯\\_(ツ)_/¯"


@dataclass(frozen=True, slots=True)
class Shown:
    """What a message displays, and the constructs in it, each before those inside it."""

    text: str
    constructs: tuple[str, ...]


def render(message: str) -> Shown:
    """What Discord displays for the text of a message."""
    constructs: list[str] = []
    text = _read(clean(message), constructs)
    return Shown(text, tuple(constructs))


def clean(message: str) -> str:
    """The text of a message as the client reads it, before it looks for any markup."""
    text = message.replace("\f", "").replace("\t", "    ")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _read(text: str, constructs: list[str]) -> str:
    """What `text` displays; the names of its constructs are added to `constructs`."""
    shown = []
    at = 0
    while at < len(text):
        if found := _construct(text, at):
            constructs.append(found.construct)
            shown += [found.shown, _read(found.inside, constructs)]
            at = found.end
        else:
            plain, at = _plain(text, at)
            shown.append(plain)
    return "".join(shown)


def _construct(text: str, at: int) -> Found | None:
    """The first construct of the tables that begins at this place."""
    starts_line = at == 0 or text[at - 1] in _LINE_ENDS
    for begins in (*AT_LINE_START, *ANYWHERE) if starts_line else ANYWHERE:
        if found := begins(text, at):
            return found
    return None


def _plain(text: str, at: int) -> tuple[str, int]:
    """What is displayed where no construct begins, and the place behind it."""
    if text.startswith(_SHRUG, at):
        return _SHRUG, at + len(_SHRUG)
    if text[at] == "\\" and text[at + 1 : at + 2] in _SIGNS:
        return text[at + 1], at + 2
    behind_blanks = skip(text, at, " ")
    if behind_blanks >= at + 2 and text.startswith("\n", behind_blanks):
        return "", behind_blanks
    return text[at], at + 1
