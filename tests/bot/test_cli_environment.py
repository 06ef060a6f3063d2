from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.bot.conftest import Here, Terminal

OWLS_TEXT = "date 2020-05-01\nSeven owls nest in the belfry of Wick."


@pytest.fixture
def with_owls(terminal: Terminal) -> Terminal:
    """A machine with one article in `owls.txt` of the current folder."""
    (terminal.home / "owls.txt").write_text(OWLS_TEXT, "utf-8")
    return terminal


def test_dotenv(with_owls: Terminal) -> None:
    """`.env` in the current folder is read; what the process's environment says wins over it."""
    dotenv = (
        "# Settings\nARTICLES=owls.txt\nDATABASE='one.sqlite3'\nLANGUAGE=english\nLOG_LEVEL=loud\n"
    )
    (with_owls.home / ".env").write_text(dotenv, "utf-8")
    wins = {
        "DATABASE": "two.sqlite3",
        "LANGUAGE": "en_GB:en",
        "LOG_LEVEL": "",
        "MAX_ARTICLE_MB": "",
    }
    status = with_owls.run("status", "--json", **wins).json
    assert status["articles_path"] == str(with_owls.home.resolve() / "owls.txt")
    assert status["database"] == str(with_owls.home.resolve() / "two.sqlite3")
    assert not (with_owls.home / "one.sqlite3").exists()


def test_options_win(with_owls: Terminal, here: Here) -> None:
    """An option wins over the setting."""
    settings = {"ARTICLES": "nowhere", "DATABASE": "one.sqlite3"}
    status = here(
        settings, "status", "--json", "--articles", "owls.txt", "--database", "two.sqlite3"
    ).json
    assert status["articles"] == 1
    assert Path(status["database"]).name == "two.sqlite3"
    assert not (with_owls.home / "one.sqlite3").exists()


@pytest.mark.parametrize(
    "dotenv", [b"ARTICLES=\xe9t\xe9\n", "ARTICLES=owls.txt\n".encode("utf-16")]
)
def test_dotenv_that_is_no_utf8(with_owls: Terminal, dotenv: bytes) -> None:
    """A `.env` that is not UTF-8, as some editors write it, is a sentence and no traceback."""
    (with_owls.home / ".env").write_bytes(dotenv)
    said = with_owls.run("status")
    assert said.code == 2, said
    assert ".env" in said.sentence


def test_dotenv_that_is_a_folder(with_owls: Terminal) -> None:
    """A virtual environment that is called `.env` is no settings."""
    (with_owls.home / ".env").mkdir()
    assert with_owls.run("status", "--json", ARTICLES="owls.txt").json["articles"] == 1


def test_all_faults_at_once(here: Here) -> None:
    """Each setting that cannot be used is a line by its name, all in one go, and exit code 2."""
    wrong = {
        "HOME_GUILD_ID": "my server",
        "ADMIN_IDS": "1, me",
        "LANGUAGE": "klingon",
        "MAX_ARTICLE_MB": "-1",
        "LOG_LEVEL": "loud",
        "DISCORD_TOKEN": "secret-token",
    }
    said = here(wrong, "status")
    assert (said.code, said.out) == (2, "")
    lines = [line.removeprefix("Error: ").split()[0] for line in said.err.splitlines()]
    assert sorted(lines) == sorted(wrong.keys() - {"DISCORD_TOKEN"})
    assert "secret-token" not in said.err


def test_language(here: Here, tmp_path: Path) -> None:
    """The language of the settings decides the stems: French plurals are found in French."""
    (tmp_path / "a.txt").write_text("Les chevaux royaux traversaient la rivière.", "utf-8")
    settings = {"ARTICLES": str(tmp_path / "a.txt")}
    question = "Un cheval royal traversera-t-il ?"
    assert here(settings, "ask", question, "--json").json["abstained"]
    assert not here(settings | {"LANGUAGE": "fr"}, "ask", question, "--json").json["abstained"]


def test_largest_article(here: Here, tmp_path: Path) -> None:
    """An article over `MAX_ARTICLE_MB` is rejected with the size."""
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "a.txt").write_text(OWLS_TEXT, "utf-8")
    (tmp_path / "articles" / "b.txt").write_text(OWLS_TEXT + " And on." * 200, "utf-8")
    settings = {"ARTICLES": str(tmp_path / "articles"), "MAX_ARTICLE_MB": "0.001"}
    [rejected] = here(settings, "reload", "--json").json["rejected"]
    assert rejected == {"path": "b.txt", "line": None, "reason": "it is larger than 1,000 bytes"}


def test_run_without_a_token(terminal: Terminal) -> None:
    """`dateline run` without a token says in steps how to get one, reads nothing, ends with 2."""
    said = terminal.run("run")
    assert (said.code, said.out) == (2, "")
    steps = [line.strip() for line in said.err.splitlines() if line.strip()[:1].isdigit()]
    assert [step[0] for step in steps] == ["1", "2", "3", "4"]
    assert "https://discord.com/developers/applications" in said.err
    assert "DISCORD_TOKEN" in said.err
    assert ".env" in said.err
    assert "Traceback" not in said.err
    assert list(terminal.home.iterdir()) == []


def test_empty_token_is_none(here: Here, sample: Mapping[str, str]) -> None:
    """A token that is empty, as in a copied `.env.example`, is none."""
    said = here({**sample, "DISCORD_TOKEN": " "}, "run")
    assert said.code == 2
    assert "1. Open https://discord.com" in said.err
