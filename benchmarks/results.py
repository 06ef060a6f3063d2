"""All reports -> `results.md`: the goals with what was measured, and every command's own."""

from collections.abc import Sequence
from pathlib import Path

from benchmarks.goals import GOALS, Goal
from benchmarks.reports import Report, Table, read_reports


def write_results(results: Path) -> Path:
    """Write the file from what lies in the folder; its path."""
    reports = read_reports(results)
    parts = ["# Results\n", goals_table(reports).markdown()]
    parts += [f"#{report.markdown()}" for report in reports]
    path = results / "results.md"
    path.write_text("\n".join(parts), "utf-8")
    return path


def goals_table(reports: Sequence[Report]) -> Table:
    """Each goal with the figure of the largest corpus that it was measured on."""
    rows = [_row(goal, reports) for goal in GOALS]
    return Table(["ours ÷ theirs", "passages", "measured", "must", "ambition", "verdict"], rows)


def _row(goal: Goal, reports: Sequence[Report]) -> list[str]:
    bounds = [goal.worded(goal.must), goal.worded(goal.ambition)]
    having = [report for report in reports if goal.key in report.figures]
    if not having:
        return [goal.words, "", "", *bounds, "not measured"]
    largest = max(having, key=lambda report: report.size)
    figure = largest.figures[goal.key]
    verdict = goal.verdict(figure)
    return [goal.words, f"{largest.size:,}", goal.worded(figure), *bounds, verdict]
