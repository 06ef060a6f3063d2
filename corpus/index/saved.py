"""Indexes <-> their files: a base in one, its delta and its dead in another that names it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy.typing as npt

from corpus.errors import IndexUnusable
from corpus.index.dead import Dead
from corpus.index.file import load, save
from corpus.index.passage_index import BaseFile, PassageIndex
from corpus.index.segment import Segment

Array = npt.NDArray[Any]

_BASE = "base"  # in the header: the name of the file that has the base, and its token
_ITS_GENERATION = "base_token"
_DELTA = "delta."  # before the names of the delta's arrays


@dataclass(frozen=True, slots=True)
class IndexKey:
    """What an index is of: a store's generation by its token, and the analysis of its text."""

    token: str
    fingerprint: str

    def about(self) -> dict[str, str]:
        """As the header of an index file says it."""
        return {"token": self.token, "fingerprint": self.fingerprint}


def save_index(index: PassageIndex, path: Path, key: IndexKey) -> None:
    """Write one index under `path`, as `save_fields` does. Raises OSError."""
    save_fields({"": index}, path, key)


def load_index(path: Path, key: IndexKey) -> PassageIndex:
    """The one index under `path`, as `load_fields` does. Raises IndexUnusable."""
    return load_fields(("",), path, key)[""]


def save_fields(fields: Mapping[str, PassageIndex], path: Path, key: IndexKey) -> None:
    """Write indexes, each with a prefix of its own for the names of its arrays, into one file.

    Of indexes with a base on disk beside it, only what has changed. Raises OSError.
    """
    about, arrays = key.about(), dict[str, Array]()
    base_file = next(iter(fields.values())).base_file
    if base_file is not None and all(index.delta for index in fields.values()):
        about |= {_BASE: base_file.name, _ITS_GENERATION: base_file.token}
    for prefix, index in fields.items():
        own = _changes(index) if _BASE in about else index.base.arrays()
        arrays |= {prefix + name: array for name, array in own.items()}
    save(path, about, arrays)


def load_fields(prefixes: Sequence[str], path: Path, key: IndexKey) -> dict[str, PassageIndex]:
    """The indexes under `path` by prefix, memory-mapped.

    Raises IndexUnusable where they are not `key`'s.
    """
    about, arrays = load(path)
    base_name, base_token = about.pop(_BASE, None), about.pop(_ITS_GENERATION, "")
    if about != key.about():
        raise IndexUnusable(path, f"it is of {about} and not of {key.about()}")
    if base_name is None:
        file = BaseFile(path.name, key.token)
        whole = {prefix: Segment.of_arrays(_own(arrays, prefix)) for prefix in prefixes}
        return {prefix: PassageIndex(base, base_file=file) for prefix, base in whole.items()}
    base_about, base = load(path.with_name(base_name))
    if base_about != IndexKey(base_token, key.fingerprint).about():
        raise IndexUnusable(path, f"its base {base_name} is of {base_about}")
    file = BaseFile(base_name, base_token)
    return {p: _changed(Segment.of_arrays(_own(base, p)), _own(arrays, p), file) for p in prefixes}


def _own(arrays: Mapping[str, Array], prefix: str) -> dict[str, Array]:
    """The arrays whose names begin with `prefix`, without it."""
    return {n.removeprefix(prefix): a for n, a in arrays.items() if n.startswith(prefix)}


def _changes(index: PassageIndex) -> dict[str, Array]:
    """The arrays of what has changed since the base was built."""
    if index.delta is None:
        raise AssertionError("a base and its changes are saved for all fields, or for none")
    arrays = {_DELTA + name: array for name, array in index.delta.arrays().items()}
    return arrays | {
        "rows": index.dead.rows,
        "terms": index.dead.terms,
        "counts": index.dead.counts,
    }


def _changed(base: Segment, arrays: Mapping[str, Array], file: BaseFile) -> PassageIndex:
    """The base with what has changed, as `_changes` gave it."""
    dead = Dead(arrays["rows"], arrays["terms"], arrays["counts"])
    return PassageIndex(base, Segment.of_arrays(_own(arrays, _DELTA)), dead, file)


def files_of(path: Path) -> set[Path]:
    """The files that the index under `path` needs: itself, and its base's."""
    try:
        about, _ = load(path)
    except IndexUnusable:
        return {path}
    return {path, path.with_name(about[_BASE])} if _BASE in about else {path}
