import json
import shutil
from datetime import date

import pytest

from corpus import reading
from corpus.archive import Archive
from corpus.errors import UnknownArticle
from corpus.ingest import Source
from corpus.reports import Report
from corpus.rollback import roll_back
from corpus.store import Generation, prepare, writing
from corpus.versions import OtherPlace
from tests.corpus.making import article, counts, fill, silently, stored_in, write

TEXT = "date 2025-02-03\nThe river rose by {} metres in the night."


@pytest.fixture(autouse=True)
def settled(monkeypatch: pytest.MonkeyPatch) -> None:
    """File times count as settled at once, which else takes two seconds."""
    monkeypatch.setattr("corpus.readers.looks._SETTLED", -1)


@pytest.fixture
def filled(source: Source) -> Source:
    """Two articles, one of them in two files more."""
    write(source, "a.txt", TEXT.format(1))
    write(source, "b.txt", TEXT.format(2))
    write(source, "copy/a.txt", TEXT.format(1))
    write(source, "z.txt", TEXT.format(1))
    return source


async def reload(source: Source) -> Report:
    """A reload that may take out as much as it likes."""
    return await fill(source, force=True)


async def places(source: Source, identity: str) -> list[str]:
    """The paths where else an article stands."""
    async with Archive.open(source) as archive:
        stored = await archive.article(identity)
        return [place.path for place in await archive.other_places(stored.key)]


async def test_the_same_file_twice_is_one_article(filled: Source) -> None:
    """The first is stored, the others are where it stands as well; again nothing has changed."""
    report = await reload(filled)
    assert (counts(report), report.collapsed, report.articles) == ((2, 0, 0, 0), 2, 2)
    assert set(await stored_in(filled)) == {"a.txt", "b.txt"}
    assert await places(filled, "a.txt") == ["copy/a.txt", "z.txt"]
    assert await places(filled, "b.txt") == []
    again = await reload(filled)
    assert (counts(again), again.generation) == ((0, 0, 2, 0), 1)
    assert await places(filled, "a.txt") == ["copy/a.txt", "z.txt"]


async def test_files_that_hold_others_again_are_not_read_again(
    filled: Source, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As long as nothing changes of the article that is stored."""
    await reload(filled)
    monkeypatch.setattr(reading, "read", None)  # what would be called with a file
    assert counts(await reload(filled)) == (0, 0, 2, 0)


async def test_the_others_take_the_place_of_one_that_changes_or_goes(filled: Source) -> None:
    """None is lost, and what is no longer the same is an article of its own."""
    await reload(filled)
    write(filled, "a.txt", TEXT.format(3))
    assert counts(await reload(filled)) == (1, 1, 1, 0)
    assert set(await stored_in(filled)) == {"a.txt", "b.txt", "copy/a.txt"}
    assert await places(filled, "copy/a.txt") == ["z.txt"]
    (filled.articles / "copy" / "a.txt").unlink()
    assert counts(await reload(filled)) == (1, 0, 2, 1)
    assert set(await stored_in(filled)) == {"a.txt", "b.txt", "z.txt"}
    (filled.articles / "z.txt").unlink()
    assert counts(await reload(filled)) == (0, 0, 2, 1)


async def test_one_that_becomes_the_same_is_taken_out(filled: Source) -> None:
    """What it said before is still part of the generation before."""
    await reload(filled)
    write(filled, "b.txt", TEXT.format(1))
    report = await reload(filled)
    assert (counts(report), report.collapsed) == ((0, 0, 1, 1), 1)
    assert await places(filled, "a.txt") == ["b.txt", "copy/a.txt", "z.txt"]
    await roll_back(filled, None, None, tell=silently)
    assert "2 metres" in (await stored_in(filled))["b.txt"].article.text
    assert counts(await reload(filled)) == (0, 0, 1, 1)


async def test_a_place_that_goes_is_forgotten(filled: Source) -> None:
    """The article stays as it is, and no generation is made for that."""
    await reload(filled)
    shutil.rmtree(filled.articles / "copy")
    report = await reload(filled)
    assert (counts(report), report.generation) == ((0, 0, 2, 0), 1)
    assert await places(filled, "a.txt") == ["z.txt"]


async def test_one_article_under_two_addresses(source: Source) -> None:
    """In one file: it is found by either id, and both are named where it is found."""
    one = {"title": "The river", "published": "2025-02-03", "text": "The river rose by 7 metres."}
    lines = [one | {"id": i, "url": f"https://wick.example/{i}"} for i in ("x", "y")]
    write(source, "a.jsonl", "\n".join(map(json.dumps, lines)))
    assert (await reload(source)).articles == 1
    async with Archive.open(source) as archive:
        assert (await archive.article("y")).article.id == "x"
        with pytest.raises(UnknownArticle):
            await archive.article("z")
        key = (await archive.article("x")).key
        place = OtherPlace("y", "a.jsonl", "https://wick.example/y")
        assert await archive.other_places(key) == (place,)
        found, _ = await archive.findings("How far rose the river?", date(2025, 2, 4))
        assert found.articles == ("x", "y")


@pytest.mark.parametrize(
    "change",
    [{"title": "Other"}, {"published": "2025-02-04"}, {"text": "It fell."}, {"source": "Gazette"}],
)
async def test_what_differs_stays_apart(source: Source, change: dict[str, str]) -> None:
    """In its headline, its day, its text or its publisher."""
    one = {"title": "The river", "published": "2025-02-03", "text": "The river rose by 7 metres."}
    lines = [one | {"id": "x"}, one | {"id": "y"} | change]
    write(source, "a.jsonl", "\n".join(map(json.dumps, lines)))
    assert (await reload(source)).articles == 2


async def test_what_comes_to_stand_twice_is_not_lost(source: Source) -> None:
    """More than a third of the articles may become the same as others: nothing has vanished."""
    for number in range(4):
        write(source, f"{number}.txt", TEXT.format(number))
    await fill(source)
    for number in (2, 3):
        write(source, f"{number}.txt", TEXT.format(number - 2))
    report = await fill(source)
    assert (report.articles, report.collapsed) == (2, 2)


async def test_going_back_parts_what_had_become_the_same(filled: Source) -> None:
    """What is an article of its own again stands in no other's place."""
    await reload(filled)
    write(filled, "b.txt", TEXT.format(1))
    await reload(filled)
    assert await places(filled, "a.txt") == ["b.txt", "copy/a.txt", "z.txt"]
    await roll_back(filled, None, None, tell=silently)
    assert set(await stored_in(filled)) == {"a.txt", "b.txt"}
    assert "b.txt" not in await places(filled, "a.txt")


async def test_history_knows_an_article_by_its_other_places(filled: Source) -> None:
    """As `show` does."""
    await reload(filled)
    async with Archive.open(filled) as archive:
        assert await archive.history("z.txt") == await archive.history("a.txt")


async def test_an_upgraded_database_collapses_what_it_has(filled: Source) -> None:
    """Nothing is remembered of its files, and some articles stand in it twice."""
    await prepare(filled.database)
    async with writing(filled.database) as writer:
        for path in ("a.txt", "copy/a.txt"):
            one = article("The river rose by 1 metres in the night.", path)
            await writer.put(one, path, f"as it was before: {path}")
        await writer.begin_generation(
            Generation(1, "token", str(filled.articles.resolve())),
        )
    await reload(filled)
    assert set(await stored_in(filled)) == {"a.txt", "b.txt"}
    assert await places(filled, "a.txt") == ["copy/a.txt", "z.txt"]
