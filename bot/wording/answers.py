"""Why there is no answer, and what the archive holds."""

from collections.abc import Sequence

from bot.dates import day_in_words
from bot.wording.counting import count
from bot.wording.notes import days_in_words
from corpus.model import Copy, Summary
from corpus.refusals import DaysHeld, Refusal
from corpus.titles import cut

_SHOWN_WORDS = 6
_SHOWN_DAYS = 2
_WORD_LENGTH = 60
_SHOWN_PUBLISHERS = 5
RELATED = "Related, not an answer:"
_SHOWN_COPIES = 3
_SOURCE_LENGTH = 60


def refusal_in_words(refusal: Refusal, summary: Summary) -> str:
    """Why there is no answer, and what the archive holds instead."""
    if not refusal.has_terms:
        return (
            "There is no word in this to look up: ask about a person, a place or a matter that"
            " articles write of."
        )
    if refusal.confined_to == 0:
        return f"No article lies within these limits. {holdings_in_words(summary)}"
    parts = ["The archive does not know: no article has enough of the question's rarer words."]
    parts += unknown_in_words(refusal)
    parts += [
        f"Spelt like {_quoted(near.word)}: {', '.join(map(_quoted, near.resembling))}."
        for near in refusal.near
    ]
    parts += [_held(days) for days in refusal.days[:_SHOWN_DAYS]]
    return " ".join(
        [*parts, holdings_in_words(summary), *publishers_in_words(summary, _SHOWN_PUBLISHERS)]
    )


def unknown_in_words(refusal: Refusal) -> list[str]:
    """The words that stand nowhere, in one sentence; none where there is none."""
    if not refusal.unknown:
        return []
    words = ", ".join(map(_quoted, refusal.unknown[:_SHOWN_WORDS]))
    stand = "stands" if len(refusal.unknown) == 1 else "stand"
    return [f"{words} {stand} nowhere in the archive."]


def _quoted(word: str) -> str:
    return f"“{cut(word, _WORD_LENGTH)}”"


def _held(days: DaysHeld) -> str:
    """How many articles there are of days that the question names, or that there is a gap."""
    when = days_in_words(days.first, days.last)
    if days.articles == 0:
        return f"It has no article of {when}."
    return f"It has {count(days.articles, 'article')} of {when}."


def copies_in_words(copies: Sequence[Copy]) -> str:
    """Where else the story stands in the same words: "Also in 1 other article: 3 March 2025 …"."""
    days = [day_in_words(copy.published, copy.precision) for copy in copies]
    sources = [cut(copy.source, _SOURCE_LENGTH) for copy in copies]
    named = [f"{day} ({source})" for day, source in zip(days, sources, strict=True)]
    more = len(named) - _SHOWN_COPIES
    listed = ", ".join(named[:_SHOWN_COPIES]) + (f" and {more:,} more" if more > 0 else "")
    return f"Also in {count(len(copies), 'other article')}: {listed}"


def publishers_in_words(summary: Summary, most: int) -> list[str]:
    """The publishers with most articles, at most so many, in one sentence; none where none is."""
    if not summary.publishers:
        return []
    named = ", ".join(cut(publisher, _SOURCE_LENGTH) for publisher in summary.publishers[:most])
    more = len(summary.publishers) - most
    return [f"Publishers: {named}{f' and {more:,} more' if more > 0 else ''}."]


def holdings_in_words(summary: Summary) -> str:
    """How many articles there are, and the days they span."""
    if not summary.articles:
        return "The archive holds no articles."
    held = f"It holds {count(summary.articles, 'article')}"
    if summary.first is None or summary.last is None:
        return f"{held}, all undated."
    first = day_in_words(summary.first, summary.first_precision)
    span = f"from {first} to {day_in_words(summary.last, summary.last_precision)}"
    if summary.undated:
        return (
            f"{held}: {summary.articles - summary.undated:,} {span}, {summary.undated:,} undated."
        )
    return f"{held} {span}."
