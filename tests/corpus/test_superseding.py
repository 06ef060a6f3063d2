"""Versions of one article in several files: one article, the newest quoted, the others kept."""

import json
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import numpy as np
import pytest

from corpus import reading
from corpus.archive import Archive
from corpus.ingest import Source
from corpus.model import CorrectionNote
from corpus.rollback import roll_back
from corpus.versions import OtherPlace
from tests.corpus.making import counts, fill, silently, source_in, stored_in, write
from tests.corpus.readers.web import PARAGRAPHS, linked_data, page

ADDRESS = "https://wick.example/owls"
HEAD = "---\ntitle: Owls in the belfry\ndate: 2025-02-03\n{}---\n"
BODY = "{} owls nest in the belfry of Wick, the sexton said on Monday, and sleep there all day.\n"
ROOF = "The roof of the market hall in Ellery was mended on Friday with slates from the old mill.\n"
BOTH = "SELECT o.file, o.id FROM other o JOIN article a ON a.file = o.file AND a.id = o.id"
WITHOUT = """
DROP INDEX article_by_address; DROP INDEX article_by_title;
ALTER TABLE article DROP COLUMN address; ALTER TABLE other DROP COLUMN is_earlier;
PRAGMA user_version = 6;
"""
GOING = 0.25  # of all changes of files, those that remove one
QUESTION = "How many owls nest in the belfry?"


@pytest.fixture(autouse=True)
def settled(monkeypatch: pytest.MonkeyPatch) -> None:
    """File times count as settled at once, which else takes two seconds."""
    monkeypatch.setattr("corpus.readers.looks._SETTLED", -1)


def owls(count: str, updated: int | None = None, url: str | None = ADDRESS) -> str:
    """An article with this many owls, updated on a day of February."""
    lines = [f"url: {url}\n"] if url else []
    lines += [f"lastmod: 2025-02-{updated:02}\n"] if updated else []
    return HEAD.format("".join(lines)) + BODY.format(count)


async def quoted(source: Source) -> list[tuple[str, str, list[CorrectionNote]]]:
    """Of each excerpt the path, the first word, and what is said of corrections."""
    async with Archive.open(source) as archive:
        answer = await archive.answer(QUESTION, date(2025, 4, 1))
    return [
        (
            one.article.path,
            one.text.split()[0],
            [note for note in one.notes if isinstance(note, CorrectionNote)],
        )
        for one in answer.excerpts
    ]


async def history(source: Source, identity: str) -> list[tuple[str, str]]:
    """The paths and the first words of the versions of an article."""
    async with Archive.open(source) as archive:
        versions = await archive.history(identity)
    return [(one.article.path, one.article.text.split()[0]) for one in versions]


async def places(source: Source, identity: str) -> list[OtherPlace]:
    """Where else an article stands."""
    async with Archive.open(source) as archive:
        return list(await archive.other_places((await archive.article(identity)).key))


@pytest.mark.parametrize("names", [("a.md", "b.md"), ("b.md", "a.md")])
async def test_a_corrected_article_in_a_file_of_its_own(
    source: Source, names: tuple[str, str]
) -> None:
    """One article: the newest is quoted and says so, whichever file is read first."""
    was, is_ = names
    write(source, was, owls("Seven"))
    write(source, is_, owls("Nine", 5))
    report = await fill(source)
    assert (report.articles, report.added, report.collapsed) == (1, 1, 1)
    corrected = CorrectionNote(date(2025, 2, 5), by="date")
    assert await quoted(source) == [(is_, "Nine", [corrected])]
    assert await places(source, is_) == [OtherPlace(was, was, ADDRESS, is_earlier=True)]
    versions = [(was, "Seven"), (is_, "Nine")]
    assert await history(source, is_) == await history(source, was) == versions
    again = await fill(source)
    assert (counts(again), again.generation) == ((0, 0, 1, 0), 1)


@pytest.mark.parametrize("is_first", [True, False])
async def test_one_after_the_other(source: Source, is_first: bool) -> None:
    """The later version may have been there first."""
    files = [("a.md", owls("Seven")), ("b.md", owls("Nine", 5))]
    for name, text in files if is_first else reversed(files):
        write(source, name, text)
        report = await fill(source, force=True)
    assert report.articles == 1
    assert [(path, word) for path, word, _ in await quoted(source)] == [("b.md", "Nine")]
    assert await history(source, "b.md") == [("a.md", "Seven"), ("b.md", "Nine")]


async def test_either_goes(source: Source) -> None:
    """Without the later file the earlier is quoted again, and the other way round."""
    for name, text in [("a.md", owls("Seven")), ("b.md", owls("Nine", 5))]:
        write(source, name, text)
    await fill(source)
    (source.articles / "b.md").unlink()
    await fill(source, force=True)
    assert await quoted(source) == [("a.md", "Seven", [])]
    write(source, "b.md", owls("Nine", 5))
    await fill(source, force=True)
    (source.articles / "a.md").unlink()
    report = await fill(source, force=True)
    assert counts(report) == (0, 0, 1, 0)
    assert await quoted(source) == [("b.md", "Nine", [])]


async def test_the_one_that_stands_changes(source: Source) -> None:
    """The earlier one is a version still; and it stands again where it is updated itself."""
    for name, text in [("a.md", owls("Seven")), ("b.md", owls("Nine", 5))]:
        write(source, name, text)
    await fill(source)
    write(source, "b.md", owls("Ten", 6))
    assert counts(await fill(source, force=True)) == (0, 1, 0, 0)
    assert await history(source, "b.md") == [("a.md", "Seven"), ("b.md", "Nine"), ("b.md", "Ten")]
    write(source, "a.md", owls("Twelve", 7))
    await fill(source, force=True)
    assert [(path, word) for path, word, _ in await quoted(source)] == [("a.md", "Twelve")]
    assert (await history(source, "a.md"))[-1] == ("a.md", "Twelve")


async def test_going_back(source: Source) -> None:
    """To before the later version came: the earlier one is an article again."""
    write(source, "a.md", owls("Seven"))
    await fill(source)
    write(source, "b.md", owls("Nine", 5))
    await fill(source, force=True)
    await roll_back(source, None, None, tell=silently)
    assert await quoted(source) == [("a.md", "Seven", [])]
    assert set(await stored_in(source)) == {"a.md"}
    await fill(source, force=True)
    assert [(path, word) for path, word, _ in await quoted(source)] == [("b.md", "Nine")]


async def test_going_back_to_two_versions(source: Source) -> None:
    """Both are there again, as they were: one an article, the other its earlier version."""
    for name, text in [("a.md", owls("Seven")), ("b.md", owls("Nine", 5))]:
        write(source, name, text)
    await fill(source)
    before = await quoted(source), await history(source, "b.md")
    write(source, "c.md", owls("Ten", 9))
    await fill(source, force=True)
    assert [word for _, word in await history(source, "c.md")] == ["Seven", "Nine", "Ten"]
    await roll_back(source, None, None, tell=silently)
    assert (await quoted(source), await history(source, "b.md")) == before


async def test_going_back_to_two_exports(source: Source) -> None:
    """The places of an id are as they were, and a further reload does not find them anew."""
    write(source, "p.jsonl", line("Seven", "2025-02-03"))
    write(source, "q.jsonl", line("Nine", "2025-02-05"))
    await fill(source)
    before = await places(source, "x"), await history(source, "x")
    write(source, "r.jsonl", line("Two", "2025-02-01", "y", ROOF))
    await fill(source)
    await roll_back(source, None, None, tell=silently)
    assert (await places(source, "x"), await history(source, "x")) == before
    (source.articles / "r.jsonl").unlink()
    assert (await fill(source)).generation == 3


async def test_versions_back_and_forth(source: Source) -> None:
    """Within a reload, as files are read again whose article goes to another: nothing is lost."""

    def updated(identity: str, count: str, day: int, more: str = "") -> str:
        one = json.loads(line(count, "2023-01-01", identity))
        url = {"url": f"{ADDRESS}/{more}"} if more else {}
        return json.dumps(one | {"updated": f"2025-01-{day:02}", "title": "Owls"} | url) + "\n"

    write(source, "b.jsonl", updated("y", "Two", 5, "p"))
    await fill(source)
    write(source, "c.jsonl", updated("y", "Five", 6, "q"))
    write(source, "d.jsonl", updated("x", "Two", 17))
    await fill(source, force=True)
    write(source, "c.jsonl", updated("y", "Four", 4))
    await fill(source, force=True)
    await roll_back(source, None, 1, tell=silently)
    assert (await stored_in(source))["y"].article.text.startswith("Two")


async def test_a_database_of_before(source: Source, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its articles are looked at once, when a newer Dateline first reads the folder again."""

    async def nothing(*_: object, **__: object) -> None:
        """What was done of this before."""

    for name, text in [("a.md", owls("Seven")), ("b.md", owls("Nine", 5))]:
        write(source, name, text)
    with monkeypatch.context() as before:
        before.setattr(reading, "collapse", nothing)
        assert (await fill(source)).articles == 2
    with closing(sqlite3.connect(source.database)) as db:
        db.executescript(WITHOUT)
    report = await fill(source, force=True)
    assert (report.articles, counts(report)) == (1, (0, 0, 1, 1))
    assert await history(source, "b.md") == [("a.md", "Seven"), ("b.md", "Nine")]
    assert (await fill(source)).generation == report.generation


async def test_three_versions_at_once(source: Source) -> None:
    """Each at its place in the order of their days."""
    for name, count, updated in [("a.md", "Ten", 9), ("b.md", "Seven", None), ("c.md", "Nine", 5)]:
        write(source, name, owls(count, updated))
    assert (await fill(source)).articles == 1
    versions = [("b.md", "Seven"), ("c.md", "Nine"), ("a.md", "Ten")]
    assert await history(source, "a.md") == versions


@pytest.mark.parametrize(
    "url",
    [
        "http://wick.example/owls",
        f"{ADDRESS}/",
        f"{ADDRESS}#top",
        f"{ADDRESS}/index.html",
        None,  # a headline, a day and a publisher are the same as well
    ],
)
async def test_one_address_in_other_letters(source: Source, url: str | None) -> None:
    """Scheme, fragment and the name of an index page are no part of it."""
    write(source, "a.md", owls("Seven"))
    write(source, "b.md", owls("Nine", 5, url))
    assert (await fill(source)).articles == 1


async def test_what_is_no_version_stays_apart(source: Source) -> None:
    """Another text at the address, a summary, another address; a headline with no later day."""
    write(source, "a.md", owls("Seven"))
    write(source, "b.md", HEAD.format(f"url: {ADDRESS}\nlastmod: 2025-02-06\n") + ROOF)
    write(source, "c.md", owls("Nine").replace("owls\n", "more-owls\n"))
    write(source, "d.md", owls("Seven", 5) + ROOF * 2 + "It rained on the day, as on many.\n" * 5)
    assert (await fill(source)).articles == 4


async def test_no_day_tells(source: Source) -> None:
    """Two at one address that are read at once stay two; one that comes later is the later."""
    write(source, "a.md", owls("Seven"))
    write(source, "b.md", owls("Nine"))
    assert (await fill(source)).articles == 2
    write(source, "0.md", owls("Ten"))
    report = await fill(source, force=True)
    assert (report.articles, report.collapsed) == (1, 2)
    [(path, word, notes)] = await quoted(source)
    assert (path, word, [note.by for note in notes]) == ("0.md", "Ten", ["reading"])


async def test_one_address_on_many_days(source: Source) -> None:
    """As that of the forecast: each day's is an article, and so is each route of one page."""
    for day in range(1, 8):
        text = HEAD.format("url: https://wick.example/weather\n").replace("02-03", f"02-0{day}")
        said = f"Rain falls on Wick on day {day}, and wind from the west."
        write(source, f"{day}.md", text + said)
    for route in (3, 5):
        head = HEAD.format(f"lastmod: 2025-02-0{route}\nurl: https://wick.example/#/{route}\n")
        write(source, f"r{route}.md", head.replace("Owls", f"Owls {route}") + BODY.format(route))
    assert (await fill(source)).articles == 9


async def test_saved_twice(source: Source) -> None:
    """Of two saved pages the later capture is quoted, with its day as that of the correction."""
    for day, count in ((10, "Nine"), (3, "Seven")):
        when = f"Mon Feb {day:02} 2025 10:00:00 GMT+0000 (UTC)"
        saved = f"<!--\n Page saved with SingleFile\n url: {ADDRESS}\n saved date: {when}\n-->"
        body = f"<p>{BODY.format(count)}</p><p>{PARAGRAPHS[0]}</p><p>{PARAGRAPHS[1]}</p>"
        write(source, f"{day}.html", saved + page(linked_data(datePublished="2025-02-01"), body))
    assert (await fill(source)).articles == 1
    [(path, _, [note])] = await quoted(source)
    assert (path, note) == ("10.html", CorrectionNote(date(2025, 2, 10), by="capture"))


async def test_versions_that_stand_again_are_not_lost(source: Source) -> None:
    """A folder without its newest versions is no folder that has vanished."""
    for number in range(4):
        for name, day in (("a", None), ("b", 5)):
            text = owls(f"{number} grey", day, f"{ADDRESS}/{number}")
            write(source, f"{name}{number}.md", text.replace("Owls", f"Owls {number}"))
    assert (await fill(source)).articles == 4
    for number in range(4):
        (source.articles / f"b{number}.md").unlink()
    assert (await fill(source)).articles == 4


async def test_an_address_of_many_is_none(source: Source) -> None:
    """As that of a front page, which everything there gives as its own."""
    for number in range(60):
        text = owls(f"{number} grey", 1 + number % 28, "https://wick.example/")
        write(source, f"{number}.md", text.replace("Owls in", f"Owls {number} in"))
    assert (await fill(source)).articles == 60


def line(count: str, published: str, identity: str = "x", more: str = "") -> str:
    """An article of an export, with an id."""
    text = BODY.format(count) + more
    return json.dumps({"id": identity, "published": published, "text": text}) + "\n"


@pytest.mark.parametrize("names", [("a.jsonl", "b.jsonl"), ("b.jsonl", "a.jsonl")])
async def test_one_id_in_two_exports(source: Source, names: tuple[str, str]) -> None:
    """The later export has the article again: as it was, or corrected."""
    first, second = names
    write(source, first, line("Seven", "2025-02-03") + line("Two", "2025-02-01", "y", ROOF))
    write(source, second, line("Nine", "2025-02-05") + line("Two", "2025-02-01", "y", ROOF))
    report = await fill(source)
    assert (report.articles, report.collapsed, report.rejected) == (2, 2, ())
    found = (await stored_in(source))["x"].article
    assert found.text.startswith("Nine")
    assert [word for _, word in await history(source, "x")] == ["Seven", "Nine"]
    assert await places(source, "x") == [OtherPlace("x", first, None, is_earlier=True)]
    assert [place.is_earlier for place in await places(source, "y")] == [False]
    assert counts(await fill(source)) == (0, 0, 2, 0)
    (source.articles / second).unlink()
    report = await fill(source, force=True)
    assert (report.articles, report.removed) == (2, 0)
    assert (await stored_in(source))["x"].article.text.startswith("Seven")


async def test_one_id_twice_in_a_file(source: Source) -> None:
    """As in a log of what was published: a line further down has the correction."""
    write(source, "a.jsonl", line("Seven", "2025-02-03") + line("Nine", "2025-02-05"))
    assert (await fill(source)).articles == 1
    assert [word for _, word in await history(source, "x")] == ["Seven", "Nine"]
    assert await places(source, "x") == []
    assert counts(await fill(source)) == (0, 0, 1, 0)


async def test_two_articles_with_one_id(source: Source) -> None:
    """Where they are not alike, or no day tells the later one, it is a rejection."""
    write(source, "a.jsonl", line("Seven", "2025-02-03"))
    write(source, "b.jsonl", line("Nine", "2025-02-03"))
    write(source, "c.jsonl", json.dumps({"id": "x", "published": "2025-02-09", "text": ROOF}))
    report = await fill(source)
    reasons = [(one.path, one.reason) for one in report.rejected]
    assert reasons == [(name, "the id 'x' was read already") for name in ("b.jsonl", "c.jsonl")]
    assert (await stored_in(source))["x"].article.text.startswith("Seven")


async def test_a_file_with_a_remark_brings_nothing_new(source: Source) -> None:
    """It is read at each reload: with both versions, or one of them, it changes nothing."""
    both = line("Seven", "2025-02-03") + line("Nine", "2025-02-05")
    write(source, "a.jsonl", f"nonsense\n{both}{line('Two', '2025-02-01', 'y', ROOF)}")
    write(source, "b.jsonl", f"nonsense\n{line('Two', '2025-02-02', 'y', ROOF)}")
    write(source, "c.md", owls("Ten", 6))
    at_address = json.loads(line("Eight", "2025-02-03", "z")) | {"url": ADDRESS}
    write(source, "d.jsonl", f"nonsense\n{json.dumps(at_address)}")
    await fill(source)
    before = await stored_in(source), await history(source, "x"), await history(source, "c.md")
    for _ in range(3):
        report = await fill(source)
        assert (counts(report)[:2], report.generation, report.collapsed) == ((0, 0), 1, 0)
    assert (await stored_in(source)).keys() == before[0].keys()
    assert (await history(source, "x"), await history(source, "c.md")) == before[1:]
    with closing(sqlite3.connect(source.database)) as db:
        assert db.execute("SELECT count(*) FROM former").fetchone() == (3,)


async def test_what_is_stored_stands(source: Source) -> None:
    """What is no version of what is stored does not take its place at a further reload."""
    write(source, "a.jsonl", line("Seven", "2025-02-03") + line("Two", "2025-02-01", more=ROOF * 3))
    write(source, "b.jsonl", line("Ten", "2025-02-03", "y"))
    undated = json.dumps({"id": "y", "text": BODY.format("Ten")})
    write(source, "c.jsonl", line("Nine", "2025-02-05"))
    write(source, "d.jsonl", f"{undated}\n{line('Twelve', '2025-02-05', 'y')}nonsense\n")
    await fill(source)
    before = await texts(source), await history(source, "y")
    for _ in range(3):
        assert (await fill(source)).generation == 1
        assert (await texts(source), await history(source, "y")) == before


async def test_versions_far_apart_in_a_file(
    source: Source, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One that is taken in parts: the earlier version is met first, at each reload."""
    monkeypatch.setattr(reading, "_HELD_BACK", 100)
    write(source, "e.jsonl", line("Three", "2025-01-05", "y"))
    await fill(source)
    write(source, "d.jsonl", line("Nine", "2025-02-05", "y"))
    lines = [line("Seven", "2025-02-03"), line("Eight", "2025-02-05")]
    between = line("Two", "2025-02-01", "z", ROOF)
    both = f"{lines[0]}{between}{lines[1]}{line('Five', '2025-01-07', 'y')}nonsense\n"
    write(source, "e.jsonl", both)
    first = await fill(source, force=True)
    for _ in range(3):
        report = await fill(source)
        assert (report.generation, counts(report)) == (first.generation, (0, 0, 3, 0))
    assert [word for _, word in await history(source, "x")] == ["Seven", "Eight"]
    assert [word for _, word in await history(source, "y")] == ["Three", "Five", "Nine"]


async def test_read_in_another_way(source: Source) -> None:
    """As after an upgrade: each version stays what it was in each generation."""
    write(source, "a.jsonl", line("Seven", "2025-02-03"))
    write(source, "b.jsonl", line("Nine", "2025-02-05"))
    await fill(source)
    limits = replace(source.limits, article_bytes=source.limits.article_bytes + 1)
    assert counts(await fill(replace(source, limits=limits))) == (0, 0, 1, 0)
    write(source, "c.jsonl", line("Two", "2025-02-01", "y", ROOF))
    await fill(source)
    await roll_back(source, None, None, tell=silently)
    assert (await stored_in(source))["x"].article.text.startswith("Nine")


async def test_the_same_with_a_later_day(source: Source) -> None:
    """Stands in the place of the one before it, to which can be gone back; nothing is corrected."""
    write(source, "a.md", owls("Seven"))
    await fill(source)
    write(source, "b.md", owls("Seven", 5))
    assert (await fill(source, force=True)).articles == 1
    assert await quoted(source) == [("b.md", "Seven", [])]
    await roll_back(source, None, None, tell=silently)
    assert await quoted(source) == [("a.md", "Seven", [])]


async def test_a_copy_of_the_earlier_version(source: Source) -> None:
    """Has it as well, and goes on having it when the other file goes."""
    write(source, "a.md", owls("Seven"))
    write(source, "a2.md", owls("Seven"))
    await fill(source)
    write(source, "b.md", owls("Nine", 5))
    await fill(source, force=True)
    assert {place.path: place.is_earlier for place in await places(source, "b.md")} == {
        "a.md": True,
        "a2.md": True,
    }
    (source.articles / "a.md").unlink()
    await fill(source, force=True)
    assert await history(source, "b.md") == [("a2.md", "Seven"), ("b.md", "Nine")]


async def test_versions_of_many_exports(source: Source) -> None:
    """Each text once, in the order of the days, and each reload counts what is new in it."""
    write(source, "a.jsonl", line("Seven", "2025-02-03"))
    write(source, "b.jsonl", line("Seven", "2025-02-03"))
    write(source, "c.jsonl", line("Nine", "2025-02-05"))
    assert (await fill(source)).collapsed == 2
    write(source, "d.jsonl", line("Ten", "2025-02-07"))
    assert (await fill(source)).collapsed == 1
    write(source, "e.jsonl", line("Eight", "2025-02-04"))
    assert (await fill(source)).collapsed == 1
    words = [word for _, word in await history(source, "x")]
    assert words == ["Seven", "Eight", "Nine", "Ten"]
    for name in "dce":
        (source.articles / f"{name}.jsonl").unlink()
    await fill(source, force=True)
    async with Archive.open(source) as archive:
        [excerpt] = (await archive.answer(QUESTION, date(2025, 4, 1))).excerpts
    assert excerpt.text.startswith("Seven")
    assert not [note for note in excerpt.notes if isinstance(note, CorrectionNote)]


async def test_a_file_that_cannot_be_read_keeps_its_version(source: Source) -> None:
    """What it held is kept, as an article or as a version."""
    write(source, "a.md", owls("Seven"))
    await fill(source)
    write(source, "a.md", "")
    write(source, "b.md", owls("Nine", 5))
    assert (await fill(source)).unchanged == 0
    for _ in range(2):
        await fill(source)
        assert await history(source, "b.md") == [("a.md", "Seven"), ("b.md", "Nine")]


async def test_a_month_is_no_day_of_correction(source: Source) -> None:
    """Where the later date is that of a month, the day of the reading is told."""
    write(source, "a.md", owls("Seven"))
    await fill(source)
    write(source, "a.md", owls("Nine").replace("2025-02-03", "2025-03"))
    await fill(source)
    [(_, _, [note])] = await quoted(source)
    assert note.by == "reading"


@pytest.mark.parametrize("kind", ["pages", "exports", "both", "entangled"])
@pytest.mark.parametrize("seed", range(6))
async def test_any_order_of_changes(
    tmp_path: Path, seed: int, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Files with versions come, change and go: what stands is what a first reading would find.

    A further reload changes nothing, and going back finds what was there. Where articles with one
    id have several addresses the order in which they come may count: they go back all the same.
    """
    if seed % 3 == 0:
        monkeypatch.setattr(reading, "_HELD_BACK", 100)  # characters: a file is taken in parts
    chance, day = np.random.default_rng(seed), date(2024, 1, 1)
    source, days, then = source_in(tmp_path), iter(range(1, 2000)), {}
    for _ in range(10):
        for _ in range(chance.integers(1, 4)):
            name = int(chance.integers(6))
            is_page = kind == "pages" or (kind in ("both", "entangled") and name % 2)
            path = f"{name}.{'md' if is_page else 'jsonl'}"
            if chance.random() < GOING:
                (source.articles / path).unlink(missing_ok=True)
                continue
            said = [day + timedelta(int(chance.choice([-1, 1])) * next(days)) for _ in range(3)]
            text = page_of(chance, said) if is_page else export_of(chance, said, kind)
            write(source, path, text)
        write(source, "z.md", ROOF)
        report = await fill(source, force=True)
        assert min(counts(report)) >= 0
        assert sum(counts(report)[:3]) == report.articles
        then[report.generation] = await texts(source)
        with closing(sqlite3.connect(source.database)) as db:
            assert db.execute(BOTH).fetchall() == []
        if kind != "entangled":
            again = await fill(source, force=True)
            assert (again.generation, counts(again)[:2]) == (report.generation, (0, 0))
            new = replace(source, database=tmp_path / "new" / f"{next(days)}.sqlite")
            await fill(new)
            assert then[report.generation] == await texts(new)
    for number in list(then)[-3:]:
        await roll_back(source, None, number, tell=silently)
        assert await texts(source) == then[number]
    await fill(source, force=True)
    assert kind == "entangled" or await texts(source) == then[max(then)]


async def texts(source: Source) -> dict[str, str]:
    """The text of each article, by id."""
    return {name: one.article.text for name, one in (await stored_in(source)).items()}


def page_of(chance: np.random.Generator, days: Sequence[date]) -> str:
    """A page with one of two addresses."""
    address = f"{ADDRESS}/{chance.choice(['x', 'y'])}"
    head = f"title: Owls\ndate: 2021-01-01\nlastmod: {days[0]}\nurl: {address}"
    return f"---\n{head}\n---\n" + BODY.format(f"{chance.integers(99)} grey")


def export_of(chance: np.random.Generator, days: Sequence[date], kind: str) -> str:
    """An export with up to three articles of two ids; sometimes with a line that is none."""
    lines = []
    for said in days[: int(chance.integers(1, 4))]:
        one = line(f"{chance.integers(99)} grey", str(said), str(chance.choice(["x", "y"])))
        if kind == "entangled":
            about = {"title": "Owls", "url": f"{ADDRESS}/{chance.choice(['x', 'y'])}"}
            dated = {"published": "2021-01-01", "updated": str(said)}
            one = json.dumps(json.loads(one) | about | dated) + "\n"
        lines.append(one)
    return "".join([*lines, "nonsense\n" if chance.random() < GOING else ""])
