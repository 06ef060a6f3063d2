import io
from pathlib import Path

import pytest
from rich.console import Console

from bot.console import history as shown_history
from bot.console import marking
from bot.console.history import print_history
from corpus.model import Article
from corpus.versions import Version
from tests.bot.conftest import Here

VERSION_KEYS = [
    "article",
    "title",
    "source",
    "url",
    "published",
    "precision",
    "date_source",
    "updated",
    "captured",
    "path",
    "generation",
    "read_at",
    "is_current",
    "text",
    "changes",
]


@pytest.fixture
def folder(here: Here, tmp_path: Path) -> Path:
    """A folder whose one article was corrected twice, the last time in its date alone."""
    path = tmp_path / "papers"
    path.mkdir()
    for day, owls in ((1, "Seven"), (1, "Nine"), (2, "Nine")):
        text = f"date 2020-05-0{day}\n{owls} owls nest in the belfry of Wick."
        (path / "a.txt").write_text(text, "utf-8")
        here({}, "reload", "--articles", path)
    return path


def test_history(here: Here, folder: Path) -> None:
    """`history` shows each version with its time, and the words that changed between marks."""
    said = here({}, "history", "a.txt", "--articles", folder)
    assert (said.code, said.err) == (0, "")
    lines = said.out.splitlines()
    headings = [line for line in lines if line.startswith("Version ")]
    assert [line.split(" · ")[0] for line in headings] == [
        "Version 1",
        "Version 2",
        "Version 3, current",
    ]
    assert [line.split(" · ")[2] for line in headings] == [f"generation {n}" for n in (1, 2, 3)]
    assert "[-Seven-]{+Nine+} owls nest in the belfry of Wick." in said.out.replace("] {", "]{")
    assert lines[-1] == "Day: [-1 May 2020-] {+2 May 2020+}"


def test_a_change_at_the_end_of_a_line(here: Here, tmp_path: Path) -> None:
    """What went and what came stand on one line, and the lines are those of the article."""
    for owls in ("Seven", "Nine"):
        text = f"The belfry of Wick\n\nIts owls: {owls}\nThe sexton slept."
        (tmp_path / "a.txt").write_text(text, "utf-8")
        here({}, "reload", "--articles", tmp_path)
    said = here({}, "history", "a.txt", "--articles", tmp_path)
    assert said.out.endswith("Its owls: [-Seven-] {+Nine+}\nThe sexton slept.\n")


def test_a_corrected_article_is_quoted(here: Here, folder: Path) -> None:
    """An answer says beneath the quotation that it was corrected, and when that was read."""
    asking = ("ask", "How many owls nest in the belfry?", "--articles", folder)
    assert "Corrected on " in here({}, *asking).out
    [excerpt] = here({}, *asking, "--json").json["excerpts"]
    [note] = [note for note in excerpt["notes"] if note["kind"] == "correction"]
    assert list(note) == ["kind", "day", "by"]


def test_a_corrected_article_is_verified(here: Here, folder: Path) -> None:
    """A verdict says so too: the words that were quoted may be those of the earlier text."""
    said = here({}, "verify", "Nine owls nest in the belfry of Wick.", "--articles", folder)
    assert said.out.startswith("Exact: ")
    assert "Corrected on " in said.out


def test_history_record(here: Here, folder: Path) -> None:
    """`history --json` has each version whole, with the offsets of what changed."""
    found = here({}, "history", "a.txt", "--articles", folder, "--json").json
    first, second, third = found["versions"]
    assert found["article"] == "a.txt"
    assert [list(one) for one in (first, second, third)] == [VERSION_KEYS] * 3
    assert (first["changes"], third["changes"]) == ([], [])
    [change] = second["changes"]
    assert change == {"before": [0, 6], "after": [0, 5], "removed": "Seven ", "added": "Nine "}
    assert [one["is_current"] for one in found["versions"]] == [False, False, True]
    assert second["text"].startswith("Nine owls")


def test_history_of_what_has_not_changed(here: Here, tmp_path: Path) -> None:
    """Says so; of what has gone the last version is still there, and of nothing there is none."""
    for name in "abcd":
        (tmp_path / f"{name}.txt").write_text(f"Owl {name} nests in the belfry.", "utf-8")
    here({}, "reload", "--articles", tmp_path)
    assert "It has not changed" in here({}, "history", "a.txt", "--articles", tmp_path).out
    (tmp_path / "a.txt").unlink()
    here({}, "reload", "--articles", tmp_path)
    gone = here({}, "history", "a.txt", "--articles", tmp_path, "--json").json
    assert [one["is_current"] for one in gone["versions"]] == [False]
    unknown = here({}, "history", "zzz", "--articles", tmp_path)
    assert unknown.code == 1
    assert "'zzz'" in unknown.sentence


def test_colours(monkeypatch: pytest.MonkeyPatch) -> None:
    """In a terminal what went is red and what came green, without marks; long text is left out."""
    shown = io.StringIO()
    colours = Console(file=shown, force_terminal=True, color_system="standard", soft_wrap=True)
    for module in (marking, shown_history):
        monkeypatch.setattr(module, "out", colours)
    filling = "It rained in Wick and the owls stayed in. " * 9
    texts = (f"Seven owls nest. {filling}The sexton slept.", f"Nine owls nest. {filling}He woke.")
    versions = [
        Version(Article("a", "a", text, "T", title_derived=True), at, None, is_current=at == 2)
        for at, text in enumerate(texts, 1)
    ]
    print_history(versions)
    said = shown.getvalue()
    assert "\x1b[31mSeven\x1b[0m" in said
    assert "\x1b[32mNine\x1b[0m" in said
    assert "[-" not in said
    assert " … " in said
    assert said.count("It rained") < 5
    assert "by an earlier Dateline" in said
