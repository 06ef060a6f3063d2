import asyncio
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from aiohttp import web

from tests.bot.conftest import Here, Terminal, write_jsonl
from tests.corpus.fetching.test_feeds import entry, feed
from tests.corpus.fetching.web_server import Site
from tests.corpus.readers.web import linked_data, page

PAGE = page(linked_data(datePublished="2025-03-03", publisher={"name": "Courier"})).encode()
DATED = "date 2020-05-01\nSeven owls nest in the belfry of Wick."


@pytest.fixture
def settings(tmp_path: Path) -> dict[str, str]:
    """An empty folder, a database, and this machine open to be fetched from."""
    (tmp_path / "articles").mkdir()
    paths = {"ARTICLES": tmp_path / "articles", "DATABASE": tmp_path / "dateline.sqlite3"}
    return {"FETCH_LOOPBACK": "true", **{name: str(path) for name, path in paths.items()}}


def test_items_are_added(here: Here, settings: dict[str, str], site: Site, tmp_path: Path) -> None:
    """One bad one does not stop the others, and is in the exit code; what was added is quoted."""
    site.pages["/ferry"] = PAGE
    (tmp_path / "owls.txt").write_text(DATED, "utf-8")
    items = [site.at("/ferry"), site.at("/gone"), tmp_path / "owls.txt"]
    said = here(settings, "add", *items)
    assert said.code == 1
    assert said.err == f"Not added: {site.at('/gone')}: it answered 404 Not Found\n"
    assert f"Added {site.at('/ferry')} as .added/127-0-0-1-ferry-" in said.out
    assert "  Ferry sails again, 3 March 2025\n" in said.out
    assert "as .added/owls.txt\n  Seven owls nest in the belfry of Wick., 1 May 2020\n" in said.out
    assert "Read 2 added, 0 updated" in said.out
    (excerpt,) = here(settings, "ask", "When does the ferry sail?", "--json").json["excerpts"]
    assert (excerpt["source"], excerpt["url"]) == ("Courier", site.at("/ferry"))


def test_what_was_added_as_json(here: Here, settings: dict[str, str], tmp_path: Path) -> None:
    """What each item became, and the reload, which there is none of where nothing was added."""
    (tmp_path / "owls.txt").write_text(DATED, "utf-8")
    said = here(settings, "add", tmp_path / "owls.txt", "--json")
    assert said.code == 0
    assert said.json["items"] == [
        {
            "item": str(tmp_path / "owls.txt"),
            "path": ".added/owls.txt",
            "articles": [
                {
                    "article": ".added/owls.txt",
                    "title": "Seven owls nest in the belfry of Wick.",
                    "source": ".added/owls.txt",
                    "published": "2020-05-01",
                    "precision": "day",
                }
            ],
            "reason": None,
        }
    ]
    assert said.json["reload"]["added"] == 1
    missing = here(settings, "add", tmp_path / "missing.txt", "--json")
    assert (missing.code, missing.json["reload"]) == (1, None)
    assert missing.json["items"][0]["reason"].startswith("it cannot be read")


def test_feeds_are_fetched(here: Here, settings: dict[str, str], site: Site) -> None:
    """All of FEEDS, once; a second time there is nothing new, and no reload."""
    settings["FEEDS"] = f"{site.at('/feed')} {site.at('/gone')}"
    site.pages["/feed"] = feed(entry("one"), entry("two"))
    first = here(settings, "fetch", "--json")
    assert first.code == 1
    gone = {"feed": site.at("/gone"), "new": 0, "changed": 0, "reason": "it answered 404 Not Found"}
    assert first.json["feeds"] == [
        {"feed": site.at("/feed"), "new": 2, "changed": 0, "reason": None},
        gone,
    ]
    assert first.json["reload"]["added"] == 2
    second = here(settings, "fetch")
    assert second.out == f"Nothing new: {site.at('/feed')}\n"
    assert second.err == f"Not fetched: {site.at('/gone')}: it answered 404 Not Found\n"


def test_what_was_fetched_before_a_reload_that_was_refused(
    here: Here, settings: dict[str, str], site: Site
) -> None:
    """Is read by the next fetching, though that brings nothing new."""
    settings["FEEDS"] = site.at("/feed")
    site.pages["/feed"] = feed(entry("one"))
    articles = Path(settings["ARTICLES"])
    articles.rmdir()
    assert here(settings, "fetch").code == 2
    articles.mkdir()
    second = here(settings, "fetch", "--json").json
    assert (second["feeds"][0]["new"], second["reload"]["added"]) == (0, 1)
    assert here(settings, "fetch", "--json").json["reload"] is None


def test_an_item_whose_reload_is_refused(
    here: Here, settings: dict[str, str], site: Site, tmp_path: Path
) -> None:
    """Is not kept, as it would be in the way of each later one; what it replaced is back."""
    site.pages["/owls"] = page("", f"<p>{DATED}</p>").encode()
    (item,) = here(settings, "add", site.at("/owls"), "--json").json["items"]
    (identity,) = [one["article"] for one in item["articles"]]
    question = {
        "id": "owls",
        "question": "How many owls nest in Wick?",
        "asked": "2025-03-01",
        "relevant": [identity],
    }
    golden = write_jsonl(tmp_path / "golden.jsonl", [question])
    (tmp_path / "ferry.txt").write_text("date 2025-05-01\nThe ferry sails again.", "utf-8")
    site.pages["/owls"] = PAGE
    strict = settings | {"GOLDEN": str(golden), "GOLDEN_STRICT": "true"}
    said = here(strict, "add", site.at("/owls"), tmp_path / "ferry.txt")
    assert (said.code, "would no longer find" in said.sentence) == (1, True)
    added = tmp_path / "dateline.sqlite3.added"
    assert [f".added/{file.name}" for file in added.iterdir()] == [item["path"]]
    assert here(strict, "reload", "--json").json["unchanged"] == 1


@pytest.mark.skipif(
    signal.getsignal(signal.SIGINT) is signal.SIG_IGN, reason="started where Ctrl-C is ignored"
)
@pytest.mark.skipif(sys.platform == "win32", reason="Windows sends no such signals")
def test_ctrl_c_leaves_all_as_it_was(
    terminal: Terminal, settings: dict[str, str], site: Site, tmp_path: Path
) -> None:
    """What was kept of the items before goes too."""
    asked = threading.Event()

    async def hang(_: web.Request) -> web.Response:
        asked.set()
        await asyncio.sleep(60)
        return web.Response()

    site.pages["/slow"] = hang
    (tmp_path / "owls.txt").write_text(DATED, "utf-8")
    environment = terminal.environment(**settings)
    with terminal.start(
        "add", tmp_path / "owls.txt", site.at("/slow"), env=environment, stderr=subprocess.PIPE
    ) as process:
        assert asked.wait(30)
        assert (tmp_path / "dateline.sqlite3.added" / "owls.txt").exists()
        process.send_signal(signal.SIGINT)
        _, said = process.communicate(timeout=30)
    assert (process.returncode, said.strip()) == (130, b"")
    assert [file.name for file in tmp_path.glob("dateline*")] == []


def test_what_a_page_says_commands_no_terminal(
    here: Here, settings: dict[str, str], tmp_path: Path
) -> None:
    """Nor does what it is called."""
    words = "Seven \x1b[31mowls nest in the belfry." + "\nThe sexton of Wick counted them." * 5
    try:
        (tmp_path / "evil\x1b[31m.txt").write_text(words, "utf-8")
    except OSError:
        pytest.skip("this system has no such names")
    said = here(settings, "add", tmp_path / "evil\x1b[31m.txt", tmp_path / "none\x1b[31m.txt")
    assert "Seven ␛[31mowls" in said.out
    assert "\x1b" not in said.out + said.err


def test_an_item_with_an_id_that_is_taken(
    here: Here, settings: dict[str, str], tmp_path: Path
) -> None:
    """Is not added, and not kept to be rejected at each reload; one that is taken in part is."""
    write_jsonl(Path(settings["ARTICLES"]) / "a.jsonl", [{"id": "1", "text": "Owls nest here."}])
    taken = write_jsonl(tmp_path / "b.jsonl", [{"id": "1", "text": "No owls nest there."}])
    more = write_jsonl(tmp_path / "c.jsonl", [{"id": "1", "text": "x"}, {"id": "2", "text": "y"}])
    same = write_jsonl(tmp_path / "d.jsonl", [{"id": "3", "text": "Owls nest here."}])
    said = here(settings, "add", taken, more, same, "--json")
    assert said.code == 1
    reasons = [one["reason"] for one in said.json["items"]]
    assert reasons == ["the archive has other articles with the ids that it has", None, None]
    kept = {file.name for file in (tmp_path / "dateline.sqlite3.added").iterdir()}
    assert kept == {"c.jsonl", "d.jsonl"}


def test_what_was_added_is_minded_like_any_other(
    here: Here, settings: dict[str, str], tmp_path: Path
) -> None:
    """A rollback goes back before it, a dry run tells of it, and a reload does not lose it."""
    Path(settings["ARTICLES"], "ferry.txt").write_text("date 2025-05-01\nThe ferry sails.", "utf-8")
    assert here(settings, "reload").code == 0
    (tmp_path / "owls.txt").write_text(DATED, "utf-8")
    assert here(settings, "add", tmp_path / "owls.txt").code == 0
    assert here(settings, "rollback", "--json").json["articles"] == 1
    assert here(settings, "reload", "--json").json["articles"] == 2
    added = tmp_path / "dateline.sqlite3.added"
    added.rename(tmp_path / "elsewhere")
    preview = here(settings, "reload", "--dry-run", "--json").json
    assert (preview["removed"], preview["needs_force"]) == ([".added/owls.txt"], True)
    refused = here(settings, "reload")
    assert (refused.code, "--force" in refused.sentence) == (1, True)
    (tmp_path / "elsewhere").rename(added)
    assert here(settings, "reload", "--json").json["unchanged"] == 2


@pytest.mark.parametrize("is_later", [True, False])
def test_a_version_is_added(
    here: Here, settings: dict[str, str], tmp_path: Path, is_later: bool
) -> None:
    """Earlier or later than the one that is stored, it is read and is in the history."""
    head = "---\ntitle: Owls\ndate: 2020-05-01\nurl: https://wick.example/owls\n{}---\n"
    was = head.format("") + "Seven owls nest in the belfry of Wick, and sleep there all day."
    corrected = was.replace("Seven", "Nine").replace("url:", "lastmod: 2020-05-03\nurl:")
    there, added = (was, corrected) if is_later else (corrected, was)
    Path(settings["ARTICLES"], "there.md").write_text(there, "utf-8")
    assert here(settings, "reload").code == 0
    (tmp_path / "added.md").write_text(added, "utf-8")
    said = here(settings, "add", tmp_path / "added.md")
    assert (said.code, said.err) == (0, "")
    found = here(settings, "history", "there.md", "--json").json
    assert [one["text"].split()[0] for one in found["versions"]] == ["Seven", "Nine"]


def test_without_feeds_nothing_is_fetched(here: Here, settings: dict[str, str]) -> None:
    """It says what to set."""
    refused = here(settings, "fetch")
    assert refused.code == 2
    assert "FEEDS" in refused.sentence


def test_this_machine_is_not_fetched_from(here: Here, settings: dict[str, str], site: Site) -> None:
    """Unless a test opens it."""
    del settings["FETCH_LOOPBACK"]
    assert "not on the public internet" in here(settings, "add", site.at("/")).err
    assert site.requests == []


def test_a_question_imports_nothing_that_fetches(terminal: Terminal) -> None:
    """Nor does the command line's help."""
    code = """if True:
        import sys
        from bot.__main__ import run
        run(["ask", "Who?", "--json"], {})
        print(sorted({"aiohttp", "watchfiles", "warcio", "yarl"} & set(sys.modules)))"""
    said = terminal.run("-c", code, program=(sys.executable,))
    assert said.out.endswith("\n[]\n")
