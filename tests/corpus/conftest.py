"""Folders that tests start from, and the real articles where they lie."""

import os
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from hypothesis import HealthCheck, settings

from corpus.archive import Archive
from corpus.ingest import Source
from tests.corpus.making import fill, source_in

_REPOSITORY = Path(__file__).parents[2]

# A busy machine is no fault of what is tested.
settings.register_profile("patient", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("patient")


@pytest.fixture
def source(tmp_path: Path) -> Source:
    """An empty articles folder, and where its database will be."""
    return source_in(tmp_path)


@pytest_asyncio.fixture
async def archive(filled: Source) -> AsyncIterator[Archive]:
    """The archive of what a test module's own `filled` has put into the folder, open."""
    await fill(filled)
    async with Archive.open(filled) as archive:
        yield archive


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of shared material; a test of it is skipped where that is missing."""
    folder = Path(os.environ.get("DATELINE_SHARED", _REPOSITORY.parent / "shared"))
    if not (folder / "articles").is_dir():
        pytest.skip("the shared articles are not here")
    return folder


@pytest.fixture(scope="session")
def real_articles(shared: Path) -> Path:
    """The folder of 401 scraped articles."""
    return shared / "articles"


@pytest.fixture(scope="session")
def sample_articles() -> Path:
    """The folder of the sample newspaper."""
    return _REPOSITORY / "corpus" / "articles"
