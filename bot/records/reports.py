"""What a reload did, and what the archive holds."""

from dataclasses import asdict
from pathlib import Path

from bot.records.articles import Record, iso
from corpus.model import Remark, Summary
from corpus.reports import Preview, Report


def report_record(report: Report) -> Record:
    """What `reload --json` prints; with golden questions, what became of them."""
    golden = {"golden": asdict(report.golden)} if report.golden else {}
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
        **({"collapsed": report.collapsed} if report.collapsed else {}),
        **golden,
    }


def preview_record(preview: Preview) -> Record:
    """What `reload --dry-run --json` prints."""
    return {**asdict(preview), "seconds": round(preview.seconds, 3)}


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
