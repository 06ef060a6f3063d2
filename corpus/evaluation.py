"""Questions with known answers -> how well the archive finds them. `dateline evaluate` calls it.

A question is counted by its relevant articles (MRR@10, Hit@k) and by its accepted answers
(Answer@3: one of them stands in one of the first three excerpts), whether or not it is declined.
"""

import json
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from corpus.errors import BadQuestions
from corpus.model import Findings

_QUOTE_MARKS = re.compile("[\"'“”‘’„‚«»‹›`´′″]")
_EXCERPTS = 3


@dataclass(frozen=True, slots=True)
class GoldenQuestion:
    """A question, the day it was put, accepted answers, the ids of articles that have them."""

    id: str
    question: str
    asked: date | None
    answers: tuple[str, ...]
    relevant: frozenset[str]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one question."""

    golden: GoldenQuestion
    findings: Findings


@dataclass(frozen=True, slots=True)
class Measures:
    """The figures over all questions; those over articles are of the questions that have any."""

    questions: int
    mrr_10: float | None
    hit_1: float | None
    hit_4: float | None
    hit_10: float | None
    answer_3: float | None
    declined: float | None


def read_questions(path: Path) -> Iterator[GoldenQuestion]:
    """The questions of a JSON Lines file, in order. Raises BadQuestions, OSError."""
    with path.open(encoding="utf-8-sig") as lines:
        for number, line in enumerate(lines, 1):
            if line.strip():
                try:
                    yield _golden(json.loads(line))
                except (ValueError, KeyError, TypeError, AttributeError) as error:
                    raise BadQuestions(path, number, _reason(error)) from error


def measure(outcomes: Sequence[Outcome]) -> Measures:
    """The figures, each between 0 and 1; None where no question counts for it."""
    ranks = [_rank(outcome) for outcome in outcomes if outcome.golden.relevant]
    answered = [has_answer(outcome) for outcome in outcomes if outcome.golden.relevant]
    return Measures(
        questions=len(outcomes),
        mrr_10=_mean([1 / rank if rank else 0.0 for rank in ranks]),
        hit_1=_hit(ranks, 1),
        hit_4=_hit(ranks, 4),
        hit_10=_hit(ranks, 10),
        answer_3=_mean(answered),
        declined=_mean([outcome.findings.refusal is not None for outcome in outcomes]),
    )


def has_answer(outcome: Outcome) -> bool:
    """Whether an accepted answer stands, between word borders, in one of the first excerpts."""
    texts = [_folded(excerpt.text) for excerpt in outcome.findings.excerpts[:_EXCERPTS]]
    return any(
        re.search(rf"(?<!\w){re.escape(answer)}(?!\w)", text)
        for answer in map(_bare, outcome.golden.answers)
        if answer
        for text in texts
    )


def _rank(outcome: Outcome) -> int:
    """The place, from 1, of the first relevant article; 0 where none was found."""
    found = outcome.findings.articles
    return next((at for at, one in enumerate(found, 1) if one in outcome.golden.relevant), 0)


def _hit(ranks: Sequence[int], k: int) -> float | None:
    """The share of questions with a relevant article among the first `k`."""
    return _mean([0 < rank <= k for rank in ranks])


def _golden(fields: dict[str, Any]) -> GoldenQuestion:
    if not isinstance(fields["question"], str):
        raise TypeError("question is not a string")
    asked = fields.get("asked")
    return GoldenQuestion(
        id=str(fields["id"]),
        question=fields["question"],
        asked=date.fromisoformat(asked) if asked else None,
        answers=tuple(str(answer) for answer in fields.get("answers") or ()),
        relevant=frozenset(str(article) for article in fields.get("relevant") or ()),
    )


def _reason(error: Exception) -> str:
    if isinstance(error, json.JSONDecodeError):
        return f"it is not JSON: {error.msg}"
    return f"it has no {error}" if isinstance(error, KeyError) else str(error)


def _folded(text: str) -> str:
    """NFKC, case-folded, without quote marks, each white space one blank."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    return " ".join(_QUOTE_MARKS.sub("", folded).split())


def _bare(answer: str) -> str:
    """Folded, and without punctuation around it."""
    return re.sub(r"^[^\w$€£%#]+|[^\w$€£%#]+$", "", _folded(answer))


def _mean(values: Sequence[float]) -> float | None:
    return sum(values) / len(values) if values else None
