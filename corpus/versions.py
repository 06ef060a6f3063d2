"""The versions of an article that are kept. The store gives them out."""

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
