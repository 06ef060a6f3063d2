from collections.abc import AsyncIterator, Iterator

import pytest

from corpus.fetching import Web
from tests.corpus.fetching.web_server import Site, serving


@pytest.fixture
def site() -> Iterator[Site]:
    """A web site on this machine."""
    with serving() as made:
        yield made


@pytest.fixture
async def anywhere() -> AsyncIterator[Web]:
    """A way to the web that may lead to this machine."""
    async with Web.open(loopback=True) as web:
        yield web
