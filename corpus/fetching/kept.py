"""The files beside the database in which what was fetched or added is kept.

They are read at each reload after those of the articles path, and are the user's own: one that is
removed is gone at the next reload. `adding` and `feeds` write there, `Source.added` says where.
"""

import hashlib
import os
import re
from pathlib import Path

from yarl import URL

_UNFIT = re.compile(r"[^\w.-]+")
_LONGEST = 80  # characters of a name


def keep(folder: Path, name: str, content: bytes) -> Path:
    """The file of that name with this content, in the place of any before; whole or not at all."""
    folder.mkdir(parents=True, exist_ok=True)
    target = folder / name
    aside = folder.with_name(f"{folder.name}.{os.getpid()}.aside")
    try:
        with aside.open("wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        aside.replace(target)
    finally:
        aside.unlink(missing_ok=True)
    return target


def free_name(folder: Path, name: str, content: bytes) -> str:
    """The name, with a number if a file of another content has it."""
    fit = fit_name(name)
    stem, dot, suffixes = fit.partition(".")
    candidate, number = fit, 1
    while (folder / candidate).exists() and (folder / candidate).read_bytes() != content:
        number += 1
        candidate = f"{stem}-{number}{dot}{suffixes}"
    return candidate


def name_of_address(address: str, suffix: str) -> str:
    """What the file of an address is called: the same for the same address."""
    url = URL(address)
    digest = hashlib.sha256(address.encode("utf-8", "surrogatepass")).hexdigest()[:8]
    said = fit_name(f"{url.host or ''}{url.path}".replace(".", "-").rstrip("/"))
    return f"{said[:_LONGEST]}-{digest}{suffix}".lower()


def fit_name(name: str) -> str:
    """The name as any system can have it, and not hidden."""
    return _UNFIT.sub("-", name).strip("-.")[-_LONGEST:].strip("-.") or "item"
