"""Versions of one article in several files: one article, the newest quoted, the others kept."""

import json
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import numpy as np
import pytest

from corpus.archive import Archive
from corpus.ingest import Source
from corpus.model import CorrectionNote
from corpus.rollback import roll_back
from corpus.versions import OtherPlace
from tests.corpus.making import counts, fill, silently, source_in, stored_in, write

ADDRESS = "https://wick.example/owls"
HEAD = "---\ntitle: Owls in the belfry\ndate: 2025-02-03\n{}---\n"
BODY = "{} owls nest in the belfry of Wick, the sexton said on Monday, and sleep there all day.\n"
ROOF = "The roof of the market hall in Ellery was mended on Friday with slates from the old mill.\n"
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
    corrected = CorrectionNote(date(2025, 2, 5), is_told=True)
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
    assert (path, word, [note.is_told for note in notes]) == ("0.md", "Ten", [False])


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


@pytest.mark.parametrize("seed", range(8))
async def test_any_order_of_changes_ends_where_a_new_archive_does(
    tmp_path: Path, seed: int
) -> None:
    """Files with versions come, change and go: what stands is what a first reading would find."""
    chance = np.random.default_rng(seed)
    source, days = source_in(tmp_path), iter(range(1, 500))
    for _ in range(12):
        for _ in range(chance.integers(1, 4)):
            name, story = f"{chance.integers(6)}.md", chance.choice(["x", "y"])
            if chance.random() < GOING:
                (source.articles / name).unlink(missing_ok=True)
                continue
            day = date(2024, 1, 1) + timedelta(int(chance.choice([-1, 1])) * next(days))
            head = f"title: Owls\ndate: 2021-01-01\nlastmod: {day}\nurl: {ADDRESS}/{story}"
            write(source, name, f"---\n{head}\n---\n" + BODY.format(f"{chance.integers(99)} grey"))
        write(source, "z.md", ROOF)
        await fill(source, force=True)
        new = replace(source, database=tmp_path / "new" / f"{next(days)}.sqlite")
        await fill(new)
        texts = [
            {name: one.article.text for name, one in (await stored_in(each)).items()}
            for each in (source, new)
        ]
        assert texts[0] == texts[1]
