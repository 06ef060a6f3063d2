"""The tree of what can go wrong in the archive; `bot` words each for people.

CorpusError
 ├─ ArticleError         a file or a line of it holds no article that can be kept
 ├─ ArticlesMissing      the path to the articles leads nowhere
 ├─ ArticlesEmpty        no article could be read, and nothing was to be emptied
 ├─ ArticlesVanishing    a reload would remove more than a third of the articles
 ├─ OtherArticles        the database was filled from another path
 ├─ ReloadRunning        somebody is reloading already
 ├─ ReloadFailed         the worker process that reads or indexes broke
 ├─ StoreUnusable        the database cannot be opened, read or written
 ├─ StoreTooNew          the database was written by a newer version
 ├─ IndexUnusable        an index file is damaged, cut short or another generation's
 ├─ ArticleGone          an article that was shown is no longer in the archive
 ├─ ArticleChanged       an article that was shown now has another text
 ├─ UnknownArticle       no article has this id
 ├─ GenerationGone       there is no such generation to go back to
 ├─ UnknownLanguage      no stems, or no stop list, for this language
 ├─ GoldenMissing        the file of golden questions cannot be read
 ├─ GoldenBroken         a reload would break golden questions, and must not
 └─ BadQuestions         a line of an evaluation's questions is not of the form
"""

from dataclasses import dataclass, fields
from datetime import datetime
from pathlib import Path
from typing import Any, Self, cast


class CorpusError(Exception):
    """Whatever the archive raises on purpose; its children are dataclasses of their fields."""

    def __str__(self) -> str:
        """The fields by name, for a log: people are told in `bot`'s words."""
        return ", ".join(f"{name}={value!r}" for name, value in self._fields())

    def __reduce__(self) -> tuple[type[Self], tuple[object, ...]]:
        """How to make it again in the process that the worker reports to."""
        return type(self), tuple(value for _, value in self._fields())

    def _fields(self) -> list[tuple[str, object]]:
        return [(f.name, getattr(self, f.name)) for f in fields(cast("Any", self))]


@dataclass(eq=False)
class ArticleError(CorpusError):
    """No article to keep at `line` of `path` (POSIX, below the folder), for a `reason`.

    `id` is the article's, where a line is bad and still says it. Where it `is_withdrawn`, as an
    agency's item that is cancelled or embargoed, what was stored as `id` must not be kept either.
    """

    path: str
    line: int | None
    reason: str
    id: str | None = None
    is_withdrawn: bool = False


@dataclass(eq=False)
class ArticlesMissing(CorpusError):
    """`path` is neither a folder nor a file that can be read, for a `reason`."""

    path: Path
    reason: str


@dataclass(eq=False)
class ArticlesEmpty(CorpusError):
    """Nothing under `path` is an article; `rejected` were there all the same, the first as said."""

    path: Path
    rejected: int
    first: str = ""


@dataclass(eq=False)
class ArticlesVanishing(CorpusError):
    """Of the `before` articles from `path`, `removed` are no longer there."""

    path: Path
    removed: int
    before: int


@dataclass(eq=False)
class OtherArticles(CorpusError):
    """`database` holds what was read from `filled_from`, and `asked_for` is another path."""

    database: Path
    filled_from: str
    asked_for: str


@dataclass(eq=False)
class ReloadRunning(CorpusError):
    """A reload began at `since` and has not ended; `by` says who began it, where known."""

    by: str | None
    since: datetime | None


@dataclass(eq=False)
class ReloadFailed(CorpusError):
    """The worker process broke; `details` are for the log."""

    details: str


@dataclass(eq=False)
class StoreUnusable(CorpusError):
    """`database` cannot be used, for a `reason` in SQLite's or the system's words."""

    database: Path
    reason: str


@dataclass(eq=False)
class StoreTooNew(CorpusError):
    """`database` has schema `found`, and this version knows schemas up to `known`."""

    database: Path
    found: int
    known: int


@dataclass(eq=False)
class IndexUnusable(CorpusError):
    """The index file `path` cannot be used, for a `reason`."""

    path: Path
    reason: str


@dataclass(eq=False)
class ArticleGone(CorpusError):
    """The article that the store knew as `key` is no longer there."""

    key: int


@dataclass(eq=False)
class ArticleChanged(CorpusError):
    """The article `id` has another text than when it was shown."""

    id: str


@dataclass(eq=False)
class UnknownArticle(CorpusError):
    """No article has this `id`; `near` are ids that resemble it, best first."""

    id: str
    near: tuple[str, ...]


@dataclass(eq=False)
class GenerationGone(CorpusError):
    """Generation `asked_for`, or the one before the current, is not among the `kept`."""

    asked_for: int | None
    kept: tuple[int, ...]


@dataclass(eq=False)
class UnknownLanguage(CorpusError):
    """`language` is none of the `known` ones."""

    language: str
    known: tuple[str, ...]


@dataclass(eq=False)
class BadQuestions(CorpusError):
    """Line `line` of `path` is not a question of the form, for a `reason`."""

    path: Path
    line: int
    reason: str


@dataclass(eq=False)
class GoldenMissing(CorpusError):
    """The golden questions `path` cannot be read, for a `reason` in the system's words."""

    path: Path
    reason: str


@dataclass(eq=False)
class GoldenBroken(CorpusError):
    """The questions `broken`, of `questions` in all, would no longer find their articles."""

    broken: tuple[str, ...]
    questions: int
