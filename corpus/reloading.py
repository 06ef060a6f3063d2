"""Who reloads and since when, in a small file beside the database, for the one who is told to wait.

SQLite's lock is what keeps a second reload out; this is only what can be said about the first.
"""

import contextlib
import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from corpus.errors import ReloadRunning


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
