"""The files beside the database in which what was fetched or added is kept.

They are read at each reload after those of the articles path, and are the user's own: one that is
removed is gone at the next reload. `adding`, `feeds` and `state` write there, `Source.added` says
where.
"""

import filecmp
import hashlib
import re
import shutil
from pathlib import Path

from yarl import URL

from corpus.aside import written_aside
from corpus.source import FEEDS

_UNFIT = re.compile(r"[^\w.-]+")
_LONGEST = 80  # characters of a name


def keep(target: Path, content: bytes | Path, database: Path) -> None:
    """Have the file with this content, or that of a file, in the place of any before.

    It comes whole or not at all.

    It is written beside the database first, which is on the same disk, and where no reload looks.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    with written_aside(target, beside=database) as stream:
        if isinstance(content, bytes):
            stream.write(content)
            return
        with content.open("rb") as copied:
            shutil.copyfileobj(copied, stream)


def free_name(folder: Path, file: Path) -> str:
    """The file's name, with a number if a file of another content has it."""
    fit = fit_name(file.name)
    stem, dot, suffixes = fit.partition(".")
    candidate, number = fit, 1
    while not _is_free(folder / candidate, file):
        number += 1
        candidate = f"{stem}-{number}{dot}{suffixes}"
    return candidate


def _is_free(place: Path, file: Path) -> bool:
    if place.name.lower() == FEEDS or place.is_dir():
        return False
    return not place.exists() or filecmp.cmp(place, file, shallow=False)


def name_of_address(url: URL, suffix: str = "") -> str:
    """What the file of an address is called: the same for the same address."""
    whole = str(url.with_fragment(None))
    digest = hashlib.sha256(whole.encode("utf-8", "surrogatepass")).hexdigest()[:8]
    said = fit_name(f"{url.host or ''}{url.path}".replace(".", "-").rstrip("/"))
    return f"{said[:_LONGEST]}-{digest}{suffix}".lower()


def fit_name(name: str) -> str:
    """The name as any system can have it, and not hidden."""
    return _UNFIT.sub("-", name).strip("-.")[-_LONGEST:].strip("-.") or "item"
