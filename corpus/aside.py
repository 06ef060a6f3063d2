"""A file written aside, flushed and renamed: under its own name it is whole or not there."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO


@contextmanager
def written_aside(target: Path, beside: Path | None = None) -> Iterator[BinaryIO]:
    """A stream whose content is the target's in the end, if nothing goes wrong. Raises OSError.

    It is written next to the target, or next to another file on the same disk.
    """
    near = beside or target
    aside = near.with_name(f"{near.name}.{os.getpid()}.aside")
    try:
        with aside.open("wb") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        aside.replace(target)
    finally:
        aside.unlink(missing_ok=True)
