"""Answers and articles."""

from collections.abc import Sequence
from datetime import date

from bot.console.printing import out, print_quotation, write_verbatim
from bot.dates import date_in_words
from bot.wording.answers import RELATED, copies_in_words, holdings_in_words, refusal_in_words
from bot.wording.following import understood_in_words
from bot.wording.notes import notes_in_words
from corpus.following import Understood
from corpus.model import Answer, Article, Excerpt, Summary
from corpus.versions import OtherPlace


def print_answer(answer: Answer, summary: Summary, understood: Understood | None = None) -> None:
    """How it was understood, if it went on from before; the excerpts, or why there are none."""
    if understood:
        out.print(understood_in_words(understood), style="dim")
    if answer.refusal:
        out.print(refusal_in_words(answer.refusal, summary))
    if answer.related:
        out.print(f"\n{RELATED}")
        _print_excerpt(answer.related, answer)
    for number, excerpt in enumerate(answer.excerpts):
        if number:
            out.print()
        _print_excerpt(excerpt, answer)


def print_article(article: Article, places: Sequence[OtherPlace] = ()) -> None:
    """An article whole, below what is known about it, and where else it stands."""
    out.print(article.title, style="bold")
    out.print(byline(article), style="cyan")
    if article.author:
        out.print(f"Written by {article.author}, as its file says", style="dim")
    for place in places:
        name = place.path if place.id == place.path else f"{place.path} ({place.id})"
        what = "Before" if place.is_earlier else "Also"
        out.print(f"{what} {name}{f', {place.url}' if place.url else ''}", style="dim")
    out.print()
    write_verbatim(article.text)


def print_help(summary: Summary) -> None:
    """What can be typed at the prompt of `chat`."""
    ways = "Ask a question, go on from it (“and in March?”), or leave with :quit."
    out.print(f"{holdings_in_words(summary)} {ways}", style="dim")


def _print_excerpt(excerpt: Excerpt, answer: Answer) -> None:
    article = excerpt.article
    out.print(article.title, style="bold")
    out.print(byline(article, answer.asked), style="cyan")
    print_quotation(excerpt.text)
    for note in notes_in_words(excerpt):
        out.print(note, style="dim")
    if excerpt.copies:
        out.print(copies_in_words(excerpt.copies), style="dim")
    if article.url:
        out.print(article.url, style="dim")


def byline(article: Article, asked: date | None = None) -> str:
    """The day of an article, how long before the asking that is, and where it is from."""
    derived = " · headline from the text" if article.title_derived else ""
    return f"{date_in_words(article, asked)} · {article.source}{derived}"
