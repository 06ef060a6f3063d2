"""What a reload did, and what the archive holds."""

from pathlib import Path

from bot.records.articles import Record, iso
from corpus.model import Remark, Report, Summary


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
        "first": iso(summary.first),
        "last": iso(summary.last),
        "database": str(database),
        "articles_path": str(articles_path),
    }


def _remark(remark: Remark) -> Record:
    return {"path": remark.path, "line": remark.line, "reason": remark.reason}
