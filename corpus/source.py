"""What an archive is made of: where its articles are, where they go, and what a reload minds."""

from dataclasses import dataclass
from pathlib import Path

from corpus.readers import Limits
from corpus.support import ENOUGH

KEPT = 5
ADDED = ".added"  # in paths, before what does not stand below the articles path; hidden, so unused
FEEDS = "feeds"  # the folder within, for what came of feeds


@dataclass(frozen=True, slots=True)
class Policy:
    """What a reload minds beside the articles.

    `keep_generations` counts the current one. `golden` is a file of questions, each with the
    article that it must find; with `golden_strict`, a reload that breaks one is not put in place.
    """

    keep_generations: int = KEPT
    golden: Path | None = None
    golden_strict: bool = False


@dataclass(frozen=True, slots=True)
class Source:
    """What to read, where to, and how to go about it.

    `enough` is the support, between 0 and 1, below which a question is declined.
    """

    articles: Path
    database: Path
    limits: Limits
    policy: Policy = Policy()
    enough: float = ENOUGH

    @property
    def added(self) -> Path:
        """Where files are that were fetched or added, and are read after those of the articles."""
        return self.database.with_name(self.database.name + ".added")


def articles_path_of(source: Source) -> str:
    """The articles path as the store records it: whole, and UTF-8 whatever its name is."""
    whole = str(source.articles.resolve())
    return whole.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
