"""The figures of an evaluation, and what each question led to."""

from dataclasses import asdict

from bot.records.answers import excerpt_record
from bot.records.articles import Record
from corpus.calibration import Calibration
from corpus.evaluation import Measures, Outcome

_HUNDREDTH = 10  # points of the curves apart


def measures_record(measures: Measures, calibration: Calibration | None) -> Record:
    """What `evaluate --json` prints; of the curves a point a hundredth."""
    figures = asdict(measures)
    if calibration is None:
        return figures
    fields = asdict(calibration)
    return figures | {"calibration": fields | {"curve": fields["curve"][::_HUNDREDTH]}}


def outcome_record(outcome: Outcome) -> Record:
    """One line of `evaluate --run`; the excerpts are there also where it abstains."""
    findings = outcome.findings
    return {
        "id": outcome.golden.id,
        "abstained": findings.refusal is not None,
        "support": findings.support,
        "articles": list(findings.articles),
        "excerpts": [excerpt_record(excerpt) for excerpt in findings.excerpts],
    }
