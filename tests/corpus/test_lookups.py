"""What an answer looks up is found by an index of SQLite's, however many articles there are."""

import sqlite3
from collections.abc import Awaitable, Callable
from datetime import date

import pytest

from corpus.archive import Archive
from corpus.source import Source
from tests.corpus.making import write

TODAY = date(2025, 3, 1)
Asking = Callable[[Archive], Awaitable[object]]


@pytest.fixture
def filled(source: Source) -> Source:
    """A folder of four articles, two of which are near-copies."""
    for number, owls in enumerate(("Seven", "Seven", "Nine", "Eleven")):
        text = f"{owls} owls nest in the belfry of Wick, said the sexton, Ana Ruiz, on Monday."
        write(source, f"{number}.txt", f"date 2025-01-0{number + 1}\n{text}")
    return source


@pytest.mark.parametrize(
    "asking",
    [
        lambda archive: archive.answer("How many owls nest in the belfry?", TODAY),
        lambda archive: archive.answer("How many owls nest in Mongolia in 2025?", TODAY),
        lambda archive: archive.timeline("owls in the belfry"),
        lambda archive: archive.said("Ana Ruiz", "owls"),
        lambda archive: archive.verify("Seven owls nest in the belfry of Wick"),
        lambda archive: archive.verify("Six owls nest in the belfry of Wick"),
        lambda archive: archive.article("1.txt"),
        lambda archive: archive.history("1.txt"),
        lambda archive: archive.other_places(1),
    ],
    ids="answer refusal timeline said exact altered article history places".split(),
)
async def test_no_lookup_goes_through_all_articles(archive: Archive, asking: Asking) -> None:
    """No statement that is run reads a table from end to end that grows with the articles."""
    said: list[str] = []
    async with archive._current.used() as generation:
        await generation.snapshot._db.set_trace_callback(said.append)
    await asking(archive)
    looked_up = [sql for sql in said if sql.lstrip().upper().startswith(("SELECT", "WITH"))]
    assert looked_up
    with sqlite3.connect(archive.source.database) as db:
        plans = {sql: [row[3] for row in db.execute(f"EXPLAIN QUERY PLAN {sql}")] for sql in said}
    db.close()
    tables = ("article", "former", "other", "presence", "a", "v")
    ends = {f"SCAN {table}" for table in tables}
    assert [(sql, plan) for sql, plan in plans.items() if ends.intersection(plan)] == []
