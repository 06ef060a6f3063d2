"""A machine to type commands on, and archives that are read once for all tests of the terminal."""

import json
import logging
import os
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from bot.__main__ import run

_KEPT = ("PATH", "SYSTEMROOT", "TEMP", "TMP", "TMPDIR")
_WARNINGS_ARE_ERRORS = "error,ignore:'audioop' is deprecated:DeprecationWarning"
_SECONDS = 60

OWLS = (
    {
        "id": "owls-2020",
        "url": "https://wick.example/owls",
        "title": "Owls return",
        "source": "The Wick Herald",
        "published": "2020-05-01",
        "text": "Seven owls nest in the belfry of Wick.\nThe sexton counted them twice.",
    },
    {
        "id": "owls-2021",
        "title": "More owls",
        "source": "Wick Gazette",
        "published": "2021-05-01",
        "text": "Nine owls nest in the belfry; parish mice are few, to please bakers and millers.",
    },
    {
        "id": "owls-undated",
        "text": "Owls nest beside the belfry in the old mill, the miller recalled.",
    },
    {
        "id": "ferry",
        "source": "Wick Gazette",
        "published": "2022-02-28",
        "text": "The ferry to Stroma will not sail on Sundays, the harbour master announced.",
    },
)


@dataclass(frozen=True, slots=True)
class Said:
    """What a command wrote, and the code it ended with."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """The one JSON object that stdout is, on a line of its own."""
        assert self.out.endswith("\n"), self
        assert self.out.count("\n") == 1, self
        return json.loads(self.out)

    @property
    def sentence(self) -> str:
        """The one line on stderr, of a command that wrote nothing on stdout."""
        assert self.out == "", self
        assert "Traceback" not in self.err, self
        assert self.err.count("\n") == 1, self
        assert self.err.startswith("Error: "), self
        assert self.err.endswith((".\n", "?\n")), self
        return self.err.removeprefix("Error: ").rstrip("\n")


@dataclass(frozen=True, slots=True)
class Terminal:
    """A machine of its own: its home is the current folder, and nothing else is known to it."""

    home: Path

    @property
    def data(self) -> Path:
        """Where this system keeps the user's data, below the home."""
        if sys.platform == "darwin":
            return self.home / "Library" / "Application Support" / "dateline"
        return self.home / "data" / "dateline"

    def environment(self, **more: str) -> dict[str, str]:
        """The environment of a command: clean, with `more` in it."""
        kept = {name: os.environ[name] for name in _KEPT if name in os.environ}
        return kept | self.places() | {"PYTHONWARNINGS": _WARNINGS_ARE_ERRORS} | more

    def places(self) -> dict[str, str]:
        """What tells each system where the home and the user's data are."""
        home, data = str(self.home), str(self.home / "data")
        return {"HOME": home, "USERPROFILE": home, "XDG_DATA_HOME": data, "LOCALAPPDATA": data}

    def start(self, *arguments: str | Path, **more: Any) -> "subprocess.Popen[bytes]":
        """`python -m bot` with these arguments, the rest as `Popen` takes it."""
        more.setdefault("env", self.environment())
        command = [sys.executable, "-m", "bot", *map(str, arguments)]
        return subprocess.Popen(command, cwd=self.home, **more)

    def run(
        self,
        *arguments: str | Path,
        typed: str | bytes = "",
        program: Sequence[str | Path] = (sys.executable, "-m", "bot"),
        **environment: str,
    ) -> Said:
        """Run a command to its end, with `typed` on its stdin; the streams are pipes."""
        done = subprocess.run(
            [*map(str, program), *map(str, arguments)],
            cwd=self.home,
            env=self.environment(**environment),
            input=typed if isinstance(typed, bytes) else typed.encode(),
            capture_output=True,
            check=False,
            timeout=_SECONDS,
        )
        return Said(done.returncode, written(done.stdout), written(done.stderr))


Here = Callable[..., Said]


@pytest.fixture
def terminal(tmp_path: Path) -> Terminal:
    """A machine on which nothing was ever done."""
    home = tmp_path / "home"
    home.mkdir()
    return Terminal(home)


@pytest.fixture(scope="session")
def first_use(tmp_path_factory: pytest.TempPathFactory) -> tuple[Terminal, Said]:
    """A machine on which one question was asked of the sample newspaper, and what came of it."""
    terminal = Terminal(tmp_path_factory.mktemp("sample"))
    question = "How much will the new bridge cost?"
    return terminal, terminal.run("ask", question, "--asked", "2028-03-01")


@pytest.fixture(scope="session")
def sample(first_use: tuple[Terminal, Said]) -> Mapping[str, str]:
    """The settings with which the sample newspaper need not be read again."""
    [database] = first_use[0].data.glob("*.sqlite3")
    return {"DATABASE": str(database)}


@pytest.fixture(scope="session")
def owls(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, str]:
    """The settings of a small archive, `OWLS`, that was read already."""
    folder = tmp_path_factory.mktemp("owls")
    articles = write_jsonl(folder / "owls.jsonl", OWLS)
    settings = {"ARTICLES": str(articles), "DATABASE": str(folder / "owls.sqlite3")}
    with own_logging():
        assert run(["reload"], settings) == 0
    return settings


@pytest.fixture
def here(
    terminal: Terminal, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Iterator[Here]:
    """Runs a command in this process, on a new machine: `here(settings, *arguments)`."""
    for name, value in terminal.places().items():
        monkeypatch.setenv(name, value)
    monkeypatch.chdir(terminal.home)

    def command(settings: Mapping[str, str], *arguments: str | Path) -> Said:
        capsys.readouterr()
        code = run([str(argument) for argument in arguments], settings)
        return Said(code, *capsys.readouterr())

    with own_logging():
        yield command


@contextmanager
def own_logging() -> Iterator[None]:
    """Gives the loggers back as they were: a command sets up its own."""
    root = logging.getLogger()
    loggers = [root, *map(logging.getLogger, ("bot", "corpus", "discord"))]
    levels = [logger.level for logger in loggers]
    handlers, root.handlers = root.handlers, []
    try:
        yield
    finally:
        root.handlers = handlers
        for logger, level in zip(loggers, levels, strict=True):
            logger.setLevel(level)


def write_jsonl(file: Path, objects: Iterable[Mapping[str, Any]]) -> Path:
    """A file of one object a line."""
    file.write_text("".join(json.dumps(one) + "\n" for one in objects), "utf-8")
    return file


def quoted(text: str) -> str:
    """An excerpt's text as the terminal shows it."""
    return "".join(f"> {line}\n" for line in text.split("\n"))


def written(data: bytes) -> str:
    """What a process wrote, with Windows' line ends as Python reads them."""
    return data.decode().replace(os.linesep, "\n")
