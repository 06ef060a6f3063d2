"""What a reload did, and what the archive holds."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from bot.console.printing import err, out, print_rows
from bot.dates import day_in_words
from bot.wording.counting import count
from bot.wording.previews import golden_in_lines, preview_in_lines
from bot.wording.reports import report_in_words, where
from corpus.model import Precision, Remark, Summary
from corpus.reports import Preview, Report

_SHOWN_REMARKS = 10


def print_report(report: Report) -> None:
    """What a reload did, and of each file that was rejected why."""
    out.print(f"Read {report_in_words(report)}.")
    for remark in report.rejected:
        out.print(f"  rejected {_remark(remark)}")
    for remark in report.notes:
        out.print(f"  note {_remark(remark)}")
    if report.golden:
        for line in golden_in_lines(report.golden):
            out.print(line)


def print_preview(preview: Preview) -> None:
    """What a reload would do, and the first of each kind."""
    for line in preview_in_lines(preview, _SHOWN_REMARKS):
        out.print(line)


def print_first_read(report: Report) -> None:
    """What the reading of a new archive did, on stderr, where an answer follows on stdout."""
    err.print(f"Read {report_in_words(report)}.", style="dim")
    remarks = [("rejected", r) for r in report.rejected] + [("note", r) for r in report.notes]
    for kind, remark in remarks[:_SHOWN_REMARKS]:
        err.print(f"  {kind} {_remark(remark)}", style="dim")
    if len(remarks) > _SHOWN_REMARKS:
        more = count(len(remarks) - _SHOWN_REMARKS, "more line")
        err.print(f"  and {more}: dateline reload shows them all", style="dim")


def print_notes(notes: Sequence[Remark]) -> None:
    """What is to be said of files that were read, on stderr: stdout is JSON alone."""
    for remark in notes:
        err.print(f"note {_remark(remark)}", style="dim")


def print_status(summary: Summary, database: Path, articles_path: Path) -> None:
    """What the archive holds and where it is."""
    rows = [
        ("Generation", f"{summary.generation:,}"),
        ("Articles", f"{summary.articles:,}"),
        ("Passages", f"{summary.passages:,}"),
        ("Undated", f"{summary.undated:,}"),
        ("First", _day(summary.first, summary.first_precision)),
        ("Last", _day(summary.last, summary.last_precision)),
        ("Database", str(database)),
        ("Articles from", str(articles_path)),
    ]
    print_rows(rows)


def _day(day: date | None, precision: Precision) -> str:
    return day_in_words(day, precision) if day else "none dated"


def _remark(remark: Remark) -> str:
    return f"{where(remark)}: {remark.reason}"
