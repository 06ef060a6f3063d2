"""What a reload did, in words."""

from bot.wording.counting import count
from corpus.model import Remark
from corpus.reports import Report


def report_in_words(report: Report) -> str:
    """What a reload did, in a line."""
    changed = (
        f"{report.added:,} added, {report.updated:,} updated, {report.unchanged:,} unchanged,"
        f" {report.removed:,} removed, {len(report.rejected):,} rejected"
    )
    if report.collapsed:
        changed += f", {report.collapsed:,} the same as others or versions of them"
    holds = f"{count(report.articles, 'article')} in {count(report.passages, 'passage')}"
    return f"{changed}: {holds}, generation {report.generation}, {report.seconds:.1f} s"


def where(remark: Remark) -> str:
    """The file that a remark is about, and the line where there is one."""
    return f"{remark.path}:{remark.line}" if remark.line else remark.path
