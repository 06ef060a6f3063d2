"""What a person said."""

from collections.abc import Sequence

from bot.console.listing import print_listed
from bot.console.printing import out
from bot.dates import date_in_words
from bot.wording.said import UNCLEAR, said_in_words
from corpus.model import Summary
from corpus.said import Said, Saying


def print_said(said: Said, summary: Summary) -> None:
    """Quotations, the latest first; those that are unclear apart; how many there are."""
    words = said_in_words(said, summary)
    if not said.told.found:
        out.print(words)
    _print_all(said.told.sayings)
    if said.told.unclear:
        out.print(UNCLEAR if said.told.found else f"\n{UNCLEAR}", style="yellow")
        out.print()
    _print_all(said.told.unclear)
    if said.told.found:
        out.print(words, style="dim")


def _print_all(sayings: Sequence[Saying]) -> None:
    for saying in sayings:
        print_listed(date_in_words(saying.excerpt.article), saying.excerpt)
