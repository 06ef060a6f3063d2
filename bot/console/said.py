"""What a person said."""

from collections.abc import Sequence

from bot.console.printing import out, print_quotation
from bot.dates import date_in_words
from bot.wording.answers import copies_in_words
from bot.wording.notes import notes_in_words
from bot.wording.said import UNCLEAR, said_in_words
from bot.wording.timelines import says_the_same
from corpus.model import Excerpt, Summary
from corpus.said import Said


def print_said(said: Said, summary: Summary) -> None:
    """Quotations, the latest first; those that are unclear apart; how many there are."""
    words = said_in_words(said, summary)
    if not said.told.found:
        out.print(words)
    _print_excerpts([saying.excerpt for saying in said.told.sayings])
    if said.told.unclear:
        out.print(UNCLEAR if said.told.found else f"\n{UNCLEAR}", style="yellow")
        out.print()
    _print_excerpts([saying.excerpt for saying in said.told.unclear])
    if said.told.found:
        out.print(words, style="dim")


def _print_excerpts(excerpts: Sequence[Excerpt]) -> None:
    for excerpt in excerpts:
        _print_excerpt(excerpt)
        out.print()


def _print_excerpt(excerpt: Excerpt) -> None:
    article = excerpt.article
    out.print(date_in_words(article), style="bold")
    print_quotation(excerpt.text)
    for note in notes_in_words(excerpt):
        out.print(note, style="dim")
    headline = "" if says_the_same(excerpt) else f"{article.title} · "
    out.print(f"{headline}{article.source}", style="dim")
    if excerpt.copies:
        out.print(copies_in_words(excerpt.copies), style="dim")
