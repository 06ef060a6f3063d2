import gzip
import json
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from bot.settings import SAMPLE_NEWSPAPER
from tests.bot.conftest import OWLS, Here, Said, Terminal, write_jsonl

HOW_MANY = "How many owls nest in the belfry?"
DATED = "date 2020-05-01\nSeven owls nest in the belfry of Wick."


def _text(file: Path) -> None:
    file.write_text(DATED, "utf-8")


def _zipped_text(file: Path) -> None:
    file.write_bytes(gzip.compress(DATED.encode()))


def _jsonl(file: Path) -> None:
    write_jsonl(file, OWLS)


def _zipped_jsonl(file: Path) -> None:
    file.write_bytes(gzip.compress("".join(json.dumps(one) + "\n" for one in OWLS).encode()))


def test_read_once(here: Here, tmp_path: Path) -> None:
    """Articles are read at their first use; then the folder may go, until reload looks at it."""
    folder = tmp_path / "articles"
    folder.mkdir()
    _text(folder / "owls.txt")
    first = here({}, "ask", HOW_MANY, "--articles", folder, "--json")
    assert "1 added" in first.err
    (folder / "owls.txt").write_text("date 2021-05-01\nNo owls nest in the belfry.", "utf-8")
    shutil.rmtree(folder)
    later = here({}, "ask", HOW_MANY, "--articles", folder, "--json")
    assert later.err == ""
    assert later.json["excerpts"] == first.json["excerpts"]
    refused = here({}, "reload", "--articles", folder)
    assert refused.code == 2
    assert str(folder) in refused.sentence
    assert here({}, "ask", HOW_MANY, "--articles", folder, "--json").json["generation"] == 1


def test_only_reload_sees_changes(here: Here, tmp_path: Path) -> None:
    """A changed file is not noticed by questions, and is by a reload."""
    file = tmp_path / "owls.txt"
    settings = {"ARTICLES": str(file)}
    _text(file)
    assert "Seven" in here(settings, "ask", HOW_MANY).out
    file.write_text(DATED.replace("Seven", "Eight"), "utf-8")
    assert "Seven" in here(settings, "ask", HOW_MANY).out
    assert here(settings, "reload").code == 0
    assert "Eight" in here(settings, "ask", HOW_MANY).out


def test_each_path_has_its_own_database(here: Here, terminal: Terminal, tmp_path: Path) -> None:
    """Without `--database`, each articles path is kept in a file of its own in the data folder."""
    files = [tmp_path / "one" / "owls.txt", tmp_path / "two" / "owls.txt"]
    for file, number in zip(files, ("Seven", "Eight"), strict=True):
        file.parent.mkdir()
        file.write_text(DATED.replace("Seven", number), "utf-8")
    shown = [here({}, "status", "--articles", file, "--json").json for file in files]
    databases = {Path(status["database"]) for status in shown}
    assert databases == set(terminal.data.glob("*.sqlite3"))
    assert len(databases) == 2
    assert [status["articles_path"] for status in shown] == [str(file) for file in files]
    assert "Seven" in here({}, "ask", HOW_MANY, "--articles", files[0]).out
    assert "Eight" in here({}, "ask", HOW_MANY, "--articles", files[1]).out


def test_the_same_path_said_otherwise(
    here: Here, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A relative path, or one with "..", is the same archive as the absolute one."""
    _text(tmp_path / "owls.txt")
    whole = here({}, "status", "--articles", tmp_path / "owls.txt", "--json").json
    monkeypatch.chdir(tmp_path)
    said = here({}, "status", "--articles", Path("..") / tmp_path.name / "owls.txt", "--json")
    assert said.json == whole
    assert said.err == ""


def test_database_of_other_articles(here: Here, sample: Mapping[str, str], tmp_path: Path) -> None:
    """A database filled from another path is refused, whatever the command, and stays as it is."""
    _text(tmp_path / "owls.txt")
    options = ("--articles", tmp_path / "owls.txt", "--database", sample["DATABASE"])
    for command in (["ask", HOW_MANY], ["reload"], ["reload", "--force"], ["status", "--json"]):
        refused = here({}, *command, *options)
        assert refused.code == 2
        assert sample["DATABASE"] in refused.sentence
        assert str(SAMPLE_NEWSPAPER) in refused.sentence
        assert str(tmp_path / "owls.txt") in refused.sentence
        assert "--database" in refused.sentence
    assert here(sample, "status", "--json").json["articles"] == 54


@pytest.mark.parametrize(
    ("name", "write", "articles", "first"),
    [
        ("owls.txt", _text, 1, "owls.txt"),
        ("owls.txt.gz", _zipped_text, 1, "owls.txt.gz"),
        ("owls.jsonl", _jsonl, 4, "owls-2020"),
        ("owls.jsonl.gz", _zipped_jsonl, 4, "owls-2020"),
    ],
)
def test_one_file(
    here: Here, tmp_path: Path, name: str, write: Callable[[Path], None], articles: int, first: str
) -> None:
    """`--articles` may be one file of any format."""
    write(tmp_path / name)
    said = here({}, "ask", HOW_MANY, "--articles", tmp_path / name, "--before", "2020", "--json")
    assert f"{articles} added" in said.err
    excerpt = said.json["excerpts"][0]
    assert (excerpt["article"], excerpt["published"]) == (first, "2020-05-01")
    assert excerpt["text"] == "Seven owls nest in the belfry of Wick."


@pytest.mark.parametrize(
    "command", [["ask", "Who?"], ["status"], ["reload"], ["reload", "--force"]]
)
def test_missing_path(here: Here, terminal: Terminal, command: list[str]) -> None:
    """A path that is not there is named and refused, and nothing is left behind for it."""
    said = here({}, *command, "--articles", "nowhere")
    assert said.code == 2
    assert "nowhere" in said.sentence
    assert list(terminal.home.rglob("*.sqlite3")) == []


def test_empty_folder(here: Here, tmp_path: Path) -> None:
    """The first use of an empty folder, or one of rejected files alone, is refused."""
    folder = tmp_path / "articles"
    folder.mkdir()
    empty = here({}, "ask", HOW_MANY, "--articles", folder)
    assert empty.code == 1
    assert str(folder) in empty.sentence
    assert "no article" in empty.sentence
    (folder / "empty.txt").write_bytes(b"")
    assert (
        "1 rejected, the first as empty.txt: it is empty"
        in here({}, "status", "--articles", folder).sentence
    )


def test_first_reading_names_rejections(here: Here, tmp_path: Path) -> None:
    """What a first reading rejects is on stderr, ten lines at most and the number of the others."""
    lines = [*OWLS, *({"id": f"x{n}", "text": ""} for n in range(12))]
    articles = write_jsonl(tmp_path / "owls.jsonl", lines)
    said: Said = here({}, "ask", HOW_MANY, "--articles", articles, "--json")
    assert len(said.json["excerpts"]) == 3
    assert said.err.count("rejected owls.jsonl:") == 10
    assert "rejected owls.jsonl:5: it has no text" in said.err
    assert "2 more lines" in said.err


def test_what_fields_are_called_and_how_days_are_written(here: Here, tmp_path: Path) -> None:
    """Both can be said at the command or in the settings, which read the file anew."""
    file = tmp_path / "owls.csv"
    file.write_text("day,heading,words\n3/4/2020,Owls,Seven owls nest in the belfry.\n", "utf-8")
    settings = {"ARTICLES": str(file)}
    refused = here(settings, "ask", HOW_MANY, "--json")
    assert "--map text=NAME" in refused.err
    asked = here(settings, "reload", "--map", "text=words,published=day")
    assert "--dates day-first" in asked.err
    both = ("--map", "text=words,published=day", "--dates", "day-first")
    assert here(settings, "reload", *both, "--json").json["added"] == 1
    settings |= {"MAP": "text=words,published=day", "DATES": "month-first"}
    assert here(settings, "reload", "--json").json["updated"] == 1
    (excerpt,) = here(settings, "ask", HOW_MANY, "--json").json["excerpts"]
    assert excerpt["published"] == "2020-03-04"


def test_a_map_that_is_none_is_refused(here: Here) -> None:
    """With the fields that there are."""
    refused = here({}, "reload", "--map", "words=text")
    assert refused.code == 2
    assert "--map has 'words'" in refused.sentence
    assert "published" in refused.sentence
