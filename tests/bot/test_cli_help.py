import sys
from importlib.metadata import version
from pathlib import Path

import pytest

from bot import cli
from tests.bot.conftest import Here, Terminal

ARCHIVE = ["--articles", "--database", "--map", "--dates", "--debug", "--help"]
SCOPE = ["--asked", "--after", "--before", "--source", "--limit"]
COMMANDS = {
    "ask": ["QUESTION", *SCOPE, *ARCHIVE, "--json"],
    "chat": [*SCOPE, *ARCHIVE, "--json"],
    "timeline": ["TOPIC", *SCOPE[1:], "--chart", *ARCHIVE, "--json"],
    "verify": ["QUOTATION", *ARCHIVE, "--json"],
    "said": ["NAME", "TOPIC", *SCOPE[1:], *ARCHIVE, "--json"],
    "add": ["URL-or-FILE", *ARCHIVE, "--json"],
    "fetch": [*ARCHIVE, "--json"],
    "reload": ["--force", "--dry-run", *ARCHIVE, "--json"],
    "rollback": ["--to", *ARCHIVE, "--json"],
    "generations": [*ARCHIVE, "--json"],
    "status": [*ARCHIVE, "--json"],
    "history": ["ARTICLE", *ARCHIVE, "--json"],
    "inspect": ["ARTICLE", *ARCHIVE, "--json"],
    "show": ["ARTICLE", *ARCHIVE, "--json"],
    "evaluate": ["QUESTIONS.jsonl", "--run", "--calibrate", *ARCHIVE, "--json"],
    "run": ARCHIVE,
}
ALL_MODULES = """
import importlib, pathlib, pkgutil, sys, threading
import bot, corpus
names = [m.name for p in (bot, corpus) for m in pkgutil.walk_packages(p.__path__, p.__name__ + ".")]
assert "bot.client" in names and "corpus.archive" in names
for name in names:
    importlib.import_module(name)
assert threading.active_count() == 1
"""
ASK = """
import sys
from bot.__main__ import run
run(["ask", "hello"], {"ARTICLES": sys.argv[1]})
print("discord" in sys.modules, "dateparser" in sys.modules)
"""


@pytest.mark.parametrize(("command", "named"), COMMANDS.items())
def test_help(here: Here, command: str, named: list[str]) -> None:
    """The help of each command names what it takes, and says what each option does."""
    said = here({}, command, "--help")
    assert (said.code, said.err) == (0, "")
    assert f"dateline {command}" in said.out.splitlines()[0]
    for name in named:
        assert name in said.out
    options = [line.split() for line in said.out.splitlines() if line.lstrip().startswith("-")]
    assert all(len(words) > 3 for words in options)
    assert all(len(line) <= 80 for line in said.out.splitlines())
    assert here({}, command, "-h").out == said.out


def test_help_says_the_defaults(here: Here) -> None:
    """The help says what holds where an option is not given."""
    text = " ".join(here({}, "ask", "--help").out.split())
    assert "[default: today]" in text
    assert "default: 3" in text
    assert "[default: ARTICLES, else the sample newspaper]" in text
    assert "[default: DATABASE, else one for each articles path]" in text


def test_every_command_is_listed(terminal: Terminal, here: Here) -> None:
    """`dateline` alone, as `python -m bot` and as the command, is the help with all commands."""
    script = Path(sys.executable).with_name(
        "dateline.exe" if sys.platform == "win32" else "dateline"
    )
    alone = terminal.run()
    assert (alone.code, alone.err) == (0, "")
    assert terminal.run(program=[script]) == alone
    assert here({}, "--help").out == alone.out
    assert alone.out.startswith("Usage: dateline ")
    listed = [line.split()[0] for line in alone.out.partition("Commands:")[2].splitlines() if line]
    assert sorted(listed) == sorted(COMMANDS) == sorted(cli.dateline.commands)


def test_version(here: Here) -> None:
    """`--version` is the version of the package."""
    said = here({}, "--version")
    assert (said.code, said.out, said.err) == (0, f"dateline {version('dateline')}\n", "")


def test_command_line_is_light(terminal: Terminal) -> None:
    """Importing the command line does not import what only some commands need."""
    code = "import sys, bot.cli; print({'discord', 'numpy', 'rich'} & set(sys.modules))"
    said = terminal.run(program=(sys.executable, "-c", code))
    assert (said.out, said.err) == ("set()\n", "")


def test_ask_does_without_discord(terminal: Terminal, tmp_path: Path) -> None:
    """A question in the terminal imports neither discord.py nor dateparser."""
    (tmp_path / "a.txt").write_text("date 2020-05-01\nSeven owls nest in the belfry.", "utf-8")
    said = terminal.run(tmp_path / "a.txt", program=(sys.executable, "-c", ASK))
    assert said.out.endswith("\nFalse False\n"), said


def test_imports_do_nothing(terminal: Terminal) -> None:
    """Importing all modules, with settings that are wrong, starts, writes and says nothing."""
    wrong = {"ARTICLES": "nowhere", "LOG_LEVEL": "loud", "ADMIN_IDS": "me", "DATABASE": "x.sqlite3"}
    said = terminal.run(program=(sys.executable, "-c", ALL_MODULES), **wrong)
    assert (said.code, said.out, said.err) == (0, "", "")
    assert list(terminal.home.iterdir()) == []


def test_environment_is_passed_in(
    here: Here, monkeypatch: pytest.MonkeyPatch, owls: dict[str, str]
) -> None:
    """The settings are those that are passed in, whatever the process's environment says."""
    monkeypatch.setenv("ARTICLES", "nowhere")
    monkeypatch.setenv("LOG_LEVEL", "loud")
    assert here(owls, "status", "--json").json["articles_path"] == owls["ARTICLES"]
