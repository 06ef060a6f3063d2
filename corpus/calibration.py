"""What questions led to -> how many of them each threshold of support would decline.

A question with relevant articles can be answered, one without cannot. `evaluate --calibrate` calls
`calibrate`.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.evaluation import Outcome

TOLERATED = 0.05  # of the questions that can be answered may be declined
_STEPS = 1000


@dataclass(frozen=True, slots=True)
class Declined:
    """The shares of questions that are declined where less support than `threshold` is too little.

    None where there are no such questions.
    """

    threshold: float
    answerable: float | None
    unanswerable: float | None


@dataclass(frozen=True, slots=True)
class Calibration:
    """The threshold that is in force, the one proposed, and both curves, a point a thousandth.

    `proposed` is the highest that declines at most 5 in 100 of the answerable questions.
    """

    answerable: int
    unanswerable: int
    now: Declined
    proposed: Declined
    curve: tuple[Declined, ...]


def calibrate(outcomes: Sequence[Outcome], enough: float) -> Calibration | None:
    """The curves, and a threshold beside `enough`; None where no question can be answered."""
    can = sorted(o.findings.support for o in outcomes if o.golden.relevant)
    cannot = sorted(o.findings.support for o in outcomes if not o.golden.relevant)
    if not can:
        return None
    curve = tuple(_declined(step / _STEPS, can, cannot) for step in range(_STEPS + 1))
    return Calibration(
        answerable=len(can),
        unanswerable=len(cannot),
        now=_declined(enough, can, cannot),
        proposed=max(
            (point for point in curve if (point.answerable or 0) <= TOLERATED),
            key=lambda point: point.threshold,
        ),
        curve=curve,
    )


def _declined(threshold: float, can: Sequence[float], cannot: Sequence[float]) -> Declined:
    return Declined(threshold, _below(threshold, can), _below(threshold, cannot))


def _below(threshold: float, ordered: Sequence[float]) -> float | None:
    """The share of the supports, in ascending order, that are below the threshold."""
    return bisect_left(ordered, threshold) / len(ordered) if ordered else None
