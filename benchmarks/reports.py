"""What a command measured -> a Markdown table and a JSON in the results folder, and back."""

import json
import os
import platform
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

_PACKAGES = ("numpy", "scipy", "rank-bm25", "bm25s", "numba", "tantivy", "pystemmer")


@dataclass(frozen=True, slots=True)
class Table:
    """Lines of words under headings; all but the first column to the right."""

    headings: Sequence[str]
    rows: Sequence[Sequence[str]]

    def markdown(self) -> str:
        """As Markdown, a newline at its end."""
        marks = ["---", *["---:"] * (len(self.headings) - 1)]
        lines = [self.headings, marks, *self.rows]
        return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def _about() -> dict[str, str]:
    return {
        "day": datetime.now(UTC).date().isoformat(),
        "system": platform.platform(terse=True),
        "cores": str(os.cpu_count()),
        "python": platform.python_version(),
        **{name: _version(name) for name in _PACKAGES},
    }


@dataclass(frozen=True, slots=True)
class Report:
    """A command's result at a corpus size. `figures` are the goals', by key."""

    command: str
    size: int
    figures: Mapping[str, float]
    table: Table
    measured: Mapping[str, Any]  # plain JSON values: seconds, bytes
    about: Mapping[str, str] = field(default_factory=_about)

    def save(self, results: Path) -> None:
        """Write both files."""
        results.mkdir(parents=True, exist_ok=True)
        name = f"{self.command}-{self.size}"
        text = json.dumps(asdict(self), indent=1, ensure_ascii=False)
        (results / f"{name}.json").write_text(text + "\n", "utf-8")
        (results / f"{name}.md").write_text(self.markdown(), "utf-8")

    def markdown(self) -> str:
        """The table under its title, with what it was measured on."""
        on = ", ".join(f"{name} {value}" for name, value in self.about.items())
        return f"# {self.command}, {self.size:,} passages\n\n{self.table.markdown()}\n{on}\n"


def read_reports(results: Path) -> list[Report]:
    """All reports of the folder, the smallest sizes first."""
    reports = []
    for path in results.glob("*-*.json"):
        fields = json.loads(path.read_text("utf-8"))
        reports.append(Report(**{**fields, "table": Table(**fields["table"])}))
    return sorted(reports, key=lambda report: (report.size, report.command))


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "none"
