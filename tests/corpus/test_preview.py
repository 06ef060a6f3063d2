from dataclasses import replace
from pathlib import Path

import pytest

from corpus import preview as previewing
from corpus.archive import Archive
from corpus.errors import ReloadRunning
from corpus.ingest import Source
from corpus.preview import preview
from corpus.reports import Preview
from corpus.source import Policy
from corpus.store import prepare, writing
from tests.corpus.bad_times import index_files
from tests.corpus.making import counts, fill, silently, stored_in, write

TEXT = "date 2025-02-03\nThe river rose by {} metres in the night."


@pytest.fixture
def filled(source: Source) -> Source:
    """A folder of six articles."""
    for number in range(6):
        write(source, f"{number}.txt", TEXT.format(number))
    return source


async def looked_at(source: Source) -> Preview:
    """What a reload would do, found out in this process."""
    await prepare(source.database)
    return await preview(source, None, tell=silently)


async def test_what_a_reload_would_do(filled: Source) -> None:
    """Added, updated, removed, undated, rejected, sizes; and the reload then does just that."""
    await fill(filled)
    before, indexes = await stored_in(filled), index_files(filled)
    write(filled, "0.txt", TEXT.format(8))
    write(filled, "new.txt", "Nobody knows when the mill was built.")
    write(filled, "empty.txt", "")
    (filled.articles / "5.txt").unlink()
    found = await looked_at(filled)
    assert (found.added, found.updated) == (("new.txt",), ("0.txt",))
    assert (found.removed, found.undated) == (("5.txt",), ("new.txt",))
    assert [remark.path for remark in found.rejected] == ["empty.txt"]
    assert (found.unchanged, found.articles_before, found.articles) == (4, 6, 6)
    assert found.characters_before == sum(len(one.article.text) for one in before.values())
    assert not found.needs_force
    assert await stored_in(filled) == before
    assert index_files(filled) == indexes
    report = await fill(filled)
    assert counts(report) == (1, 1, 4, 1)
    after = await stored_in(filled)
    assert found.characters == sum(len(one.article.text) for one in after.values())


async def test_nothing_is_written(filled: Source) -> None:
    """Not a byte of the database, nor of what lies beside it."""
    await fill(filled)
    for number in range(200):
        write(filled, f"new/{number}.txt", TEXT.format(number) * 50)
    folder = filled.database.parent

    def contents() -> dict[Path, bytes]:
        return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}

    before = contents()
    assert len((await looked_at(filled)).added) == 200
    assert contents() == before


async def test_a_reload_that_must_be_forced(filled: Source) -> None:
    """Is not refused here, and said to need that; an empty folder, too."""
    await fill(filled)
    for number in range(3):
        (filled.articles / f"{number}.txt").unlink()
    found = await looked_at(filled)
    assert (len(found.removed), found.needs_force) == (3, True)
    for number in range(3, 6):
        (filled.articles / f"{number}.txt").unlink()
    assert (await looked_at(filled)).needs_force
    assert len(await stored_in(filled)) == 6


async def test_before_the_first_reload(filled: Source) -> None:
    """All would be new; an archive that is opened for it alone leaves no database."""
    async with Archive.open(filled) as archive:
        found = await archive.preview(by="Mo")
        assert (len(found.added), found.articles_before) == (6, 0)
        assert not archive.is_filled
    assert not filled.database.exists()


async def test_near_copies_are_counted(filled: Source, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of the new articles among themselves; not where there are too many to hold."""
    story = " ".join(f"The {n}th boat of the harbour fleet was painted red." for n in range(30))
    for number, place in enumerate(("first", "second", "third")):
        write(filled, f"{number}.txt", f"date 2025-02-03\n{story} It was the {place} time.")
    assert (await looked_at(filled)).copies == 2
    monkeypatch.setattr(previewing, "_COMPARED", 5)
    assert (await looked_at(filled)).copies is None


async def test_golden_questions_are_asked(filled: Source, tmp_path: Path) -> None:
    """Of what the articles would be, and a strict rule only says that it would keep it out."""
    path = tmp_path / "golden.jsonl"
    path.write_text('{"id": 1, "question": "How far rose the river?", "relevant": ["1.txt"]}')
    source = replace(filled, policy=Policy(golden=path, golden_strict=True))
    await fill(source)
    for number in range(6):
        write(source, f"{number}.txt", f"date 2025-02-03\nA lighthouse was painted {number} times.")
    found = await looked_at(source)
    assert found.golden is not None
    assert found.golden.broken == ("How far rose the river?",)
    assert found.is_forbidden


async def test_one_at_a_time(filled: Source) -> None:
    """A look during a reload is refused as a second reload is."""
    await fill(filled)
    async with writing(filled.database):
        with pytest.raises(ReloadRunning):
            await looked_at(filled)
