import re
import sys
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest
from PIL import Image

from bot import charts
from tests.bot.conftest import Here, Terminal
from tests.bot.test_cli_ask import EXCERPT_KEYS

KEYS = "topic reason generation articles undated dates entries figures months".split()
TIMELINE = """
import sys
from bot.__main__ import run
run(["timeline", "flood"], {"DATABASE": sys.argv[1]})
print("matplotlib" in sys.modules, "discord" in sys.modules)
"""


def test_of_the_sample_newspaper(here: Here, sample: Mapping[str, str]) -> None:
    """Days in bold, quotations, sources; the figures side by side; how many articles match."""
    said = here(sample, "timeline", "bridge cost")
    assert (said.code, said.err) == (0, "")
    first, *others = said.out.split("\n\n")
    assert first == (
        "9 January 2024\n"
        "> The new bridge will cost 41 million crowns, according to the estimate that councillors"
        " had before them.\n"
        "Port Ellery will have a second road across the Sarn. · 2024-01-09-bridge-approved.txt"
    )
    assert others[-2] == (
        "41 million crowns (9 January 2024) · 56 million crowns (24 September 2024)"
        " · 63.2 million crowns (11 February 2025)"
    )
    assert others[-1].endswith(" dates have a sentence on the topic.\n")


def test_json(here: Here, sample: Mapping[str, str]) -> None:
    """`--json` is the object that was promised; texts and figures are slices of their articles."""
    found = here(sample, "timeline", "bridge cost", "--json").json
    assert list(found) == KEYS
    assert (found["topic"], found["reason"]) == ("bridge cost", None)
    days = [entry["date"] for entry in found["entries"]]
    assert days == sorted(set(days))
    for entry in found["entries"]:
        assert list(entry) == ["date", *EXCERPT_KEYS, "others"]
        assert entry["published"] == entry["date"]
    [series] = found["figures"]
    for quoted in [*found["entries"], *series]:
        article = here(sample, "show", quoted["article"], "--json").json
        assert article["text"][quoted["start"] : quoted["end"]] == quoted["text"]
    assert [month["month"] for month in found["months"]][:2] == ["2024-01", "2024-02"]
    assert sum(month["articles"] for month in found["months"]) == found["articles"]


def test_confined(here: Here, sample: Mapping[str, str]) -> None:
    """`--after`, `--before` and `--limit` confine it, and what is left out is counted."""
    said = here(sample, "timeline", "flood", "--after", "April 2024", "--limit", "2")
    dates = re.findall(r"^\d+ \w+ 202[45]$", said.out, re.MULTILINE)
    assert len(dates) == 2
    assert said.out.endswith(" Shown are the 2 with most on it.\n")
    said = here(sample, "timeline", "flood", "--limit", "1")
    assert said.out.endswith(" Shown is the one with most on it.\n")
    found = here(sample, "timeline", "flood", "--before", "2024-03-31", "--json").json
    assert all(entry["date"] <= "2024-03-31" for entry in found["entries"])
    assert here(sample, "timeline", "flood", "--after", "someday").code == 2


def test_nothing_matches(here: Here, sample: Mapping[str, str]) -> None:
    """The word that stands nowhere is named, and no chart is written."""
    said = here(sample, "timeline", "zeppelin", "--chart", "chart.png")
    assert said.out.startswith("No article has enough of the topic's rarer words")
    assert "“zeppelin” stands nowhere in the archive." in said.out
    assert said.err == "No dated article matches, so no chart was written.\n"
    assert not Path("chart.png").exists()
    assert (
        here(sample, "timeline", "the of", "--json").json["reason"].startswith("There is no word")
    )


def test_only_undated_articles(here: Here, owls: Mapping[str, str]) -> None:
    """Where all that matches is undated there is no date to show, and that is said."""
    said = here(owls, "timeline", "old mill")
    assert said.out == (
        "1 article matches, 1 of them undated; no sentence of theirs can be shown by itself with"
        " its date.\n"
    )


def test_chart(here: Here, sample: Mapping[str, str]) -> None:
    """`--chart` writes a PNG, and says in words what it shows; stdout is as without it."""
    said = here(sample, "timeline", "bridge cost", "--json", "--chart", "bridge.png")
    months = [month for month in said.json["months"] if month["articles"]]
    first = date.fromisoformat(f"{months[0]['month']}-01")
    assert said.err.startswith("Wrote bridge.png. Bar chart of matching articles a month, ")
    assert f"{first:%B %Y}: {months[0]['articles']}, " in said.err
    with Image.open("bridge.png") as picture:
        assert (picture.format, picture.size) == ("PNG", (1200, 480))
        assert picture.info["Description"] in said.err


def test_chart_is_a_png(here: Here, sample: Mapping[str, str]) -> None:
    """A file of another kind is refused, and not written over."""
    Path("bridge.md").write_text("notes", "utf-8")
    said = here(sample, "timeline", "bridge cost", "--chart", "bridge.md")
    assert (said.code, said.out) == (2, "")
    assert "bridge.md must end in .png" in said.sentence
    assert Path("bridge.md").read_text("utf-8") == "notes"


def test_chart_without_the_extra(
    here: Here, sample: Mapping[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without matplotlib nothing is looked up, and what to install is said."""
    monkeypatch.setattr(charts, "find_spec", lambda _: None)
    said = here(sample, "timeline", "flood", "--chart", "flood.png")
    assert said.code == 2
    assert "--chart needs matplotlib" in said.sentence
    assert "uv sync --extra charts" in said.sentence
    assert here(sample, "timeline", "flood").code == 0


def test_chart_where_none_can_be_written(here: Here, sample: Mapping[str, str]) -> None:
    """A folder that is not there is told of in a sentence."""
    said = here(sample, "timeline", "flood", "--chart", "nowhere/flood.png")
    assert said.code == 1
    assert "nowhere" in said.err
    assert "Traceback" not in said.err


def test_matplotlib_is_not_imported_for_nothing(
    terminal: Terminal, sample: Mapping[str, str]
) -> None:
    """Without `--chart` the command does not wait for it."""
    said = terminal.run(program=[sys.executable, "-c", TIMELINE, sample["DATABASE"]])
    assert (said.code, said.err) == (0, "")
    assert said.out.endswith("\nFalse False\n")
