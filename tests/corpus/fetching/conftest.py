from collections.abc import AsyncIterator

import pytest

from corpus.fetching import Web


@pytest.fixture
async def anywhere() -> AsyncIterator[Web]:
    """A way to the web that may lead to this machine."""
    async with Web.open(loopback=True) as web:
        yield web
