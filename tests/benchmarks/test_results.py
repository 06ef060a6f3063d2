from pathlib import Path

import pytest

from benchmarks.goals import GOALS, Goal
from benchmarks.latency import figures_of, table_of
from benchmarks.reports import Report, Table, read_reports
from benchmarks.results import goals_table, write_results
from benchmarks.timing import Times

FASTER = Goal("a", "latency", "ours against theirs", 1.15, 0.5)
MORE = Goal("b", "latency", "theirs against ours", 500, 1500, higher=True)
TABLE = Table(["engine", "ms"], [["ours", "1.00"], ["theirs", "2.00"]])


def times(*milliseconds: float) -> Times:
    """One time a question, of the first questions."""
    return Times({number: [ms / 1000] for number, ms in enumerate(milliseconds)})


BY_ENGINE = {
    "ours": times(1, 2, 9),
    "tantivy": times(2, 4, 9),
    "tantivy, counting": times(4, 1, 2),
    "bm25s, numba": times(1, 1, 1),
    "rank_bm25": times(1000, 1000),
}


@pytest.mark.parametrize(
    ("goal", "figure", "verdict"),
    [
        (FASTER, 0.5, "ambition met"),
        (FASTER, 1.15, "must met"),
        (FASTER, 1.16, "missed"),
        (MORE, 1500, "ambition met"),
        (MORE, 501, "must met"),
        (MORE, 499, "missed"),
    ],
)
def test_a_verdict_is_by_the_goals_own_direction(goal: Goal, figure: float, verdict: str) -> None:
    """Lower is better, or higher where the table says so; the bound itself is enough."""
    assert goal.verdict(figure) == verdict


def test_figures_are_ratios_of_medians_over_the_questions_that_both_were_asked() -> None:
    """rank_bm25 was asked two of three; tantivy is as fast as the faster of its two ways."""
    figures = figures_of({"short": BY_ENGINE})
    assert figures["tantivy short"] == pytest.approx(2 / 2)
    assert figures["numba short"] == pytest.approx(2 / 1)
    assert figures["rank_bm25 short"] == pytest.approx(1000 / 1.5)


def test_rank_bm25_may_be_left_out() -> None:
    """Where memory is short, its figure is not there."""
    without = {name: its for name, its in BY_ENGINE.items() if name != "rank_bm25"}
    assert "rank_bm25 short" not in figures_of({"short": without})


def test_the_table_of_latency_has_a_line_an_engine() -> None:
    """Median, 95th percentile, our median ÷ its, and how many questions, for each kind."""
    table = table_of({"short": BY_ENGINE, "long": BY_ENGINE})
    assert table.rows[0] == ["ours", "2", "8.3", "1", "3", "2", "8.3", "1", "3"]
    assert table.rows[3][:4] == ["bm25s, numba", "1", "1", "2"]


def test_a_table_is_markdown() -> None:
    """Headings, a line of marks, lines."""
    assert TABLE.markdown() == (
        "| engine | ms |\n| --- | ---: |\n| ours | 1.00 |\n| theirs | 2.00 |\n"
    )


def test_a_report_comes_back_from_its_file(tmp_path: Path) -> None:
    """The smaller size first."""
    for size in (100, 20):
        Report("latency", size, {"tantivy short": 0.5}, TABLE, {"ours": [1.0]}).save(tmp_path)
    small, large = read_reports(tmp_path)
    assert (small.size, large.size) == (20, 100)
    assert large == Report("latency", 100, {"tantivy short": 0.5}, TABLE, {"ours": [1.0]})


def test_the_goals_table_shows_the_largest_corpus_measured(tmp_path: Path) -> None:
    """Every goal has a line, one that was not measured as well."""
    for size, figure in ((10, 9.0), (1000, 0.6)):
        Report("latency", size, {"tantivy short": figure}, TABLE, {}).save(tmp_path)
    table = goals_table(read_reports(tmp_path))
    assert len(table.rows) == len(GOALS)
    assert table.rows[0][1:] == ["1,000", "0.60x", "1.15x", "0.50x", "must met"]
    assert table.rows[1][-1] == "not measured"
    assert "0.60x" in write_results(tmp_path).read_text("utf-8")


def test_a_part_is_written_as_one() -> None:
    """An update is a hundredth of a rebuild, not 0.01x."""
    (update,) = (goal for goal in GOALS if goal.key == "update")
    assert update.worded(0.01) == "1/100"
    assert update.verdict(0.01) == "must met"
