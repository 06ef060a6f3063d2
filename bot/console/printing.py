"""The two streams, and how anything is written to them."""

import json
import sys
from collections.abc import Sequence

from rich.console import Console
from rich.text import Text

from bot.records.articles import Record

# C0 but tab and line feed, DEL and C1: in a terminal they are commands.
_CONTROLS = [*range(0x09), *range(0x0B, 0x20), *range(0x7F, 0xA0)]
_PICTURES = {code: chr(0x2400 + code) if code in range(0x20) else "\ufffd" for code in _CONTROLS}

out = Console(highlight=False, markup=False, emoji=False, soft_wrap=True)
err = Console(stderr=True, highlight=False, markup=False, emoji=False, soft_wrap=True)


def print_json(record: Record) -> None:
    """One JSON object on a line of its own."""
    sys.stdout.write(json.dumps(record, ensure_ascii=False) + "\n")
    sys.stdout.flush()


def print_error(sentence: str) -> None:
    """One sentence on stderr."""
    err.print(Text("Error: ", style="red").append(plain(sentence), style="default"))


def print_rows(rows: Sequence[tuple[str, str]]) -> None:
    """A name and a value a line; a long value is not folded, so that it can be copied."""
    width = max(len(name) for name, _ in rows)
    for name, value in rows:
        out.print(Text(name.ljust(width + 2), style="bold").append(plain(value), style="default"))


def write_verbatim(text: str) -> None:
    """The text and a line end, past rich, which would make blanks of its tabs."""
    out.file.write(text + "\n")


def plain(text: str) -> str:
    """`text` with what would command the terminal as a picture of it."""
    return text.translate(_PICTURES)
