"""The versions of an article that are kept, and where else it was read. The store gives both."""

from dataclasses import dataclass
from datetime import datetime

from corpus.model import Article


@dataclass(frozen=True, slots=True)
class Version:
    """An article as a reload found it.

    `generation` is the one whose reload brought it, `read_at` when that was, None where it was not
    written down.
    """

    article: Article
    generation: int
    read_at: datetime | None
    is_current: bool


@dataclass(frozen=True, slots=True)
class OtherPlace:
    """Where an article was read again: what it is called there, its path and its address.

    What stands there may be an earlier version of it.
    """

    id: str
    path: str
    url: str | None
    is_earlier: bool = False
