"""A timeline."""

from bot.records.answers import excerpt_record
from bot.records.articles import Record
from bot.wording.timelines import no_match_in_words
from corpus.model import Summary
from corpus.timeline import Entry, Figure, Timeline


def timeline_record(timeline: Timeline, summary: Summary) -> Record:
    """What `timeline --json` prints; a figure's `start` and `end` are of its article's text."""
    refusal = timeline.refusal
    return {
        "topic": timeline.topic,
        "reason": no_match_in_words(refusal, summary) if refusal else None,
        "generation": timeline.generation,
        "articles": timeline.articles,
        "undated": timeline.undated,
        "dates": timeline.dates,
        "entries": [_entry(entry) for entry in timeline.entries],
        "figures": [[_figure(figure) for figure in series] for series in timeline.figures],
        "months": [
            {"month": f"{month.first:%Y-%m}", "articles": month.articles}
            for month in timeline.months
        ],
    }


def _entry(entry: Entry) -> Record:
    return {
        "date": entry.day.isoformat(),
        **excerpt_record(entry.excerpt),
        "others": entry.others,
    }


def _figure(figure: Figure) -> Record:
    return {
        "date": figure.day.isoformat(),
        "article": figure.stored.article.id,
        "start": figure.span.start,
        "end": figure.span.end,
        "text": figure.text,
    }
