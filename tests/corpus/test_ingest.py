import json
import os
import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from corpus.ingest import Source
from corpus.model import Remark
from tests.corpus.making import counts, fill, stored_in, write

TEXT = "date 2025-02-03\nThe river rose by {} metres in the night."


@pytest.fixture
def filled(source: Source) -> Source:
    """A folder of three articles."""
    for number in range(3):
        write(source, f"{number}.txt", TEXT.format(number))
    return source


async def test_a_first_reload_adds_all(filled: Source) -> None:
    """It is the first generation, and the report counts articles and passages."""
    report = await fill(filled)
    assert counts(report) == (3, 0, 0, 0)
    assert (report.generation, report.articles, report.passages) == (1, 3, 3)
    assert (report.rejected, report.notes) == ((), ())
    stored = (await stored_in(filled))["1.txt"].article
    assert (stored.published, stored.text) == (date(2025, 2, 3), TEXT.format(1).split("\n")[1])


async def test_a_reload_counts_what_has_changed(filled: Source) -> None:
    """Added, updated, unchanged and removed; each id keeps its key."""
    await fill(filled)
    before = await stored_in(filled)
    write(filled, "1.txt", TEXT.format(8))
    (filled.articles / "2.txt").unlink()
    write(filled, "sub/3.txt", TEXT.format(3))
    report = await fill(filled)
    assert counts(report) == (1, 1, 1, 1)
    assert (report.generation, report.articles) == (2, 3)
    after = await stored_in(filled)
    assert set(after) == {"0.txt", "1.txt", "sub/3.txt"}
    assert after["0.txt"] == before["0.txt"]
    assert after["1.txt"].key == before["1.txt"].key
    assert after["1.txt"].hash != before["1.txt"].hash
    assert after["sub/3.txt"].key not in {stored.key for stored in before.values()}


async def test_a_reload_without_a_change_keeps_the_generation(filled: Source) -> None:
    """And the file that the index is in."""
    first = await fill(filled)
    folder = filled.database.with_name(f"{filled.database.name}.index")
    (index,) = folder.iterdir()
    written = index.stat()
    again = await fill(filled)
    assert counts(again) == (0, 0, 3, 0)
    assert again.generation == first.generation
    assert list(folder.iterdir()) == [index]
    assert index.stat().st_mtime_ns == written.st_mtime_ns


async def test_a_new_generation_has_one_index(filled: Source) -> None:
    """That of the old one is taken away."""
    await fill(filled)
    folder = filled.database.with_name(f"{filled.database.name}.index")
    (old,) = folder.iterdir()
    write(filled, "1.txt", TEXT.format(8))
    await fill(filled)
    (new,) = folder.iterdir()
    assert new != old


async def test_a_change_of_date_alone_is_an_update(filled: Source) -> None:
    """The hash is of all that an article holds."""
    await fill(filled)
    write(filled, "1.txt", TEXT.format(1).replace("2025", "2024"))
    assert counts(await fill(filled)) == (0, 1, 2, 0)


async def test_a_second_article_with_an_id_is_rejected(source: Source) -> None:
    """The first one stays, and the report says where the second stands."""
    lines = [{"id": i, "text": f"The river rose {n} times."} for n, i in enumerate("xyx")]
    write(source, "a.jsonl", "\n".join(map(json.dumps, lines)))
    write(source, "y", "The river fell.")
    report = await fill(source)
    assert counts(report) == (2, 0, 0, 0)
    assert [(remark.path, remark.line) for remark in report.rejected] == [
        ("a.jsonl", 3),
        ("y", None),
    ]
    assert {i: stored.article.text for i, stored in (await stored_in(source)).items()} == {
        "x": "The river rose 0 times.",
        "y": "The river rose 1 times.",
    }


@pytest.mark.parametrize("name", ["b#²", "b#7", "b#"])
async def test_a_name_may_look_like_a_line(source: Source, name: str) -> None:
    """A file is no line of another, whatever it is called."""
    write(source, "a.jsonl", json.dumps({"id": name, "text": "The river rose."}))
    write(source, name, "The river fell.")
    (remark,) = (await fill(source)).rejected
    assert (remark.path, remark.line) == (name, None)


async def test_a_bad_file_costs_nothing_but_itself(filled: Source) -> None:
    """Each is a line in the report; the others are read."""
    write(filled, "bad.txt", "date 2025-02-30\nThe river rose.")
    write(filled, "bad.jsonl", '{"text": "The river fell."}\n{')
    write(filled, "bad.pdf", "%PDF")
    write(filled, "empty.txt", "")
    write(filled, ".hidden", "")
    report = await fill(filled)
    assert counts(report) == (4, 0, 0, 0)
    assert {(remark.path, remark.line) for remark in report.rejected} == {
        ("bad.txt", 1),
        ("bad.jsonl", 2),
        ("bad.pdf", None),
        ("empty.txt", None),
        (".*", None),
    }


@pytest.mark.parametrize("now", [b"", b"\xff\x00\xfe", b"date 2025-02-30 The river fell."])
async def test_a_file_that_can_no_longer_be_read_keeps_its_article(
    filled: Source, now: bytes
) -> None:
    """What it held before is still there, and the report says so."""
    await fill(filled)
    before = await stored_in(filled)
    (filled.articles / "1.txt").write_bytes(now)
    report = await fill(filled)
    assert counts(report) == (0, 0, 2, 0)
    assert [remark.path for remark in report.rejected] == ["1.txt"]
    assert report.notes
    assert await stored_in(filled) == before


@pytest.mark.skipif(not hasattr(os, "symlink"), reason="no links there")
async def test_a_folder_that_can_no_longer_be_read_keeps_its_articles(
    filled: Source, tmp_path: Path
) -> None:
    """As when a link in its place leads nowhere."""
    write(filled, "sub/deep/4.txt", TEXT.format(4))
    await fill(filled)
    before = await stored_in(filled)
    (filled.articles / "sub").rename(tmp_path / "elsewhere")
    (filled.articles / "sub").symlink_to(tmp_path / "nowhere")
    assert counts(await fill(filled)) == (0, 0, 3, 0)
    assert await stored_in(filled) == before


async def test_an_article_taken_out_of_a_file_is_removed(source: Source) -> None:
    """Also where another line of the file is rejected for its id: the file was read in full."""
    one, two = ({"id": i, "text": f"The river rose at {i}."} for i in ("one", "two"))
    write(source, "a.jsonl", "\n".join(map(json.dumps, (one, one, two))))
    await fill(source)
    write(source, "a.jsonl", "\n".join(map(json.dumps, (one, one))))
    report = await fill(source, force=True)
    assert counts(report) == (0, 0, 1, 1)
    assert set(await stored_in(source)) == {"one"}


async def test_a_single_file_is_an_archive(source: Source) -> None:
    """One JSON Lines file, in the place of a folder."""
    path = write(source, "a.jsonl", "\n".join(json.dumps({"text": f"Tide {n}."}) for n in range(5)))
    report = await fill(replace(source, articles=path))
    assert (report.articles, report.rejected) == (5, ())


async def test_remarks_on_encodings_are_in_the_report(source: Source) -> None:
    """The article is counted, and the note names its file."""
    text = "Zażółć gęślą jaźń, powiedział burmistrz. " * 9
    (source.articles / "a.txt").write_bytes(text.encode("cp1250"))
    report = await fill(source)
    (note,) = report.notes
    assert isinstance(note, Remark)
    assert (report.added, note.path) == (1, "a.txt")


async def test_a_line_that_breaks_keeps_its_own_article_alone(source: Source) -> None:
    """What was taken out of the file goes all the same."""
    lines = [f'{{"id": "{name}", "text": "The river rose at {name}."}}' for name in "abc"]
    write(source, "a.jsonl", "\n".join(lines))
    await fill(source)
    write(source, "a.jsonl", f'{lines[0]}\n{{"id": "b", "text": "The riv')
    report = await fill(source)
    assert (report.unchanged, report.removed, len(report.rejected)) == (1, 1, 1)
    assert report.articles == 2


async def test_what_says_the_day_is_learnt_without_a_new_version(filled: Source) -> None:
    """As of an archive that was filled before that was kept."""
    await fill(filled)
    with closing(sqlite3.connect(filled.database)) as db, db:
        db.execute("UPDATE article SET date_source = NULL")
        db.execute("DELETE FROM file")
    report = await fill(filled)
    assert counts(report) == (0, 0, 3, 0)
    assert {one.article.date_source for one in (await stored_in(filled)).values()} == {"date line"}
