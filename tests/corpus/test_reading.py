import gzip
import json
import os
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from corpus import reading
from corpus.ingest import Source
from corpus.readers import ArticleFile, Limits, Read, looks
from corpus.readers import read as read_file
from corpus.readers.looks import Look, look_at, reading_of
from tests.corpus.making import LIMITS, counts, fill, stored_in, write

TEXT = "date 2025-02-03\nThe river rose by {} metres in the night."
LONG_AGO = 1_600_000_000_000_000_000


@pytest.fixture
def filled(source: Source) -> Source:
    """A folder of three articles that were written long ago, as far as their bytes go."""
    for number in range(3):
        write(source, f"{number}.txt", TEXT.format(number))
    return source


@pytest.fixture
def settled(monkeypatch: pytest.MonkeyPatch) -> None:
    """File times count as settled at once, which else takes two seconds."""
    monkeypatch.setattr("corpus.readers.looks._SETTLED", -1)


@pytest.fixture
def parsed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The files that have been read as articles since the last look at this."""
    read: list[str] = []

    def noting(file: ArticleFile, limits: Limits) -> Iterator[Read]:
        read.append(file.path)
        yield from read_file(file, limits)

    monkeypatch.setattr(reading, "read", noting)
    return read


async def reload(source: Source, parsed: list[str]) -> list[str]:
    """Reload; what was read for that."""
    parsed.clear()
    await fill(source, force=True)
    return list(parsed)


@pytest.mark.usefixtures("settled")
async def test_unchanged_files_are_not_read_again(filled: Source, parsed: list[str]) -> None:
    """They count as unchanged; not even their bytes are looked at, once their times are settled."""
    assert await reload(filled, parsed) == ["0.txt", "1.txt", "2.txt"]
    assert counts(await fill(filled)) == (0, 0, 3, 0)
    assert parsed == ["0.txt", "1.txt", "2.txt"]
    write(filled, "1.txt", TEXT.format(8))
    assert await reload(filled, parsed) == ["1.txt"]
    assert "8 metres" in (await stored_in(filled))["1.txt"].article.text


async def test_a_file_that_has_just_changed_is_known_by_its_bytes(
    filled: Source, parsed: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its times may be the same after a change, as of two within a moment."""
    same = Look("always the same", is_settled=False)
    monkeypatch.setattr(looks, "look_at", lambda _: same)
    monkeypatch.setattr(reading, "look_at", lambda _: same)
    await reload(filled, parsed)
    assert await reload(filled, parsed) == []
    write(filled, "1.txt", TEXT.format(8))
    assert await reload(filled, parsed) == ["1.txt"]


@pytest.mark.usefixtures("settled")
async def test_a_touched_file_is_not_read_again(filled: Source, parsed: list[str]) -> None:
    """Its bytes are the same."""
    await reload(filled, parsed)
    os.utime(filled.articles / "1.txt")
    assert await reload(filled, parsed) == []


@pytest.mark.usefixtures("settled")
async def test_times_that_are_put_back_hide_no_change(filled: Source, parsed: list[str]) -> None:
    """A file of the same size and date of change has another time in its inode."""
    path = filled.articles / "1.txt"
    os.utime(path, ns=(LONG_AGO, LONG_AGO))
    await reload(filled, parsed)
    path.write_text(TEXT.format(8), "utf-8")
    os.utime(path, ns=(LONG_AGO, LONG_AGO))
    assert await reload(filled, parsed) == ["1.txt"]


@pytest.mark.usefixtures("settled")
async def test_other_settings_read_all_again(filled: Source, parsed: list[str]) -> None:
    """Readers go by the language and the limits."""
    await reload(filled, parsed)
    other = replace(filled, limits=replace(LIMITS, article_bytes=5_000_000))
    assert await reload(other, parsed) == ["0.txt", "1.txt", "2.txt"]
    assert reading_of(LIMITS) != reading_of(replace(LIMITS, language="de"))


@pytest.mark.usefixtures("settled")
async def test_a_file_with_a_remark_is_read_again(filled: Source, parsed: list[str]) -> None:
    """What was said of it is said again, and may be another thing on another day."""
    write(filled, "bad.txt", "date 2025-02-30\nThe river rose.")
    await reload(filled, parsed)
    assert await reload(filled, parsed) == ["bad.txt"]
    write(filled, "bad.txt", "date 2025-02-28\nThe river rose.")
    await reload(filled, parsed)
    assert await reload(filled, parsed) == []


@pytest.mark.usefixtures("settled")
async def test_an_id_that_moves_between_files(source: Source, parsed: list[str]) -> None:
    """A file that was not read again for its own sake is, where another now has its article."""
    line = json.dumps({"id": "x", "text": "The river rose."})
    write(source, "a.jsonl", json.dumps({"id": "y", "text": "The river fell."}))
    write(source, "b.jsonl", line)
    await reload(source, parsed)
    write(source, "a.jsonl", line.replace("rose", "stood"))
    parsed.clear()
    report = await fill(source, force=True)
    assert parsed == ["a.jsonl", "b.jsonl"]
    assert [remark.reason for remark in report.rejected] == ["the id 'x' was read already"]
    (source.articles / "a.jsonl").unlink()
    await reload(source, parsed)
    assert (await stored_in(source))["x"].article.text == "The river rose."


@pytest.mark.usefixtures("settled")
async def test_a_file_that_goes_and_comes_back_is_read(filled: Source, parsed: list[str]) -> None:
    """With the bytes and times that it had."""
    await reload(filled, parsed)
    elsewhere = (filled.articles / "1.txt").rename(filled.articles.parent / "1.txt")
    await reload(filled, parsed)
    assert set(await stored_in(filled)) == {"0.txt", "2.txt"}
    elsewhere.rename(filled.articles / "1.txt")
    assert await reload(filled, parsed) == ["1.txt"]
    assert set(await stored_in(filled)) == {"0.txt", "1.txt", "2.txt"}


def meddling(monkeypatch: pytest.MonkeyPatch, name: str, meddle: Callable[[Path], object]) -> None:
    """Have something done to the file while it is read, before its last article."""

    def read(file: ArticleFile, limits: Limits) -> Iterator[Read]:
        *found, last = read_file(file, limits)
        yield from found
        if file.path == name:
            meddle(file.location)
        yield last

    monkeypatch.setattr(reading, "read", read)


@pytest.mark.parametrize("meddle", [lambda path: path.write_text("Half"), Path.unlink])
async def test_a_file_that_changes_while_it_is_read_stays_as_it_was(
    filled: Source, monkeypatch: pytest.MonkeyPatch, meddle: Callable[[Path], object]
) -> None:
    """Half an article is none: the one before is kept, the report says so, the rest is read."""
    await fill(filled)
    before = await stored_in(filled)
    for number in range(3):
        write(filled, f"{number}.txt", TEXT.format(number + 5))
    with monkeypatch.context() as meddled:
        meddling(meddled, "1.txt", meddle)
        report = await fill(filled)
    assert [(r.path, r.reason) for r in report.rejected] == [
        ("1.txt", "it changed while it was read")
    ]
    after = await stored_in(filled)
    assert after["1.txt"] == before["1.txt"]
    assert "7 metres" in after["2.txt"].article.text
    write(filled, "1.txt", TEXT.format(6))
    assert counts(await fill(filled)) == (0, 1, 2, 0)


async def test_a_long_file_that_changes_while_it_is_read(
    source: Source, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of more than is held back its articles are taken, a note says so, and it is read again."""
    monkeypatch.setattr(reading, "_HELD_BACK", 100)
    lines = [json.dumps({"id": f"{n}", "text": TEXT.format(n)}) for n in range(9)]
    path = write(source, "a.jsonl", "\n".join(lines))
    with monkeypatch.context() as meddled:
        meddling(meddled, "a.jsonl", lambda _: path.write_text("\n".join(lines[:3])))
        report = await fill(source)
    assert (report.added, [note.path for note in report.notes]) == (9, ["a.jsonl"])
    assert "changed while it was read" in report.notes[0].reason
    assert counts(await fill(source, force=True)) == (0, 0, 3, 6)


async def test_a_file_that_cannot_be_opened_is_read_once_it_can(source: Source) -> None:
    """Permissions may be mended without a change of the file."""
    (source.articles / "a.jsonl.gz").write_bytes(gzip.compress(b'{"text": "The ferry."}')[:-9])
    write(source, "b.txt", "The river rose.")
    assert len((await fill(source)).rejected) == 1
    (source.articles / "a.jsonl.gz").write_bytes(gzip.compress(b'{"text": "The ferry."}'))
    assert counts(await fill(source)) == (1, 0, 1, 0)


def test_times_settle(tmp_path: Path) -> None:
    """A file that has just been written is not settled, nor one from the future; an old one is."""
    path = tmp_path / "a"
    path.touch()
    look = look_at(path)
    assert look
    assert not look.is_settled
    os.utime(path, (time.time() + 900,) * 2)
    future = look_at(path)
    assert future
    assert not future.is_settled
    assert look_at(tmp_path / "none") is None
    old = look_at(Path(os.__file__))
    assert old
    assert old.is_settled
