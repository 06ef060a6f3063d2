"""The figures of an evaluation, and what each question led to."""

from dataclasses import asdict

from bot.records.answers import excerpt_record
from bot.records.articles import Record
from corpus.evaluation import Measures, Outcome


def measures_record(measures: Measures) -> Record:
    """What `evaluate --json` prints."""
    return asdict(measures)


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
