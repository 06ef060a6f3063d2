"""The versions of an article: the words that went in red, those that came in green.

Where there is no colour they stand in [-…-] and {+…+}.
"""

from collections.abc import Sequence
from itertools import pairwise

from rich.text import Text

from bot.console.marking import come, gone
from bot.console.printing import out
from bot.dates import date_in_words
from bot.plain import plain
from bot.wording.generations import moment_in_words
from corpus.edits import Edit, edits
from corpus.model import Article
from corpus.versions import Version

_AROUND = 60  # characters of what stayed are shown on each side of a change
_LEFT_OUT = " … "


def print_history(versions: Sequence[Version]) -> None:
    """Each version with when it came, and what it changed of the one before."""
    _print_heading(1, versions[0])
    out.print(versions[0].article.title)
    if len(versions) == 1:
        out.print("It has not changed since it was first read.", style="dim")
    for number, (before, version) in enumerate(pairwise(versions), 2):
        out.print()
        _print_heading(number, version)
        _print_changes(before.article, version.article)


def _print_heading(number: int, version: Version) -> None:
    current = ", current" if version.is_current else ""
    when = moment_in_words(version.read_at) if version.read_at else "by an earlier Dateline"
    line = f"Version {number}{current} · read {when} · generation {version.generation}"
    out.print(line, style="bold")


def _print_changes(before: Article, after: Article) -> None:
    for name, was, is_ in _about(before, after):
        if was != is_:
            line = Text(f"{name}: ").append(gone(was)).append(" ").append(come(is_))
            out.print(line)
    if before.text != after.text:
        found = edits(before.text, after.text)
        parts = [
            _part(edit, before.text, after.text, at == 0, at == len(found) - 1)
            for at, edit in enumerate(found)
        ]
        out.print(Text.assemble(*parts))


def _about(before: Article, after: Article) -> list[tuple[str, str, str]]:
    """What is known of an article besides its text, by name, before and after."""
    return [
        ("Headline", before.title, after.title),
        ("Day", date_in_words(before), date_in_words(after)),
        ("Path", before.path, after.path),
        ("Source", before.publisher or "none", after.publisher or "none"),
        ("Address", before.url or "none", after.url or "none"),
    ]


def _part(edit: Edit, before: str, after: str, is_first: bool, is_last: bool) -> Text:
    """A change, or what stayed: of that no more than is next to a change."""
    text = edit.after.of(after)
    if not edit.is_same:
        return _change(edit.before.of(before), text)
    sides = 2 - is_first - is_last
    if len(text) > sides * _AROUND + len(_LEFT_OUT):
        head = "" if is_first else text[:_AROUND].rpartition(" ")[0]
        tail = "" if is_last else text[-_AROUND:].partition(" ")[2]
        text = f"{head}{_LEFT_OUT}{tail}"
    return Text(plain(text))


def _change(was: str, is_: str) -> Text:
    """What went and what came in its place, on one line where what went ended one."""
    words = was.rstrip()
    if words and is_.strip() and words != was:
        was = f"{words} "
    return gone(was).append(come(is_))
