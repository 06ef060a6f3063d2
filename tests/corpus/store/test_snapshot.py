from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
import pytest_asyncio

from corpus.errors import StoreUnusable
from corpus.model import Article, Filters, Precision
from corpus.store import Generation, Snapshot, Watch, prepare, writing
from tests.corpus.making import article

ARTICLES = [
    replace(article("One.", "1"), publisher="The Kessel Echo", published=date(2025, 1, 1)),
    replace(article("Two.", "2"), publisher="The Kessel Echo", published=date(2025, 1, 2)),
    replace(article("Three.", "3"), publisher="Straße", published=date(2025, 1, 3)),
    article("Four.", "news/4.txt"),
]


@pytest_asyncio.fixture
async def database(tmp_path: Path) -> Path:
    """A database of one generation."""
    await prepare(tmp_path / "a.sqlite")
    await put(tmp_path / "a.sqlite", 1, ARTICLES)
    return tmp_path / "a.sqlite"


@pytest_asyncio.fixture
async def snapshot(database: Path) -> AsyncIterator[Snapshot]:
    """That generation, open."""
    snapshot = await Snapshot.open(database)
    yield snapshot
    await snapshot.close()


async def put(database: Path, number: int, articles: list[Article]) -> None:
    """A generation of these articles."""
    async with writing(database) as writer:
        await writer.remove(await writer.hashes())
        for one in articles:
            await writer.put(one, "file", f"digest of {one.id}")
        await writer.begin_generation(Generation(number, f"token {number}", "path"))


async def test_what_is_stored_comes_back(snapshot: Snapshot) -> None:
    """All that an article holds, by key, by id, and one after the other."""
    everything = [stored async for stored in snapshot.articles()]
    assert [stored.article for stored in everything] == ARTICLES
    assert [stored.hash for stored in everything] == [f"digest of {one.id}" for one in ARTICLES]
    keys = [stored.key for stored in everything]
    assert await snapshot.by_keys([*keys, 99]) == dict(zip(keys, everything, strict=True))
    assert await snapshot.by_id("3") == everything[2]
    assert await snapshot.by_id("4") is None
    assert await snapshot.ids() == ["1", "2", "3", "news/4.txt"]


async def test_the_summary_counts_and_spans(snapshot: Snapshot) -> None:
    """Sources with most articles first; an article without publisher is its own source."""
    summary = await snapshot.summary(passages=9)
    assert (summary.generation, summary.articles, summary.passages, summary.undated) == (1, 4, 9, 1)
    assert (summary.first, summary.last) == (date(2025, 1, 1), date(2025, 1, 3))
    assert summary.publishers == ("The Kessel Echo", "Straße")
    assert summary.sources == ("The Kessel Echo", "Straße", "news/4.txt")


IN_2024, IN_JUNE, ON_THE_9TH = date(2024, 1, 1), date(2024, 6, 1), date(2024, 6, 9)


@pytest.mark.parametrize(
    ("published", "first", "last", "newest"),
    [
        (
            [(IN_2024, "year"), (ON_THE_9TH, "day")],
            (IN_2024, "year"),
            (IN_2024, "year"),
            date(2024, 12, 31),
        ),
        (
            [(IN_2024, "year"), (IN_2024, "day")],
            (IN_2024, "day"),
            (IN_2024, "year"),
            date(2024, 12, 31),
        ),
        (
            [(IN_JUNE, "month"), (ON_THE_9TH, "day")],
            (IN_JUNE, "month"),
            (IN_JUNE, "month"),
            date(2024, 6, 30),
        ),
        (
            [(IN_2024, "day"), (ON_THE_9TH, "day")],
            (IN_2024, "day"),
            (ON_THE_9TH, "day"),
            ON_THE_9TH,
        ),
        ([(None, "day")], (None, "day"), (None, "day"), None),
    ],
)
async def test_how_exactly_the_ends_are_known(
    database: Path,
    published: list[tuple[date | None, Precision]],
    first: tuple[date | None, Precision],
    last: tuple[date | None, Precision],
    newest: date | None,
) -> None:
    """The last article is the one whose last day is latest; of two first ones that of a day."""
    papers = [
        replace(article("Rain.", str(at)), published=when, precision=precision)
        for at, (when, precision) in enumerate(published)
    ]
    await put(database, 2, papers)
    snapshot = await Snapshot.open(database)
    summary = await snapshot.summary(passages=9)
    await snapshot.close()
    assert (summary.first, summary.first_precision) == first
    assert (summary.last, summary.last_precision) == last
    assert summary.newest == newest


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        (Filters(), "1 2 3 news/4.txt"),
        (Filters(after=date(2025, 1, 2)), "2 3"),
        (Filters(before=date(2025, 1, 2)), "1 2"),
        (Filters(after=date(2025, 1, 2), before=date(2025, 1, 2)), "2"),
        (Filters(after=date(2025, 1, 4)), ""),
        (Filters(source="the kessel ECHO"), "1 2"),
        (Filters(source=" The Kessel Echo "), "1 2"),
        (Filters(source="kessel"), ""),
        (Filters(source="STRASSE"), "3"),
        (Filters(source="News/4.txt"), "news/4.txt"),
        (Filters(source="The Kessel Echo", before=date(2025, 1, 1)), "1"),
    ],
)
async def test_filters_include_their_days_and_whole_sources(
    snapshot: Snapshot, filters: Filters, expected: str
) -> None:
    """Undated articles are left out by a day; a source is its whole name in any case."""
    keys = await snapshot.keys_allowed(filters)
    articles = await snapshot.by_keys(keys)
    assert [articles[key].article.id for key in keys] == expected.split()


async def test_a_snapshot_stays_while_a_writer_commits(database: Path) -> None:
    """It reads the generation it opened; the next snapshot reads the new one."""
    old = await Snapshot.open(database)
    async with writing(database) as writer:
        await writer.remove(["1", "2", "3"])
        await writer.begin_generation(Generation(2, "token 2", "path"))
        between = await Snapshot.open(database)
    new = await Snapshot.open(database)
    assert [(s.generation, await s.count()) for s in (old, between, new)] == [
        (Generation(1, "token 1", "path"), 4),
        (Generation(1, "token 1", "path"), 4),
        (Generation(2, "token 2", "path"), 1),
    ]
    for snapshot in (old, between, new):
        await snapshot.close()


async def test_a_watch_sees_each_commit(database: Path) -> None:
    """And never what is not yet committed."""
    watch = await Watch.open(database)
    async with writing(database) as writer:
        await writer.begin_generation(Generation(2, "token 2", "path"))
        during = await watch.generation()
    after = await watch.generation()
    await watch.close()
    assert (during, after) == (
        Generation(1, "token 1", "path"),
        Generation(2, "token 2", "path"),
    )


async def test_a_snapshot_cannot_write(snapshot: Snapshot) -> None:
    """Whatever is asked of it."""
    with pytest.raises(StoreUnusable):
        await snapshot._rows("DELETE FROM article")


async def test_a_database_without_generation_is_empty(tmp_path: Path) -> None:
    """Before the first reload."""
    await prepare(tmp_path / "new.sqlite")
    snapshot = await Snapshot.open(tmp_path / "new.sqlite")
    assert (snapshot.generation, await snapshot.count()) == (None, 0)
    await snapshot.close()


async def test_keys_by_day(snapshot: Snapshot) -> None:
    """All keys, by day, and the undated ones last."""
    keys = await snapshot.keys_by_day()
    found = await snapshot.by_keys(keys)
    assert [found[key].article.text for key in keys] == ["One.", "Two.", "Three.", "Four."]


async def test_keys_like(snapshot: Snapshot) -> None:
    """Of these articles those whose text is like a pattern, in any case."""
    keys = await snapshot.keys_by_day()
    assert await snapshot.keys_like("%T_O%", keys) == [keys[1]]
    assert await snapshot.keys_like("%.%", keys[2:]) == keys[2:]
    assert await snapshot.keys_like("%", []) == []


MARCH = replace(article("In March."), id="month", published=date(2024, 3, 1), precision="month")
YEAR = replace(article("In 2024."), id="year", published=date(2024, 1, 1), precision="year")
FIRST = replace(
    article("On 1 March."),
    id="day",
    published=date(2024, 3, 1),
    updated=date(2024, 3, 5),
    captured=date(2024, 3, 9),
    date_source="date line",
)


async def test_a_month_is_let_through_whole(database: Path) -> None:
    """An article of which only the month or the year is known may be of any day of it."""
    await put(database, 2, [MARCH, YEAR, FIRST])
    snapshot = await Snapshot.open(database)
    keys = {stored.key: stored.article.id async for stored in snapshot.articles()}

    async def let_through(after: date | None, before: date | None) -> list[str]:
        return [keys[key] for key in await snapshot.keys_allowed(Filters(after, before))]

    try:
        assert await let_through(date(2024, 3, 1), date(2024, 3, 31)) == ["month", "day"]
        assert await let_through(date(2024, 3, 1), date(2024, 3, 30)) == ["day"]
        assert await let_through(date(2024, 3, 2), None) == []
        assert await let_through(None, date(2024, 12, 31)) == ["month", "year", "day"]
        assert await let_through(None, date(2024, 12, 30)) == ["month", "day"]
        assert await snapshot.count_between(date(2024, 3, 1), date(2024, 3, 31)) == 2
        assert await snapshot.count_between(date(2024, 3, 1), date(2024, 3, 1)) == 1
        assert await snapshot.count_between(date(2024, 1, 1), date(2024, 12, 31)) == 3
    finally:
        await snapshot.close()


async def test_all_days_come_back(database: Path) -> None:
    """The day of the last change, that of capture, what says them, how much is known."""
    await put(database, 2, [MARCH, YEAR, FIRST])
    snapshot = await Snapshot.open(database)
    everything = [stored async for stored in snapshot.articles()]
    about = await snapshot.datelines([stored.key for stored in everything])
    await snapshot.close()
    assert [stored.article for stored in everything] == [MARCH, YEAR, FIRST]
    assert [one.precision for one in about.values()] == ["month", "year", "day"]
