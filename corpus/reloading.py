"""One reload or rollback at a time, in another process; and who began it, for who must wait.

SQLite's lock is what keeps a second one out, of any process; a small file beside the database is
only what can be said about the first. `archive` renews, `succession` leaves word.
"""

import contextlib
import json
import logging
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

from corpus.errors import ReloadFailed, ReloadRunning
from corpus.model import Progress
from corpus.source import Source
from corpus.worker import Task, in_worker

T = TypeVar("T")

_log = logging.getLogger(__name__)


class Renewal:
    """Makes new generations of an archive, one after the other."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._running: ReloadRunning | None = None

    async def run(
        self,
        task: Task[T],
        by: str | None,
        *how: object,
        then: Callable[[], Awaitable[None]],
        tell: Callable[[Progress], None],
    ) -> T:
        """What the task returns, called with the source, `by` and `how` in another process.

        `then` is awaited before another one may begin. Raises ReloadRunning, ReloadFailed, and
        what the task raises.
        """
        if self._running:
            raise self._running
        self._running = ReloadRunning(by, datetime.now(UTC))
        try:
            done = await in_worker(task, self._source, by, *how, tell=tell)
            await then()
        except ReloadRunning:
            raise running(self._source.database) from None
        except ReloadFailed as error:
            _log.error("reloading broke: %s", error.details.strip().rpartition("\n")[2])
            _log.debug("%s", error.details)
            raise
        finally:
            self._running = None
        return done


@contextmanager
def noted(database: Path, by: str | None) -> Iterator[None]:
    """Leave word of a reload for as long as it lasts; the lock is held already."""
    note = _note(database)
    try:
        note.write_text(json.dumps({"by": by, "since": datetime.now(UTC).isoformat()}), "utf-8")
        yield
    finally:
        with contextlib.suppress(OSError):
            note.unlink()


def running(database: Path) -> ReloadRunning:
    """The error that says who reloads, as far as that is known."""
    try:
        note = json.loads(_note(database).read_text("utf-8"))
        return ReloadRunning(note["by"], datetime.fromisoformat(note["since"]))
    except (OSError, ValueError, KeyError, TypeError):
        return ReloadRunning(None, None)


def _note(database: Path) -> Path:
    return database.with_name(database.name + ".reload")
