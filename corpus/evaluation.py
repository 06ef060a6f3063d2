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

import numpy as np

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
    """The figures over all questions; those over articles are of the questions that have any.

    Lengths are of the first three excerpts, in characters.
    """

    questions: int
    mrr_10: float | None
    hit_1: float | None
    hit_4: float | None
    hit_10: float | None
    answer_3: float | None
    declined: float | None
    length_median: float | None
    length_p95: float | None


def read_questions(path: Path) -> Iterator[GoldenQuestion]:
    """The questions of a JSON Lines file, in order. Raises BadQuestions, OSError."""
    with path.open("rb") as lines:
        for number, line in enumerate(lines, 1):
            if line.strip():
                try:
                    yield _golden(json.loads(line.decode("utf-8-sig")))
                except RecursionError as error:
                    raise BadQuestions(path, number, "its JSON is nested too deep") from error
                except ValueError as error:
                    raise BadQuestions(path, number, _reason(error)) from error


def measure(outcomes: Sequence[Outcome]) -> Measures:
    """The figures, each between 0 and 1; None where no question counts for it."""
    ranks = [_rank(outcome) for outcome in outcomes if outcome.golden.relevant]
    answered = [has_answer(outcome) for outcome in outcomes if outcome.golden.relevant]
    lengths = [len(e.text) for o in outcomes for e in o.findings.excerpts[:_EXCERPTS]]
    return Measures(
        questions=len(outcomes),
        mrr_10=_mean([1 / rank if rank else 0.0 for rank in ranks]),
        hit_1=_hit(ranks, 1),
        hit_4=_hit(ranks, 4),
        hit_10=_hit(ranks, 10),
        answer_3=_mean(answered),
        declined=_mean([outcome.findings.refusal is not None for outcome in outcomes]),
        length_median=float(np.median(lengths)) if lengths else None,
        length_p95=float(np.percentile(lengths, 95)) if lengths else None,
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


def is_found(outcome: Outcome, first: int) -> bool:
    """Whether a relevant article is among the first ones found."""
    return 0 < _rank(outcome) <= first


def _rank(outcome: Outcome) -> int:
    """The place, from 1, of the first relevant article; 0 where none was found."""
    found = outcome.findings.articles
    return next((at for at, one in enumerate(found, 1) if one in outcome.golden.relevant), 0)


def _hit(ranks: Sequence[int], k: int) -> float | None:
    """The share of questions with a relevant article among the first `k`."""
    return _mean([0 < rank <= k for rank in ranks])


def _golden(fields: Any) -> GoldenQuestion:
    """The question of one object. Raises ValueError with the reason."""
    if not isinstance(fields, dict):
        raise ValueError("it is not a JSON object")  # noqa: TRY004 - one kind for all reasons
    asked = _string(fields, "asked")
    return GoldenQuestion(
        id=_id(fields),
        question=_needed(_string(fields, "question"), "question"),
        asked=_day(asked) if asked else None,
        answers=_strings(fields, "answers"),
        relevant=frozenset(_strings(fields, "relevant")),
    )


def _id(fields: dict[str, Any]) -> str:
    value = fields.get("id")
    if not isinstance(value, str | int):
        raise ValueError("it has no id that is a string or a number")  # noqa: TRY004 - as above
    return str(value)


def _needed(value: str | None, name: str) -> str:
    if value is None:
        raise ValueError(f"it has no {name}")
    return value


def _string(fields: dict[str, Any], name: str) -> str | None:
    value = fields.get(name)
    if value is not None and not isinstance(value, str):
        raise ValueError(f"{name} is not a string")
    return value


def _strings(fields: dict[str, Any], name: str) -> tuple[str, ...]:
    values = fields.get(name) or []
    if not isinstance(values, list) or not all(isinstance(value, str) for value in values):
        raise ValueError(f"{name} is not a list of strings")
    return tuple(values)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ValueError(f"asked is {text[:40]!r}, not a day YYYY-MM-DD") from None


def _reason(error: ValueError) -> str:
    if isinstance(error, json.JSONDecodeError):
        return f"it is not JSON: {error.msg}"
    return "it is not UTF-8" if isinstance(error, UnicodeDecodeError) else str(error)


def _folded(text: str) -> str:
    """NFKC, case-folded, without quote marks, each white space one blank."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    return " ".join(_QUOTE_MARKS.sub("", folded).split())


def _bare(answer: str) -> str:
    """Folded, and without punctuation around it."""
    return re.sub(r"^[^\w$€£%#]+|[^\w$€£%#]+$", "", _folded(answer))


def _mean(values: Sequence[float]) -> float | None:
    return sum(values) / len(values) if values else None
