"""An answer and its excerpts."""

from bot.records.articles import Record, about, iso
from bot.wording.answers import refusal_in_words
from bot.wording.following import understood_in_words
from corpus.following import Understood
from corpus.model import (
    Answer,
    Article,
    Copy,
    CorrectionNote,
    Excerpt,
    Note,
    Span,
    SpeakerNote,
    Summary,
)


def answer_record(answer: Answer, summary: Summary, understood: Understood | None = None) -> Record:
    """What `ask --json` prints; in `chat` a question may be `understood` to go on from the last."""
    reason = refusal_in_words(answer.refusal, summary) if answer.refusal else None
    return {
        "question": answer.question,
        "asked": answer.asked.isoformat(),
        "abstained": answer.refusal is not None,
        "reason": reason,
        "generation": answer.generation,
        "elapsed_ms": round(answer.elapsed_ms, 3),
        "excerpts": [excerpt_record(excerpt) for excerpt in answer.excerpts],
        "related": excerpt_record(answer.related) if answer.related else None,
        "understood": _understood_record(understood) if understood else None,
    }


def _understood_record(understood: Understood) -> Record:
    """A follow-up: in words, and what was searched for with which filters."""
    return {
        "text": understood_in_words(understood),
        "question": understood.question,
        "after": iso(understood.filters.after),
        "before": iso(understood.filters.before),
        "source": understood.filters.source,
        "person": understood.person.name if understood.person else None,
    }


def excerpt_record(excerpt: Excerpt) -> Record:
    """One excerpt: `text` is `start:end` of the stored text."""
    return {
        **about(excerpt.article),
        "start": excerpt.start,
        "end": excerpt.end,
        "text": excerpt.text,
        "score": excerpt.score,
        "copies": [_copy_record(copy) for copy in excerpt.copies],
        "notes": [_note_record(note, excerpt.article) for note in excerpt.notes],
    }


def _copy_record(copy: Copy) -> Record:
    return {
        "article": copy.id,
        "published": iso(copy.published),
        "precision": copy.precision if copy.published else None,
        "source": copy.source,
    }


def _note_record(note: Note, article: Article) -> Record:
    """A note on `text`, which is `start:end` of the stored text.

    One of days says that it means `first` to `last`; one of a speaker who that is: `speaker` is
    None where it cannot be told. One of a correction is of the whole article, with the day
    and what it is of: the article's date, the page's capture or the reading.
    """
    if isinstance(note, CorrectionNote):
        return {"kind": "correction", "day": note.day.isoformat(), "by": note.by}
    said = {"start": note.said.start, "end": note.said.end, "text": note.said.of(article.text)}
    if isinstance(note, SpeakerNote):
        return {"kind": "speaker", **said, "speaker": span_record(note.speaker, article)}
    return {
        "kind": "day",
        **said,
        "first": note.first.isoformat(),
        "last": note.last.isoformat(),
        "about": note.is_about,
    }


def span_record(span: Span | None, article: Article) -> Record | None:
    """A slice of the stored text, where there is one."""
    if span is None:
        return None
    return {"start": span.start, "end": span.end, "text": span.of(article.text)}
