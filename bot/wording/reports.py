"""What a reload did, in words."""

from bot.wording.counting import count
from corpus.model import Report


def report_in_words(report: Report) -> str:
    """What a reload did, in a line."""
    changed = (
        f"{report.added:,} added, {report.updated:,} updated, {report.unchanged:,} unchanged,"
        f" {report.removed:,} removed, {len(report.rejected):,} rejected"
    )
    holds = f"{count(report.articles, 'article')} in {count(report.passages, 'passage')}"
    return f"{changed}: {holds}, generation {report.generation}, {report.seconds:.1f} s"
