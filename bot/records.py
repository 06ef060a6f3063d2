"""The nouns as the JSON that `--json` and `--run` print; unknown values are null."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

from bot.wording import refusal_in_words
from corpus.evaluation import Measures, Outcome
from corpus.model import Answer, Article, Excerpt, Remark, Report, Summary

Record = Mapping[str, Any]


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
        **_about(excerpt.article),
        "start": excerpt.start,
        "end": excerpt.end,
        "text": excerpt.text,
        "score": excerpt.score,
    }


def article_record(article: Article) -> Record:
    """What `show --json` prints: the stored text whole."""
    return {**_about(article), "text": article.text}


def report_record(report: Report) -> Record:
    """What `reload --json` prints."""
    return {
        "generation": report.generation,
        "added": report.added,
        "updated": report.updated,
        "unchanged": report.unchanged,
        "removed": report.removed,
        "rejected": [_remark(remark) for remark in report.rejected],
        "articles": report.articles,
        "passages": report.passages,
        "seconds": round(report.seconds, 3),
    }


def status_record(summary: Summary, database: Path, articles_path: Path) -> Record:
    """What `status --json` prints."""
    return {
        "generation": summary.generation,
        "articles": summary.articles,
        "passages": summary.passages,
        "undated": summary.undated,
        "first": _day(summary.first),
        "last": _day(summary.last),
        "database": str(database),
        "articles_path": str(articles_path),
    }


def measures_record(measures: Measures) -> Record:
    """What `evaluate --json` prints."""
    return asdict(measures)


def outcome_record(outcome: Outcome) -> Record:
    """One line of `evaluate --run`; the excerpts are there also where it abstains."""
    findings = outcome.findings
    excerpts: Sequence[Record] = [excerpt_record(excerpt) for excerpt in findings.excerpts]
    return {
        "id": outcome.golden.id,
        "abstained": findings.refusal is not None,
        "support": findings.support,
        "articles": list(findings.articles),
        "excerpts": excerpts,
    }


def _about(article: Article) -> dict[str, Any]:
    return {
        "article": article.id,
        "title": article.title,
        "source": article.source,
        "url": article.url,
        "published": _day(article.published),
    }


def _remark(remark: Remark) -> Record:
    return {"path": remark.path, "line": remark.line, "reason": remark.reason}


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
