"""What the functions that find constructs return, and how they look through a text."""

from collections.abc import Callable, Container
from dataclasses import dataclass

# White space; to JavaScript a byte-order mark is a blank as well.
BLANKS = "\ufeff" + "".join(filter(str.isspace, map(chr, range(0x3001))))


@dataclass(frozen=True, slots=True)
class Found:
    """A construct: the place behind it, what it shows as it is, and then what is read on."""

    construct: str
    end: int
    shown: str = ""
    inside: str = ""


# Takes a text and a place in it, and returns the construct that begins there.
Begins = Callable[[str, int], Found | None]


def skip(text: str, at: int, signs: Container[str]) -> int:
    """The first place from `at` on where none of `signs` stands, or the end of the text."""
    while at < len(text) and text[at] in signs:
        at += 1
    return at


def find_any(text: str, at: int, signs: Container[str]) -> int:
    """The first place from `at` on where one of `signs` stands, or the end of the text."""
    while at < len(text) and text[at] not in signs:
        at += 1
    return at


def between(text: str, at: int, opening: str, closing: str) -> str | None:
    """What stands between `opening`, if that is at this place, and `closing`; never nothing."""
    start = at + len(opening)
    end = text.find(closing, start + 1)
    return text[start:end] if text.startswith(opening, at) and end >= 0 else None
