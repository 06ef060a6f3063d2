import io
from pathlib import Path

import pytest
from rich.console import Console

from bot.console import inspecting, marking
from bot.console.inspecting import print_inspected
from corpus.furniture import NOTHING, inspected
from tests.bot.conftest import Here
from tests.corpus.making import stored

TEXT = """By Ana Ruiz

KESSEL (AP) — The bridge of Kessel opens to all in the first week of next May, the council said.

Read more: Ferry stops

It took four years to build, and the ferry that it replaces will be sold. Odo Holm/Kessel Echo"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of one article with things in it that are not of it, and one without."""
    path = tmp_path / "papers"
    path.mkdir()
    (path / "a.txt").write_text(f"date 2024-05-01 {TEXT}", "utf-8")
    (path / "b.txt").write_text("date 2024-05-02 The market moves to the square in June.", "utf-8")
    return path


def test_inspect(here: Here, folder: Path) -> None:
    """`inspect` prints the text whole; what is left out stands in marks, its rule beside it."""
    said = here({}, "inspect", "a.txt", "--articles", folder)
    assert said.code == 0
    lines = said.out.splitlines()
    assert lines[2] == "4 lines or parts of lines are neither searched nor quoted:"
    assert lines[4] == "[-By Ana Ruiz-] ‹byline›"
    assert lines[6].startswith("[-KESSEL (AP) —-]  ‹dateline›The bridge of Kessel opens")
    assert lines[8] == "[-Read more: Ferry stops-] ‹read more›"
    assert lines[10].endswith("will be sold. [-Odo Holm/Kessel Echo-] ‹photo credit›")


def test_inspect_where_nothing_is_left_out(here: Here, folder: Path) -> None:
    """It says so, and prints the text."""
    said = here({}, "inspect", "b.txt", "--articles", folder)
    assert said.out.splitlines()[2:] == [
        "Nothing is left out: all of it is searched and can be quoted.",
        "",
        "The market moves to the square in June.",
    ]


def test_inspect_record(here: Here, folder: Path) -> None:
    """`inspect --json` has the text whole, with the offsets of what is left out."""
    found = here({}, "inspect", "a.txt", "--articles", folder, "--json").json
    assert found["text"] == TEXT
    parts = [(TEXT[one["start"] : one["end"]], one["rule"]) for one in found["left_out"]]
    assert parts == [
        ("By Ana Ruiz", "byline"),
        ("KESSEL (AP) — ", "dateline"),
        ("Read more: Ferry stops", "read more"),
        ("Odo Holm/Kessel Echo", "photo credit"),
    ]


def test_inspect_of_what_is_not_there(here: Here, folder: Path) -> None:
    """It is an error, with what resembles it."""
    said = here({}, "inspect", "aa.txt", "--articles", folder)
    assert said.code != 0
    assert "a.txt" in said.err


def test_what_is_left_out_is_quoted_nowhere(here: Here, folder: Path) -> None:
    """Nor found, though it stands in the stored text; a quotation begins behind a dateline."""
    asked = here({}, "ask", "When does the bridge of Kessel open?", "--articles", folder, "--json")
    [excerpt] = asked.json["excerpts"]
    assert excerpt["text"].startswith("The bridge of Kessel opens")
    assert TEXT[excerpt["start"] : excerpt["end"]] == excerpt["text"]
    refused = here({}, "ask", "Who is Odo Holm?", "--articles", folder, "--json").json
    assert refused["excerpts"] == []


def test_what_is_left_out_is_dim(monkeypatch: pytest.MonkeyPatch) -> None:
    """In a terminal with colours, and has no marks then."""
    shown = io.StringIO()
    terminal = Console(file=shown, force_terminal=True, color_system="standard", width=200)
    monkeypatch.setattr(inspecting, "out", terminal)
    monkeypatch.setattr(marking, "out", terminal)
    print_inspected(inspected(stored(TEXT), NOTHING))
    assert "\x1b[2mBy Ana Ruiz\x1b[0m" in shown.getvalue()
    assert "[-" not in shown.getvalue()
