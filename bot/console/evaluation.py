"""The figures of an evaluation."""

from dataclasses import fields

from bot.console.printing import out, print_rows
from bot.wording.calibration import proposal_in_words
from corpus.calibration import Calibration
from corpus.evaluation import Measures

_MEASURES = {
    "questions": "Questions",
    "mrr_10": "MRR@10",
    "hit_1": "Hit@1",
    "hit_4": "Hit@4",
    "hit_10": "Hit@10",
    "answer_3": "Answer@3",
    "declined": "Declined",
    "length_median": "Excerpt median",
    "length_p95": "Excerpt p95",
}


def print_measures(measures: Measures, calibration: Calibration | None = None) -> None:
    """The figures of an evaluation; what thresholds of support would decline."""
    print_rows([(_MEASURES[f.name], _figure(getattr(measures, f.name))) for f in fields(measures)])
    if calibration:
        out.print()
        out.print(proposal_in_words(calibration))


def _figure(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}" if isinstance(value, float) else str(value)
