"""An answer and its excerpts."""

from bot.records.articles import Record, about, iso
from bot.wording.answers import refusal_in_words
from corpus.model import Answer, Copy, Excerpt, Summary


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
    }


def _copy_record(copy: Copy) -> Record:
    return {"article": copy.id, "published": iso(copy.published), "source": copy.source}
