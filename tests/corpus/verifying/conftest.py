"""An archive of three short articles to verify quotations in."""

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from corpus.archive import Archive
from corpus.ingest import Source
from tests.corpus.making import fill, write

LEDGER = (
    "The mayor, Ada Thorne, spoke on Monday. “We can’t close the ferry school—not now, not ever,” "
    "she said. The budget rose by 5.2% to £1,250,000 in March.\n"
    "“The old pier is a well-known ruin.\nNobody will mend it for nothing,” Thorne told the "
    "harbour committee. It is what it is."
)
GAZETTE = (
    "A reader writes: “We can’t close the ferry school—not now, not ever,” the mayor said in "
    "February. The lighthouse keeper was not amused…  and left without a word."
)
COURIER = (
    "The storm tore the roof off the granary and no one was hurt, the miller said. "
    "It was what it was. The Gazette wrote that the harbour wall crumble[s] further each winter."
)


@pytest.fixture
def filled(source: Source) -> Source:
    """A folder with three articles, one of them undated."""
    write(source, "ledger.txt", f"date 2024-03-05 {LEDGER}")
    write(source, "gazette.txt", f"date 2024-02-01 {GAZETTE}")
    write(source, "courier.txt", COURIER)
    return source


@pytest_asyncio.fixture
async def archive(filled: Source) -> AsyncIterator[Archive]:
    """The archive of the three articles, open."""
    await fill(filled)
    async with Archive.open(filled) as archive:
        yield archive
