"""A file as it is now -> whether it is what was read before, without reading it as articles.

`reading` in `corpus` looks before and after it reads a file.
"""

import hashlib
import re
import time
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from importlib.metadata import PackageNotFoundError, requires, version
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from corpus.readers.files import Limits

_SETTLED = 2_000_000_000  # nanoseconds: the coarsest file times are of two seconds

_NAME = re.compile(r"[\w.-]+")


@dataclass(frozen=True, slots=True)
class Look:
    """The size, times and inode of a file, and whether they are old enough to go by."""

    stat: str
    is_settled: bool


def look_at(location: Path) -> Look | None:
    """How the file is now, or None where it cannot be looked at."""
    try:
        found = location.stat()
    except OSError:
        return None
    newest = max(found.st_mtime_ns, found.st_ctime_ns)
    stat = f"{found.st_size} {found.st_mtime_ns} {found.st_ctime_ns} {found.st_ino}"
    return Look(stat, time.time_ns() - newest > _SETTLED)


def digest_of(location: Path) -> str | None:
    """The SHA-256 of the file's bytes, or None where it cannot be read."""
    try:
        with location.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError:
        return None


def is_still(location: Path, look: Look | None, digest: str | None) -> bool:
    """Whether the file is as it was when it was looked at."""
    now = look_at(location)
    if look is None or now is None:
        return look is now
    if look.stat != now.stat:
        return False
    return look.is_settled or digest_of(location) == digest


def reading_of(limits: Limits) -> str:
    """What names the way files are read: these settings, this program, what it reads with."""
    return hashlib.sha256(f"{limits!r} {_program()}".encode()).hexdigest()


@cache
def _program() -> str:
    digest = hashlib.sha256()
    for source in _sources(files("corpus")):
        digest.update(source.read_bytes())
    return f"{digest.hexdigest()} {_versions()}"


def _sources(folder: Traversable) -> list[Traversable]:
    """The modules of `corpus`: any of them may have a part in how a file is read."""
    found = []
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.name.endswith(".py"):
            found.append(entry)
        elif entry.is_dir() and entry.name.isidentifier():
            found += _sources(entry)
    return found


def _versions() -> str:
    """The versions of the libraries that this program asks for, as far as they are installed."""
    found = []
    for requirement in _requirements():
        if name := _NAME.match(requirement):
            with suppress(PackageNotFoundError):
                found.append(f"{name[0]} {version(name[0])}")
    return ", ".join(found)


def _requirements() -> list[str]:
    try:
        return requires("dateline") or []
    except PackageNotFoundError:
        return []
