"""What tests of the archive and of the bot begin with alike."""

from collections.abc import Iterator

import pytest

from tests.corpus.fetching.web_server import Site, serving


@pytest.fixture
def site() -> Iterator[Site]:
    """A web site on this machine."""
    with serving() as made:
        yield made
