"""What is remembered between two fetches of a feed: when it may be asked again, and for what.

A file beside the database, `.feeds`, that can be lost without harm; addresses, in which there may
be keys, are not in it. Another, `.unread`, is there while something was fetched that no reload has
read. `feeds` writes both, and whoever reloads says that it did.
"""

import json
import math
import time
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from corpus.fetching.kept import keep
from corpus.fetching.web import Validators


@dataclass(frozen=True, slots=True)
class Known:
    """What a feed's server said: its validators, and the time before which it is left alone."""

    validators: Validators = field(default_factory=Validators)
    not_before: float = 0.0  # seconds since 1970

    @property
    def wait(self) -> float:
        """The seconds until it may be asked again."""
        return max(self.not_before - time.time(), 0.0)

    def put_off(self, wait: float) -> "Known":
        """The same, to be left alone for so many seconds."""
        return replace(self, not_before=time.time() + wait)


class FeedState:
    """What is known of feeds by what their files are called."""

    def __init__(self, database: Path) -> None:
        self._database = database
        self._file = database.with_name(database.name + ".feeds")

    def of(self, name: str) -> Known:
        """What is known of this feed; nothing where that is lost."""
        known = self._all().get(name)
        if not isinstance(known, dict):
            return Known()
        values = (known.get(one) for one in ("etag", "last_modified"))
        strings = (value if isinstance(value, str) else None for value in values)
        then = known.get("not_before")
        is_time = isinstance(then, float) and math.isfinite(then)
        return Known(Validators(*strings), then if is_time and then else 0.0)

    def keep(self, name: str, known: Known) -> None:
        """Remember it, if the disk takes it."""
        said = {
            "etag": known.validators.etag,
            "last_modified": known.validators.last_modified,
            "not_before": known.not_before,
        }
        with suppress(OSError):
            keep(self._file, json.dumps({**self._all(), name: said}).encode(), self._database)

    def _all(self) -> dict[str, Any]:
        try:
            found = json.loads(self._file.read_bytes())
        except (OSError, ValueError):
            return {}
        return found if isinstance(found, dict) else {}


def is_unread(database: Path) -> bool:
    """Whether something was fetched that no reload has read."""
    return _unread(database).exists()


def mark_unread(database: Path) -> None:
    """Say so, before it is kept. Raises OSError."""
    database.parent.mkdir(parents=True, exist_ok=True)
    _unread(database).touch()


def mark_read(database: Path) -> None:
    """Say that a reload has read all."""
    with suppress(OSError):
        _unread(database).unlink(missing_ok=True)


def _unread(database: Path) -> Path:
    return database.with_name(database.name + ".unread")
