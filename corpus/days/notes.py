"""An excerpt -> the same with notes: what "Wednesday" or "last month" in it means.

Reckoned from the article's own day, so an undated article has none. So has one of which no more
than the month is known, and one that was updated later has those alone that are the same from both
days. What stands in a quotation may have been said on another day than the
article's, and gets none either; nor does what people would read in more than one way. `Thinker`
calls it for what is shown.
"""

import re
from dataclasses import replace
from datetime import date
from itertools import pairwise

from corpus.days.expressions import EXPRESSION, days_meant
from corpus.days.lazily import lazily
from corpus.model import DayNote, Excerpt, Span
from corpus.quotations import quotations

NOTES = 3


def annotated(excerpt: Excerpt) -> Excerpt:
    """The excerpt with at most three notes of days added, in the order of its words.

    What is said twice has one note, and none where it means two things or once cannot be told.
    """
    article = excerpt.article
    if article.published is None or article.precision != "day":
        return excerpt
    found: dict[str, list[DayNote | None]] = {}
    quoted = _quotations_around(article.text, excerpt)
    for match in EXPRESSION().finditer(article.text, excerpt.start, excerpt.end):
        is_quoted = any(q.start < match.end() and match.start() < q.end for q in quoted)
        note = None if is_quoted else _note_from_both(match, article.published, article.updated)
        found.setdefault(_key(match), []).append(note)
    notes = tuple(said[0] for said in found.values() if said[0] and _agree(said))
    return replace(excerpt, notes=(*excerpt.notes, *notes[:NOTES])) if notes else excerpt


def _quotations_around(text: str, excerpt: Excerpt) -> list[Span]:
    """The quotations of the excerpt's paragraphs, as they may begin before it."""
    start = text.rfind("\n", 0, excerpt.start) + 1
    end = text.find("\n", excerpt.end)
    bounds = [start, *(m.end() for m in _LINE_END().finditer(text, excerpt.start, excerpt.end))]
    bounds.append(len(text) if end < 0 else end)
    lines = [Span(a, b) for a, b in pairwise(bounds)]
    return [q for line in lines for q in quotations(text, line)]


def _note_from_both(match: re.Match[str], published: date, updated: date | None) -> DayNote | None:
    """The note, where it is the same from the day of the last change, if there is another."""
    note = _note(match, published)
    return note if updated in (None, published) or note == _note(match, updated) else None


def _note(match: re.Match[str], published: date) -> DayNote | None:
    """What the expression means, or None where that is not plain."""
    said = Span(*match.span())
    try:
        days = days_meant(match, published)
    except (OverflowError, ValueError):  # beyond the calendar's ends
        return None
    is_about = bool(match["number"]) and match["units"].lower() != "day"
    return DayNote(said, days.first, days.last, is_about) if days else None


def _key(match: re.Match[str]) -> str:
    return " ".join(match[0].lower().split())


def _agree(said: list[DayNote | None]) -> bool:
    """Whether an expression means the same wherever it is said."""
    first, *others = said
    return first is not None and all(
        other is not None and (other.first, other.last) == (first.first, first.last)
        for other in others
    )


_LINE_END = lazily(r"\n")
