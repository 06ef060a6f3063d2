"""An answer and its excerpts."""

from bot.records.articles import Record, about, iso
from bot.wording.answers import refusal_in_words
from corpus.model import Answer, Article, Copy, Excerpt, Note, Summary


def answer_record(answer: Answer, summary: Summary) -> Record:
    """What `ask --json` prints."""
    reason = refusal_in_words(answer.refusal, summary) if answer.refusal else None
    return {
        "question": answer.question,
        "asked": answer.asked.isoformat(),
        "abstained": answer.refusal is not None,
        "reason": reason,
        "generation": answer.generation,
        "elapsed_ms": round(answer.elapsed_ms, 3),
        "excerpts": [excerpt_record(excerpt) for excerpt in answer.excerpts],
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
    return {"article": copy.id, "published": iso(copy.published), "source": copy.source}


def _note_record(note: Note, article: Article) -> Record:
    """A note of days: `text` is `start:end` of the stored text, and means `first` to `last`."""
    return {
        "kind": "day",
        "start": note.said.start,
        "end": note.said.end,
        "text": note.said.of(article.text),
        "first": note.first.isoformat(),
        "last": note.last.isoformat(),
        "about": note.is_about,
    }
