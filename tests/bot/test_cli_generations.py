import os
import signal
import subprocess
import sys
from datetime import datetime
from pathlib import Path

import pytest

from tests.bot.conftest import Here, Terminal, write_jsonl

GENERATION_KEYS = [
    "number",
    "made_at",
    "made_by",
    "articles",
    "added",
    "updated",
    "removed",
    "restores",
    "is_current",
]
ROLLBACK_KEYS = [
    "generation",
    "restores",
    "added",
    "updated",
    "removed",
    "articles",
    "passages",
    "seconds",
]
PREVIEW_KEYS = [
    "added",
    "updated",
    "removed",
    "undated",
    "collapsed",
    "copies",
    "unchanged",
    "rejected",
    "notes",
    "articles_before",
    "articles",
    "characters_before",
    "characters",
    "needs_force",
    "is_forbidden",
    "golden",
    "seconds",
]


@pytest.fixture
def folder(here: Here, tmp_path: Path) -> Path:
    """A folder that was read once with seven owls, and then with nine."""
    path = tmp_path / "papers"
    path.mkdir()
    for owls in ("Seven", "Nine"):
        (path / "a.txt").write_text(f"date 2020-05-01\n{owls} owls nest in the belfry.", "utf-8")
        here({}, "reload", "--articles", path)
    return path


def test_back_to_the_generation_before(here: Here, folder: Path) -> None:
    """`rollback` answers from before the reload, says so, and that the next one reads all again."""
    asking = ("ask", "How many owls nest?", "--articles", folder)
    assert "Nine owls" in here({}, *asking).out
    said = here({}, "rollback", "--articles", folder)
    assert (said.code, said.err) == (0, "")
    assert said.out.startswith(
        "Back to generation 1: 1 article in 1 passage (0 added, 1 updated, 0 removed), as"
        " generation 3, "
    )
    assert "the next reload reads all of it again" in said.out
    assert "Seven owls" in here({}, *asking).out
    assert here({}, "reload", "--articles", folder, "--json").json["updated"] == 1
    assert "Nine owls" in here({}, *asking).out


def test_the_record_of_a_rollback(here: Here, folder: Path) -> None:
    """`rollback --json` prints one object; `--to` names a generation, also forward again."""
    back = here({}, "rollback", "--articles", folder, "--json").json
    assert list(back) == ROLLBACK_KEYS
    assert (back["generation"], back["restores"], back["updated"]) == (3, 1, 1)
    forward = here({}, "rollback", "--to", "2", "--articles", folder, "--json").json
    assert (forward["generation"], forward["restores"]) == (4, 2)
    assert "Nine owls" in here({}, "ask", "How many owls nest?", "--articles", folder).out


def test_nothing_to_go_back_to(here: Here, folder: Path, tmp_path: Path) -> None:
    """Before the first generation, for one that is not kept, and where there never was one."""
    here({}, "rollback", "--articles", folder)
    said = here({}, "rollback", "--articles", folder)
    assert said.code == 2
    assert "no generation before this one" in said.sentence
    named = here({}, "rollback", "--to", "9", "--articles", folder)
    assert named.code == 2
    assert "Generation 9 is not kept" in named.sentence
    assert "(3, 2, 1)" in named.sentence
    (tmp_path / "new.txt").write_text("Owls.", "utf-8")
    assert here({}, "rollback", "--articles", tmp_path / "new.txt").code == 2
    unread = here({}, "generations", "--articles", tmp_path / "new.txt")
    assert unread.out == "There is no generation yet: a reload makes the first.\n"


def test_generations(here: Here, folder: Path) -> None:
    """`generations` lists them, the newest first, and `--json` says the same in fields."""
    here({}, "rollback", "--articles", folder)
    third, second, first = here({}, "generations", "--articles", folder).out.splitlines()
    assert third.startswith("Generation 3 (current), ")
    assert third.endswith(
        " by the command line: back to generation 1, 1 article: 0 added, 1 updated, 0 removed"
    )
    assert second.startswith("Generation 2, ")
    assert first.endswith(": 1 article: 1 added, 0 updated, 0 removed")
    listed = here({}, "generations", "--articles", folder, "--json").json["generations"]
    assert [list(one) for one in listed] == [GENERATION_KEYS] * 3
    assert [one["restores"] for one in listed] == [1, None, None]
    assert [one["is_current"] for one in listed] == [True, False, False]
    assert datetime.fromisoformat(listed[0]["made_at"]).tzinfo is not None


def test_how_many_are_kept(here: Here, folder: Path) -> None:
    """`KEEP_GENERATIONS` counts the current one; what it cannot be is said."""
    keeping = {"KEEP_GENERATIONS": "1"}
    here(keeping, "reload", "--articles", folder)
    assert len(here(keeping, "generations", "--articles", folder).out.splitlines()) == 1
    assert here(keeping, "rollback", "--articles", folder).code == 2
    for value in ("0", "-1", "many"):
        wrong = here({"KEEP_GENERATIONS": value}, "generations", "--articles", folder)
        assert wrong.code == 2
        assert wrong.sentence.startswith("KEEP_GENERATIONS is ")


def test_many_articles_that_vanish(here: Here, tmp_path: Path) -> None:
    """More than a third must be forced out; a third goes."""
    for number in range(6):
        (tmp_path / f"{number}.txt").write_text(f"Owl {number} nests in the belfry.", "utf-8")
    here({}, "reload", "--articles", tmp_path)
    for number in range(3):
        (tmp_path / f"{number}.txt").unlink()
    said = here({}, "reload", "--articles", tmp_path)
    assert said.code == 1
    assert said.sentence.startswith("Of the 6 articles from ")
    assert ", 3 would go," in said.sentence
    assert "reload --force" in said.sentence
    assert here({}, "status", "--articles", tmp_path, "--json").json["articles"] == 6
    (tmp_path / "0.txt").write_text("Owl 0 nests in the belfry.", "utf-8")
    assert here({}, "reload", "--articles", tmp_path, "--json").json["removed"] == 2
    (tmp_path / "4.txt").unlink()
    (tmp_path / "5.txt").unlink()
    assert here({}, "reload", "--articles", tmp_path, "--force", "--json").json["removed"] == 2


def test_dry_run(here: Here, folder: Path) -> None:
    """`reload --dry-run` lists what would change, and `--json` all of it; nothing does."""
    (folder / "a.txt").unlink()
    for number in range(12):
        (folder / f"new{number:02}.txt").write_text(f"The mill was built {number} times.", "utf-8")
    said = here({}, "reload", "--dry-run", "--articles", folder)
    assert (said.code, said.err) == (0, "")
    first, forced, *lines = said.out.splitlines()
    assert first.startswith("A reload would add 12, update 0, leave 0 as they are, remove 1 and")
    assert "Nothing was changed" in first
    assert "--force" in forced
    assert lines[:10] == [f"  would add new{number:02}.txt" for number in range(10)]
    assert lines[10:12] == ["  would add: 2 more", "  would remove a.txt"]
    found = here({}, "reload", "--dry-run", "--articles", folder, "--json").json
    assert list(found) == PREVIEW_KEYS
    assert len(found["added"]) == len(found["undated"]) == 12
    assert found["removed"] == ["a.txt"]
    assert here({}, "status", "--articles", folder, "--json").json["generation"] == 2


def test_golden_questions(here: Here, folder: Path, tmp_path: Path) -> None:
    """`GOLDEN` reruns them, and with `GOLDEN_STRICT` a reload that breaks one is refused."""
    line = {"id": 1, "question": "How many owls nest?", "relevant": ["a.txt"]}
    golden = write_jsonl(tmp_path / "golden.jsonl", [line])
    asking = {"GOLDEN": str(golden)}
    assert here(asking, "reload", "--articles", folder, "--json").json["golden"]["found"] == 1
    (folder / "a.txt").write_text("The mill was built in stone.", "utf-8")
    strict = here(asking | {"GOLDEN_STRICT": "yes"}, "reload", "--articles", folder)
    assert strict.code == 1
    assert "(“How many owls nest?”)" in strict.sentence
    dry = here(asking | {"GOLDEN_STRICT": "1"}, "reload", "--dry-run", "--articles", folder).out
    assert "GOLDEN_STRICT does not let it in place" in dry
    said = here(asking, "reload", "--articles", folder).out.splitlines()
    assert said[1].startswith("Golden questions: 0 of 1 find their article, 1 no longer, 0 neither")
    assert said[2] == "  broken How many owls nest?"
    missing = here({"GOLDEN": str(tmp_path / "none")}, "reload", "--articles", folder)
    assert missing.code == 2
    assert str(tmp_path / "none") in missing.sentence


@pytest.mark.skipif(sys.platform == "win32", reason="Ctrl-C is another thing there")
@pytest.mark.skipif(
    signal.getsignal(signal.SIGINT) is signal.SIG_IGN, reason="started where Ctrl-C is ignored"
)
def test_interrupted(terminal: Terminal, tmp_path: Path) -> None:
    """Ctrl-C while a reload reads ends it with 130, and its worker; the old articles answer."""
    articles = tmp_path / "articles"
    articles.mkdir()
    (articles / "a.txt").write_text("Seven owls nest in the belfry of Wick.", "utf-8")
    terminal.run("reload", "--articles", articles)
    for number in range(4000):
        text = f"Nine owls nest in the belfry of Wick {number}.\n" * 20
        (articles / f"{number}.txt").write_text(text, "utf-8")
    note = next(terminal.data.glob("*.sqlite3")).with_suffix(".sqlite3.reload")
    streams = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "start_new_session": True}
    with terminal.start("reload", "--articles", articles, **streams) as process:
        while not note.exists():
            assert process.poll() is None
        os.killpg(process.pid, signal.SIGINT)
        out, err = process.communicate(timeout=60)
    assert (process.returncode, out, err.strip()) == (130, b"", b"")
    status = terminal.run("status", "--articles", articles, "--json")
    assert status.json["articles"] == 1
    # Nobody reloads any more: only then is it looked at what there is to go back to.
    assert "no generation before" in terminal.run("rollback", "--articles", articles).sentence
