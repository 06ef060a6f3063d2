import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.bot.conftest import Here, Terminal

PATCHED = """
import sys
from bot import __main__
from bot.commands import asking
asking.ask = lambda *_, **__: {}["the question"]
__main__.main()
"""


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        (["answer"], "answer"),
        (["--frob"], "--frob"),
        (["ask"], "QUESTION"),
        (["ask", "Why?", "Who?"], "Who?"),
        (["ask", "Why?", "--frob"], "--frob"),
        (["ask", "Why?", "--after"], "--after"),
        (["ask", "Why?", "--limit", "0"], "--limit"),
        (["ask", "Why?", "--limit", "-1"], "--limit"),
        (["ask", "Why?", "--limit", "some"], "--limit"),
        (["ask", "Why?", "--limit", "2.5"], "--limit"),
        (["ask", "Why?", "--asked", "soon-ish"], "--asked"),
        (["ask", "Why?", "--asked", ""], "--asked"),
        (["ask", "Why?", "--after", "05/04/2024"], "--after"),
        (["ask", "Why?", "--before", "2024-02-30"], "--before"),
        (["ask", "Why?", "--json", "--before", "31 June"], "--before"),
        (["chat", "--asked", "x"], "--asked"),
        (["chat", "Why?"], "Why?"),
        (["show"], "ARTICLE"),
        (["status", "--force"], "--force"),
        (["reload", "--asked", "2024"], "--asked"),
        (["evaluate"], "QUESTIONS.jsonl"),
        (["run", "--json"], "--json"),
    ],
)
def test_wrong_use(here: Here, sample: Mapping[str, str], arguments: list[str], named: str) -> None:
    """Wrong use is one line on stderr that names what was wrong, nothing on stdout, exit code 2."""
    said = here(sample, *arguments)
    assert said.code == 2, said
    assert named in said.sentence


def test_wrong_use_for_real(terminal: Terminal) -> None:
    """The process itself ends with 2 and has made nothing."""
    said = terminal.run("ask", "Why?", "--after", "03.04.2024")
    assert said.code == 2
    assert "2024-04-03" in said.sentence
    assert "2024-03-04" in said.sentence
    assert list(terminal.home.iterdir()) == []


def test_failure_is_a_sentence(
    here: Here, sample: Mapping[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What nobody foresaw is one line that says what to do, without its own text, exit code 1."""

    def broken(*_: object, **__: object) -> None:
        raise LookupError("a text that nobody should see")

    monkeypatch.setattr("bot.commands.asking.ask", broken)
    said = here(sample, "ask", "Why?")
    assert said.code == 1
    assert "--debug" in said.sentence
    assert "nobody should see" not in said.sentence


def test_debug_shows_the_traceback(terminal: Terminal, sample: Mapping[str, str]) -> None:
    """With `--debug` the traceback is there, and the exit code is the same."""
    program = (sys.executable, "-c", PATCHED)
    said = terminal.run("ask", "Why?", "--debug", program=program, **sample)
    assert (said.code, said.out) == (1, "")
    assert "Traceback" in said.err
    assert "KeyError: 'the question'" in said.err


def test_debug_of_a_foreseen_error(here: Here, sample: Mapping[str, str]) -> None:
    """With `--debug` a foreseen error has its traceback before its sentence."""
    said = here(sample, "show", "zzz", "--debug")
    assert said.code == 1
    assert "Traceback" in said.err
    assert said.err.splitlines()[-1].startswith("Error: No article is called 'zzz'")


def test_database_that_is_none(here: Here, tmp_path: Path) -> None:
    """A file that is no database is named, left as it is, and the exit code is 1."""
    file = tmp_path / "notes.sqlite3"
    file.write_text("These are my notes, and nobody's database. " * 40, "utf-8")
    said = here({}, "ask", "Why?", "--database", file)
    assert said.code == 1
    assert str(file) in said.sentence
    assert file.read_text("utf-8").startswith("These are my notes")


def test_database_in_a_file(here: Here, tmp_path: Path) -> None:
    """A database where no folder can be made is one sentence, exit code 1."""
    (tmp_path / "file").write_bytes(b"")
    said = here({}, "status", "--database", tmp_path / "file" / "a.sqlite3")
    assert said.code == 1
    assert str(tmp_path / "file") in said.sentence


@pytest.mark.parametrize("option", [(), ("--json",)])
def test_reader_that_leaves(terminal: Terminal, option: tuple[str, ...]) -> None:
    """`dateline show … | head -c 1` ends without a word on stderr."""
    article = terminal.home / "long.txt"
    article.write_text("date 2020-05-01\n" + "The ledger goes on and on.\n" * 20_000, "utf-8")
    places: tuple[str | Path, ...] = (
        "--articles",
        article,
        "--database",
        terminal.home / "long.sqlite3",
    )
    terminal.run("status", *places)
    process = terminal.start(
        *("show", "long.txt", *places, *option), stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert process.stdout
    assert process.stdout.read(1)
    process.stdout.close()
    assert process.stderr
    assert process.stderr.read() == b""
    process.wait()
    process.stderr.close()
