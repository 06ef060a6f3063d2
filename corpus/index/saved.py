"""A PassageIndex <-> its files: a base in one, its delta and its dead in another that names it."""

from dataclasses import dataclass
from pathlib import Path

from corpus.errors import IndexUnusable
from corpus.index.file import load, save
from corpus.index.passage_index import BaseFile, Dead, PassageIndex
from corpus.index.segment import Segment

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
    """Write the index under `path`; of one with a base on disk beside it, only what has changed.

    Raises OSError.
    """
    if index.base_file is None or index.delta is None:
        save(path, key.about(), index.base.arrays())
        return
    arrays = {_DELTA + name: array for name, array in index.delta.arrays().items()}
    arrays |= {"rows": index.dead.rows, "terms": index.dead.terms, "counts": index.dead.counts}
    base = {_BASE: index.base_file.name, _ITS_GENERATION: index.base_file.token}
    save(path, key.about() | base, arrays)


def load_index(path: Path, key: IndexKey) -> PassageIndex:
    """The index under `path`, memory-mapped. Raises IndexUnusable where it is not `key`'s."""
    about, arrays = load(path)
    base_name, base_token = about.pop(_BASE, None), about.pop(_ITS_GENERATION, "")
    if about != key.about():
        raise IndexUnusable(path, f"it is of {about} and not of {key.about()}")
    if base_name is None:
        return PassageIndex(Segment.of_arrays(arrays), base_file=BaseFile(path.name, key.token))
    base_about, base = load(path.with_name(base_name))
    if base_about != IndexKey(base_token, key.fingerprint).about():
        raise IndexUnusable(path, f"its base {base_name} is of {base_about}")
    dead = Dead(arrays["rows"], arrays["terms"], arrays["counts"])
    delta = {n.removeprefix(_DELTA): a for n, a in arrays.items() if n.startswith(_DELTA)}
    return PassageIndex(
        Segment.of_arrays(base), Segment.of_arrays(delta), dead, BaseFile(base_name, base_token)
    )


def files_of(path: Path) -> set[Path]:
    """The files that the index under `path` needs: itself, and its base's."""
    try:
        about, _ = load(path)
    except IndexUnusable:
        return {path}
    return {path, path.with_name(about[_BASE])} if _BASE in about else {path}
