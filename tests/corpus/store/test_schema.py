import asyncio
import sqlite3
import threading
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from corpus.errors import StoreTooNew, StoreUnusable
from corpus.store import Generation, Snapshot, prepare, schema, writing
from tests.corpus.making import article, threads_ended

VERSION = len(schema._STEPS)  # before a test adds a step
MORE = """\
ALTER TABLE article ADD COLUMN section TEXT;

CREATE INDEX by_section ON article (section);
"""


@pytest.fixture
def database(tmp_path: Path) -> Path:
    """Where a database will be, in a folder that is not there yet."""
    return tmp_path / "deep" / "er" / "dateline.sqlite"


@pytest.fixture
def one_step_more(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A version of this program that knows one step more."""
    for name in schema._STEPS:
        (tmp_path / name).write_bytes(Path(schema.__file__).with_name(name).read_bytes())
    (tmp_path / "more.sql").write_text(MORE, "utf-8")
    monkeypatch.setattr(schema, "files", lambda _: tmp_path)
    monkeypatch.setattr(schema, "_STEPS", (*schema._STEPS, "more.sql"))


def ask(database: Path, sql: str) -> list[tuple[object, ...]]:
    """What plain SQLite answers."""
    with closing(sqlite3.connect(database)) as db, db:
        return db.execute(sql).fetchall()


async def test_a_new_database_has_this_version(database: Path) -> None:
    """In WAL, with its folder made; a second time changes nothing."""
    await prepare(database)
    assert ask(database, "PRAGMA user_version") == [(VERSION,)]
    assert ask(database, "PRAGMA journal_mode") == [("wal",)]
    before = ask(database, "SELECT sql FROM sqlite_schema")
    await prepare(database)
    assert ask(database, "SELECT sql FROM sqlite_schema") == before


async def test_all_tables_are_strict(database: Path) -> None:
    """SQLite itself refuses a value of another type."""
    await prepare(database)
    sql = """SELECT name FROM pragma_table_list
    WHERE NOT strict AND schema = 'main' AND type = 'table' ORDER BY name"""
    assert ask(database, sql) == [("sqlite_schema",), ("sqlite_sequence",)]
    with pytest.raises(sqlite3.IntegrityError):
        ask(database, "INSERT INTO corpus VALUES (1, 'one', 'token', 'path')")


async def test_foreign_keys_are_seen_to(database: Path) -> None:
    """By the connection that writes."""
    await prepare(database)
    async with writing(database) as writer:
        assert list(await writer._db.execute_fetchall("PRAGMA foreign_keys")) == [(1,)]


@pytest.mark.usefixtures("one_step_more")
async def test_a_new_database_gets_all_steps(database: Path) -> None:
    """One after the other."""
    await prepare(database)
    assert ask(database, "PRAGMA user_version") == [(VERSION + 1,)]
    assert ask(database, "SELECT section FROM article") == []


async def test_an_old_database_is_upgraded(database: Path, request: pytest.FixtureRequest) -> None:
    """By the steps that it lacks; what is stored stays."""
    await prepare(database)
    async with writing(database) as writer:
        await writer.put(article("The river rose."), "a.txt", "digest")
        await writer.begin_generation(Generation(1, "token", "path"))
    request.getfixturevalue("one_step_more")
    await prepare(database)
    assert ask(database, "PRAGMA user_version") == [(VERSION + 1,)]
    assert ask(database, "SELECT id, section FROM article") == [("a.txt", None)]


async def test_a_step_that_fails_leaves_the_old_version(
    database: Path, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    """Whole or not at all, also where its first statement had worked."""
    await prepare(database)
    request.getfixturevalue("one_step_more")
    (tmp_path / "more.sql").write_text(f"{MORE}CREATE TABLE article (key);\n", "utf-8")
    with pytest.raises(StoreUnusable):
        await prepare(database)
    assert ask(database, "PRAGMA user_version") == [(VERSION,)]
    assert ("section",) not in ask(database, "SELECT name FROM pragma_table_info('article')")


async def test_a_newer_database_is_refused(database: Path) -> None:
    """The error says which version was found, and which is known."""
    await prepare(database)
    ask(database, "PRAGMA user_version = 70")
    for refused in (prepare(database), Snapshot.open(database)):
        with pytest.raises(StoreTooNew) as caught:
            await refused
        assert (caught.value.found, caught.value.known) == (70, VERSION)


@pytest.mark.parametrize("data", [b"no database at all", b"SQLite format 3\0" + b"x" * 5000])
async def test_a_file_that_is_no_database_is_refused(tmp_path: Path, data: bytes) -> None:
    """And stays as it was."""
    path = tmp_path / "a.sqlite"
    path.write_bytes(data)
    with pytest.raises(StoreUnusable) as caught:
        await prepare(path)
    assert caught.value.database == path
    assert path.read_bytes() == data


async def test_a_folder_is_no_database(tmp_path: Path) -> None:
    """Nor is what lies below a file."""
    (tmp_path / "file").touch()
    for path in (tmp_path, tmp_path / "file" / "a.sqlite"):
        with pytest.raises(StoreUnusable):
            await prepare(path)
    await threads_ended()


def test_a_database_that_cannot_be_opened_leaves_no_thread(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One that outlives the event loop ends with a traceback on the terminal, now and then."""
    tracebacks: list[threading.ExceptHookArgs] = []
    monkeypatch.setattr(threading, "excepthook", tracebacks.append)
    for _ in range(300):
        with pytest.raises(StoreUnusable):
            asyncio.run(prepare(tmp_path))
    asyncio.run(threads_ended())
    assert not tracebacks


async def test_the_database_of_another_program_is_refused(tmp_path: Path) -> None:
    """Nothing is written into it."""
    path = tmp_path / "other.sqlite"
    ask(path, "CREATE TABLE recipe (name)")
    with pytest.raises(StoreUnusable):
        await prepare(path)
    assert ask(path, "SELECT name FROM sqlite_schema") == [("recipe",)]


async def test_reading_makes_no_database(tmp_path: Path) -> None:
    """A missing one is an error."""
    with pytest.raises(StoreUnusable):
        await Snapshot.open(tmp_path / "none.sqlite")
    await threads_ended()
    assert list(tmp_path.iterdir()) == []


async def test_a_path_with_marks_of_its_own_is_a_path(tmp_path: Path) -> None:
    """`?`, `#`, `%` and blanks are no part of an address."""
    database = tmp_path / "a b%20c#d" / "über?mode=ro.sqlite"
    await prepare(database)
    snapshot = await Snapshot.open(database)
    await snapshot.close()
    assert database.is_file()


async def test_an_archive_of_before_has_days_alone(
    database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What it holds, and what is kept of former versions, is of days; nothing says which."""
    with monkeypatch.context() as older:
        older.setattr(schema, "_STEPS", schema._STEPS[:3])
        await prepare(database)
    about = "'a', 'a.txt', 'a.txt', 'Title', 0, '2024-03-05'"
    ask(database, "INSERT INTO corpus VALUES (1, 2, 'token', 'path')")
    for table, text, others, values in (
        ("article", "New.", "since, brought", "2, 2"),
        ("former", "Old.", "key, brought", "1, 1"),
    ):
        names = f"id, file, path, title, title_derived, published, text, hash, {others}"
        row = f"{about}, '{text}', 'digest of {text}', {values}"
        ask(database, f"INSERT INTO {table} ({names}) VALUES ({row})")  # noqa: S608 - constants
    ask(database, "INSERT INTO presence VALUES (1, 'digest of Old.', 1, 2)")
    await prepare(database)
    snapshot = await Snapshot.open(database)
    versions = await snapshot.versions_of("a")
    await snapshot.close()
    expected = replace(article("Old.", "a"), path="a.txt", title="Title", title_derived=False)
    old = replace(expected, published=date(2024, 3, 5))
    assert [one.article for one in versions] == [old, replace(old, text="New.")]
    async with writing(database) as writer:
        await writer.go_back(1)
        assert [one.article async for one in writer.articles()] == [old]
