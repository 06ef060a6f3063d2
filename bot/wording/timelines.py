"""What a timeline shows besides its quotations, and its chart in words."""

from collections.abc import Sequence

from bot.charts import MOST_MONTHS, bars
from bot.dates import day_in_words
from bot.wording.answers import holdings_in_words, unknown_in_words
from bot.wording.counting import count
from corpus.model import Summary
from corpus.refusals import Refusal
from corpus.timeline import Entry, Figure, Month, Timeline

DESCRIPTION = 1000  # characters, of the 1,024 that Discord takes
_HIGHEST = 10


def extent_in_words(timeline: Timeline) -> str:
    """How many articles match, and which of their dates are shown."""
    words = f"{count(timeline.articles, 'article')} {_match(timeline.articles)}"
    if timeline.is_cut:
        words += " of the 1,000 best, and more may"
    if timeline.undated:
        words += f", {timeline.undated:,} of them undated"
    if not timeline.dates:
        return f"{words}; no sentence of theirs can be shown by itself with its date."
    has = "date has" if timeline.dates == 1 else "dates have"
    words += f"; {timeline.dates:,} {has} a sentence on the topic."
    shown = len(timeline.entries)
    if shown == timeline.dates:
        return words
    which = "is the one" if shown == 1 else f"are the {shown:,}"
    return f"{words} Shown {which} with most on it."


def no_match_in_words(refusal: Refusal, summary: Summary) -> str:
    """Why there is no timeline, and what the archive holds."""
    if not refusal.has_terms:
        return "There is no word in this to look up: name a person, a place or a matter."
    if refusal.confined_to == 0:
        return f"No article lies within these limits. {holdings_in_words(summary)}"
    parts = ["No article has enough of the topic's rarer words in one passage."]
    return " ".join([*parts, *unknown_in_words(refusal), holdings_in_words(summary)])


def figures_in_words(series: Sequence[Figure]) -> str:
    """Figures side by side, each with its day; nothing is said of why they differ."""
    return " · ".join(f"{' '.join(f.text.split())} ({day_in_words(f.day)})" for f in series)


def months_in_words(months: Sequence[Month]) -> str:
    """The chart of matching articles in words, at most 1,000 characters."""
    named = bars(months)
    each = "month" if len(months) <= MOST_MONTHS else "year"
    span = named[0][0] if len(named) == 1 else f"{named[0][0]} to {named[-1][0]}"
    head = f"Bar chart of matching articles a {each}, {span}."
    filled = [(name, number) for name, number in named if number]
    rest = f"; none in the other {each}s" if len(filled) < len(named) else ""
    listed = ", ".join(f"{name}: {number:,}" for name, number in filled)
    text = f"{head} {listed}{rest}."
    if len(text) <= DESCRIPTION:
        return text
    highest = sorted(filled, key=lambda bar: bar[1], reverse=True)[:_HIGHEST]
    listed = ", ".join(f"{name}: {number:,}" for name, number in highest)
    return f"{head} The {_HIGHEST} with most: {listed}."


def others_in_words(entry: Entry) -> str:
    """How many other articles of the date match, if any."""
    if not entry.others:
        return ""
    return f"{count(entry.others, 'other article')} that {entry.precision}"


def _match(articles: int) -> str:
    return "matches" if articles == 1 else "match"
