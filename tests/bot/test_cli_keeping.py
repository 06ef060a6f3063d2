from collections.abc import Mapping
from pathlib import Path

import pytest

from corpus.readers.formats import KNOWN
from tests.bot.conftest import Here, Terminal, write_jsonl

REPORT_KEYS = (
    "generation added updated unchanged removed rejected articles passages seconds".split()
)
STATUS_KEYS = "generation articles passages undated first last database articles_path".split()
ARTICLE_KEYS = (
    "article title source url published precision date_source updated captured text".split()
)
REJECTED = {
    ("data.jsonl", 2, "it is not JSON: Expecting value"),
    ("data.jsonl", 3, "it has no text"),
    ("empty.txt", None, "it is empty"),
    ("february.txt", 1, "2025-02-30 is not a day of the calendar"),
    ("picture.png", None, f"its format is not one of {KNOWN}"),
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Four articles, one of them not UTF-8 and one undated, with five that are rejected."""
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "a.txt").write_text("date 2020-05-01\nSeven owls nest in the belfry.", "utf-8")
    (folder / "b.txt").write_text("Nobody knows when the old mill was built.", "utf-8")
    french = "date 2022-02-28\nLe café de la gare a été fermé en février, à la fin de l'été déjà."
    (folder / "café.txt").write_bytes(french.encode("latin-1"))
    write_jsonl(folder / "data.jsonl", [{"id": "ferry", "text": "The ferry will not sail."}])
    with (folder / "data.jsonl").open("a", encoding="utf-8") as lines:
        lines.write('oops\n{"id": "none"}\n')
    (folder / "empty.txt").write_bytes(b"")
    (folder / "february.txt").write_text("date 2025-02-30\nNo such day.", "utf-8")
    (folder / "picture.png").write_bytes(b"\x89PNG")
    return folder


def test_report(here: Here, folder: Path) -> None:
    """`reload --json` is the object that was promised; each rejection says where and why."""
    said = here({}, "reload", "--articles", folder, "--json")
    report = said.json
    assert said.code == 0
    assert list(report) == REPORT_KEYS
    assert (report["generation"], report["added"], report["articles"]) == (1, 4, 4)
    assert (report["updated"], report["unchanged"], report["removed"]) == (0, 0, 0)
    assert report["passages"] == 4
    assert report["seconds"] > 0
    assert [list(remark) for remark in report["rejected"]] == [["path", "line", "reason"]] * 5
    assert {tuple(remark.values()) for remark in report["rejected"]} == REJECTED
    [note] = said.err.splitlines()
    assert note.startswith("note café.txt: ")


def test_report_for_people(here: Here, folder: Path) -> None:
    """`reload` says what it did in a line, and below it each rejection and note."""
    said = here({}, "reload", "--articles", folder)
    first, *others = said.out.splitlines()
    assert (said.code, said.err) == (0, "")
    assert "4 added, 0 updated, 0 unchanged, 0 removed, 5 rejected" in first
    assert "4 articles in 4 passages" in first
    rejected = [line for line in others if line.startswith("  rejected ")]
    assert "  rejected data.jsonl:2: it is not JSON: Expecting value" in rejected
    assert "  rejected empty.txt: it is empty" in rejected
    assert len(rejected) == 5
    assert [line.partition(":")[0] for line in others if line not in rejected] == [
        "  note café.txt"
    ]


def test_what_changed(here: Here, folder: Path) -> None:
    """A reload counts what is new, changed, the same and gone; where nothing changed, no step."""
    here({}, "reload", "--articles", folder)
    (folder / "a.txt").write_text("date 2020-05-02\nSeven owls nest in the belfry.", "utf-8")
    (folder / "b.txt").unlink()
    (folder / "c.txt").write_text("date 2024-01-01\nA new bridge, and a bell.", "utf-8")
    report = here({}, "reload", "--articles", folder, "--json").json
    assert (report["generation"], report["articles"]) == (2, 4)
    assert (report["added"], report["updated"], report["unchanged"]) == (1, 1, 2)
    assert report["removed"] == 1
    again = here({}, "reload", "--articles", folder, "--json").json
    assert (again["generation"], again["unchanged"]) == (2, 4)
    status = here({}, "status", "--articles", folder, "--json").json
    assert (status["first"], status["last"]) == ("2020-05-02", "2024-01-01")


def test_nothing_to_read_changes_nothing(here: Here, folder: Path) -> None:
    """A folder that is gone, or empty, is refused, and only `--force` empties the archive."""
    here({}, "reload", "--articles", folder)
    before = here({}, "status", "--articles", folder, "--json").out
    moved = folder.rename(folder.with_name("moved"))
    for command in (["reload"], ["reload", "--force"], ["reload", "--json"]):
        missing = here({}, *command, "--articles", folder)
        assert missing.code == 2
        assert str(folder) in missing.sentence
    folder.mkdir()
    empty = here({}, "reload", "--articles", folder)
    assert empty.code == 1
    assert "nothing was changed" in empty.sentence
    assert "--force" in empty.sentence
    assert here({}, "status", "--articles", folder, "--json").out == before
    forced = here({}, "reload", "--force", "--articles", folder, "--json").json
    assert (forced["removed"], forced["articles"], forced["passages"]) == (4, 0, 0)
    answer = here({}, "ask", "How many owls nest?", "--articles", folder, "--json").json
    assert answer["abstained"]
    assert "holds no articles" in answer["reason"]
    moved.replace(folder)
    assert here({}, "reload", "--articles", folder, "--json").json["added"] == 4


def test_hostile_names_in_a_report(here: Here, folder: Path) -> None:
    """A file name does not command the terminal, in the report and in the note of a reload."""
    try:
        (folder / "evil\x1b[31m.png").write_bytes(b"")
        (folder / "evil\x1b[32m.txt").write_bytes("date 3-3-2024 à".encode("latin-1"))
    except OSError:
        pytest.skip("this system has no such names")
    for options in ([], ["--json"]):
        said = here({}, "reload", "--articles", folder, *options)
        shown = said.err if options else said.out + said.err
        assert "evil" in shown
        assert "\x1b" not in shown


def test_status(here: Here, owls: Mapping[str, str]) -> None:
    """`status --json` is the object that was promised; for people each figure has a name."""
    status = here(owls, "status", "--json").json
    assert list(status) == STATUS_KEYS
    assert list(status.values()) == (
        [1, 4, 4, 1, "2020-05-01", "2022-02-28", owls["DATABASE"], owls["ARTICLES"]]
    )
    shown = here(owls, "status").out
    figures = dict(line.rstrip().split("  ", 1) for line in shown.splitlines())
    assert {name: value.strip() for name, value in figures.items()} == {
        "Generation": "1",
        "Articles": "4",
        "Passages": "4",
        "Undated": "1",
        "First": "1 May 2020",
        "Last": "28 February 2022",
        "Database": owls["DATABASE"],
        "Articles from": owls["ARTICLES"],
    }


def test_long_paths_are_whole(terminal: Terminal) -> None:
    """A path longer than a terminal is wide can be copied from `status`: it is not broken."""
    articles = terminal.home / ("a" * 60) / ("b" * 60) / "owls.txt"
    articles.parent.mkdir(parents=True)
    articles.write_text("date 2020-05-01\nSeven owls nest in the belfry.", "utf-8")
    said = terminal.run("status", "--articles", articles)
    assert any(line.endswith(f"  {articles}") for line in said.out.splitlines()), said.out


def test_nothing_dated(here: Here, tmp_path: Path) -> None:
    """Where no article has a date, first and last are null, and said to be unknown."""
    (tmp_path / "a.txt").write_text("Nobody knows when the old mill was built.", "utf-8")
    settings = {"ARTICLES": str(tmp_path / "a.txt")}
    status = here(settings, "status", "--json").json
    assert (status["undated"], status["first"], status["last"]) == (1, None, None)
    assert "none dated" in here(settings, "status").out


def test_show(here: Here, owls: Mapping[str, str]) -> None:
    """`show` prints an article whole below its headline, date and source."""
    assert here(owls, "show", "owls-2020", "--json").json == {
        "article": "owls-2020",
        "title": "Owls return",
        "source": "The Wick Herald",
        "url": "https://wick.example/owls",
        "published": "2020-05-01",
        "precision": "day",
        "date_source": "field published",
        "updated": None,
        "captured": None,
        "text": "Seven owls nest in the belfry of Wick.\nThe sexton counted them twice.",
    }
    said = here(owls, "show", "owls-2020")
    assert said.err == ""
    assert said.out.startswith("Owls return\n1 May 2020 · The Wick Herald\n")
    assert said.out.endswith(
        "\n\nSeven owls nest in the belfry of Wick.\nThe sexton counted them twice.\n"
    )
    undated = here(owls, "show", "owls-undated", "--json").json
    assert list(undated) == ARTICLE_KEYS
    assert (undated["url"], undated["published"]) == (None, None)


def test_show_says_who_wrote_it(here: Here, tmp_path: Path) -> None:
    """Where the file does; what an article that was stored had before is still there after."""
    file = tmp_path / "owls.md"
    settings = {"ARTICLES": str(file)}
    file.write_text("---\nauthor: Odile Farrant\n---\nSeven owls nest in the belfry.", "utf-8")
    assert here(settings, "show", "owls.md", "--json").json["author"] == "Odile Farrant"
    assert "\nWritten by Odile Farrant, as its file says\n" in here(settings, "show", "owls.md").out
    file.write_text("---\nauthor: Maud Tarrant\n---\nSeven owls nest in the belfry.", "utf-8")
    assert here(settings, "reload", "--json").json["updated"] == 1
    assert here(settings, "show", "owls.md", "--json").json["author"] == "Maud Tarrant"
    assert here(settings, "rollback").code == 0
    assert here(settings, "show", "owls.md", "--json").json["author"] == "Odile Farrant"


def test_whole_text_of_the_sample(here: Here, sample: Mapping[str, str]) -> None:
    """The stored text is the file from the first character after its date to its end."""
    from bot.settings import SAMPLE_NEWSPAPER  # noqa: PLC0415 - one test needs it

    identity = "2024-04-23-bridge-price-foundations.txt"
    whole = (SAMPLE_NEWSPAPER / identity).read_text("utf-8")
    text = whole.partition("2024-04-23")[2].lstrip()
    assert here(sample, "show", identity, "--json").json["text"] == text
    assert here(sample, "show", identity).out.endswith(f"\n\n{text}\n")


def test_unknown_article(here: Here, sample: Mapping[str, str]) -> None:
    """Asked for an article that is not there, `show` names those that are called much the same."""
    near = here(sample, "show", "2024-01-09-bridge-aproved.txt")
    assert near.code == 1
    assert "'2024-01-09-bridge-aproved.txt'" in near.sentence
    assert "2024-01-09-bridge-approved.txt" in near.sentence
    far = here(sample, "show", "zzz", "--json")
    assert far.code == 1
    assert "'zzz'" in far.sentence


def test_an_article_that_stands_twice(here: Here, tmp_path: Path) -> None:
    """`reload` says that one is the same as another, and `show` where else the article stands."""
    folder = tmp_path / "twice"
    folder.mkdir()
    for name in ("a.txt", "b.txt"):
        (folder / name).write_text("date 2020-05-01\nSeven owls nest in the belfry.", "utf-8")
    preview = here({}, "reload", "--dry-run", "--articles", folder, "--json").json
    assert (preview["added"], preview["collapsed"]) == (["a.txt"], ["b.txt"])
    said = here({}, "reload", "--articles", folder).out
    assert "1 added, 0 updated, 0 unchanged, 0 removed, 0 rejected, 1 the same as others" in said
    shown = here({}, "show", "b.txt", "--articles", folder)
    assert "\nAlso b.txt\n\nSeven owls" in shown.out
    record = here({}, "show", "a.txt", "--articles", folder, "--json").json
    [other] = record["others"]
    assert other == {"article": "b.txt", "path": "b.txt", "url": None, "is_earlier": False}


def test_versions_in_two_files(here: Here, tmp_path: Path) -> None:
    """The newest is quoted with its day; `show` names the other file, `history` what changed."""
    folder = tmp_path / "versions"
    folder.mkdir()
    head = "---\ntitle: Owls\ndate: 2020-05-01\nurl: https://wick.example/owls\n{}---\n"
    text = "{} owls nest in the belfry of Wick, and sleep there all day.\n"
    (folder / "was.md").write_text(head.format("") + text.format("Seven"), "utf-8")
    later = head.format("lastmod: 2020-05-03\n") + text.format("Nine")
    (folder / "is.md").write_text(later, "utf-8")
    asked = here({}, "ask", "How many owls nest in the belfry?", "--articles", folder).out
    assert "> Nine owls" in asked
    assert "Corrected on 3 May 2020, by its own date" in asked
    shown = here({}, "show", "was.md", "--articles", folder).out
    assert "\nBefore was.md, https://wick.example/owls\n\nNine owls" in shown
    changed = here({}, "history", "is.md", "--articles", folder).out
    assert "\nPath: [-was.md-] {+is.md+}\n" in changed
    assert "[-Seven-] {+Nine+} owls" in changed
