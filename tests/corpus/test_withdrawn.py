"""What agencies withdraw goes at the reload that reads of it, and what is embargoed waits."""

from datetime import UTC, datetime

import pytest

from corpus.archive import Archive
from corpus.errors import ArticlesEmpty, UnknownArticle
from corpus.ingest import Source
from corpus.readers.agency import release
from corpus.rollback import roll_back
from tests.corpus.making import counts, fill, silently, stored_in, write
from tests.corpus.readers.wire import item, ninjs, ninjs_file

GUID = "urn:newsml:courier.example:ferry"
OTHER = "date 2025-03-01 The tolls rise to two crowns."


@pytest.mark.parametrize("others", [0, 1, 5])
async def test_a_cancelled_item_goes(source: Source, others: int) -> None:
    """However few other articles there are, and it does not come back."""
    for number in range(others):
        write(source, f"{number}.txt", f"{OTHER} Lock {number} opens at noon.")
    write(source, "a.xml", item())
    await fill(source)
    assert GUID in await stored_in(source)
    write(source, "a.xml", item(status="canceled"))
    report = await fill(source)
    assert counts(report) == (0, 0, others, 1)
    assert [one.path for one in report.rejected] == ["a.xml"]
    assert GUID not in await stored_in(source)
    if others:
        assert counts(await fill(source)) == (0, 0, others, 0)


@pytest.mark.parametrize("cancellation", ["0.xml", "b.xml"])
async def test_a_cancellation_in_another_file_takes_the_item_out(
    source: Source, cancellation: str
) -> None:
    """Whichever is read first; a reload after that changes nothing."""
    write(source, "z.txt", OTHER)
    write(source, "a.xml", item())
    await fill(source)
    write(source, cancellation, item(status="canceled", content=""))
    report = await fill(source)
    assert counts(report) == (0, 0, 1, 1)
    for _ in range(2):
        again = await fill(source)
        assert counts(again) == (0, 0, 1, 0)
        assert again.generation == report.generation
    assert list(await stored_in(source)) == ["z.txt"]


async def test_an_item_and_its_cancellation_that_come_together_add_nothing(source: Source) -> None:
    """The item is not counted as added either."""
    write(source, "z.txt", OTHER)
    write(source, "a.xml", item())
    write(source, "b.xml", item(status="withheld"))
    assert counts(await fill(source)) == (1, 0, 0, 0)
    assert list(await stored_in(source)) == ["z.txt"]


async def test_a_changed_item_that_is_cancelled_is_removed(source: Source) -> None:
    """It is counted once."""
    write(source, "z.txt", OTHER)
    write(source, "a.xml", item())
    await fill(source)
    write(source, "a.xml", item().replace("four months", "five months"))
    write(source, "b.xml", item(status="canceled"))
    assert counts(await fill(source)) == (0, 0, 1, 1)


async def test_an_item_comes_back_when_its_cancellation_is_taken_out(source: Source) -> None:
    """The folder as it is decides."""
    write(source, "z.txt", OTHER)
    write(source, "a.xml", item())
    kill = write(source, "b.xml", item(status="canceled"))
    await fill(source)
    kill.unlink()
    assert counts(await fill(source)) == (1, 0, 1, 0)


async def test_an_embargoed_item_comes_when_its_time_has_come(
    source: Source, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The file has not changed: what depends on the day is not remembered of it."""
    write(source, "z.txt", OTHER)
    write(source, "a.json", ninjs_file(ninjs(embargoed="2025-06-01T12:00:00Z")))
    for day, added in ((1, 1), (2, 0)):
        now = datetime(2025, 5, day, tzinfo=UTC)
        monkeypatch.setattr(release, "_now", lambda now=now: now)
        report = await fill(source)
        assert report.added == added
        assert [one.path for one in report.rejected] == ["a.json"]
        assert list(await stored_in(source)) == ["z.txt"]
    monkeypatch.setattr(release, "_now", lambda: datetime(2025, 6, 2, tzinfo=UTC))
    report = await fill(source)
    assert (counts(report), report.rejected) == ((1, 0, 1, 0), ())
    assert counts(await fill(source)) == (0, 0, 2, 0)


async def test_an_embargo_put_on_what_was_stored_takes_it_out(source: Source) -> None:
    """An embargo is on all versions of an item."""
    write(source, "z.txt", OTHER)
    write(source, "a.xml", item())
    await fill(source)
    write(source, "a.xml", item(embargo="<embargoed>2999-01-01T00:00:00Z</embargoed>"))
    assert counts(await fill(source)) == (0, 0, 1, 1)


async def test_a_folder_of_withdrawn_items_alone_is_no_archive(source: Source) -> None:
    """There is nothing to begin with."""
    write(source, "a.xml", item(status="canceled"))
    with pytest.raises(ArticlesEmpty):
        await fill(source)


async def test_nobody_goes_back_to_what_is_cancelled(source: Source) -> None:
    """Neither by a rollback nor by its history, also after it was changed before."""
    write(source, "z.txt", OTHER)
    write(source, "a.xml", item())
    await fill(source)
    write(source, "a.xml", item().replace("four months", "five months"))
    await fill(source)
    write(source, "a.xml", item(status="canceled"))
    await fill(source)
    for to in (1, 2):
        await roll_back(source, None, to, tell=silently)
        assert list(await stored_in(source)) == ["z.txt"]
    async with Archive.open(source) as archive:
        with pytest.raises(UnknownArticle):
            await archive.history(GUID)


async def test_a_cancelled_item_stands_in_no_others_place(source: Source) -> None:
    """It was the same as one that stays."""
    twin = "urn:newsml:courier.example:twin"
    write(source, "a.xml", item())
    write(source, "b.xml", item().replace(GUID, twin))
    await fill(source)
    write(source, "c.xml", item(status="canceled").replace(GUID, twin))
    await fill(source)
    async with Archive.open(source) as archive:
        stored = await archive.article(GUID)
        assert await archive.other_places(stored.key) == ()
        with pytest.raises(UnknownArticle):
            await archive.article(twin)
