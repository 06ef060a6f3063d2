"""Named arrays <-> one file that is memory-mapped when it is read; `saved` calls this.

The file: a magic line, the header's length and SHA-256, the header (JSON: what the index is of, and
of each array where it lies and its checksum), then the arrays, each at a multiple of 64 bytes. It
is written aside, flushed and renamed, so under its own name it is whole or not there. A name is
never used twice for different contents: a file that is mapped need not be replaced, which Windows
refuses, unless it is damaged.
"""

import hashlib
import json
import mmap
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from corpus.aside import written_aside
from corpus.errors import IndexUnusable

_MAGIC = b"dateline index 2\n"
_LENGTH = 8
_DIGEST = 32
_ALIGN = 64

Arrays = Mapping[str, npt.NDArray[Any]]


def save(path: Path, about: Mapping[str, str], arrays: Arrays) -> None:
    """Write `arrays` under `path`, with `about` in the header. Raises OSError."""
    header = _header(about, arrays)
    with written_aside(path) as file:
        file.write(_MAGIC + len(header).to_bytes(_LENGTH, "little"))
        file.write(hashlib.sha256(header).digest() + header)
        for array in arrays.values():
            file.write(b"\0" * (-file.tell() % _ALIGN))
            file.write(np.ascontiguousarray(array).data)
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)


def load(path: Path) -> tuple[dict[str, str], dict[str, npt.NDArray[Any]]]:
    """What the file is about, and its arrays, mapped read-only.

    Raises IndexUnusable where it is missing, cut short or damaged.
    """
    data = _mapped(path)
    start = len(_MAGIC) + _LENGTH + _DIGEST
    if data[: len(_MAGIC)].tobytes() != _MAGIC:
        raise IndexUnusable(path, "it is no index file of this version")
    length = int.from_bytes(data[len(_MAGIC) : len(_MAGIC) + _LENGTH].tobytes(), "little")
    header = data[start : start + length].tobytes()
    if hashlib.sha256(header).digest() != data[start - _DIGEST : start].tobytes():
        raise IndexUnusable(path, "its header is damaged or cut short")
    fields = json.loads(header)
    return fields["about"], _arrays(path, data, fields["arrays"], start + length)


def _mapped(path: Path) -> npt.NDArray[np.uint8]:
    try:
        with path.open("rb") as file:
            return np.frombuffer(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ), np.uint8)
    except (OSError, ValueError) as error:
        raise IndexUnusable(path, str(error)) from error


def _arrays(
    path: Path, data: npt.NDArray[np.uint8], described: list[dict[str, Any]], at: int
) -> dict[str, npt.NDArray[Any]]:
    arrays = {}
    for entry in described:
        at += -at % _ALIGN
        end = at + entry["bytes"]
        if end > len(data):
            raise IndexUnusable(path, "it is cut short")
        array = data[at:end].view(entry["dtype"])
        if _checksum(array) != entry["checksum"]:
            raise IndexUnusable(path, f"its {entry['name']} are damaged")
        arrays[entry["name"]] = array
        at = end
    return arrays


def _header(about: Mapping[str, str], arrays: Arrays) -> bytes:
    described = [
        {
            "name": name,
            "dtype": array.dtype.str,
            "bytes": array.nbytes,
            "checksum": _checksum(array),
        }
        for name, array in arrays.items()
    ]
    return json.dumps({"about": dict(about), "arrays": described}).encode()


def _checksum(array: npt.NDArray[Any]) -> int:
    """The sum of the bytes as 64-bit words: any single damaged word changes it.

    At memory speed, so that a file of some hundred megabytes is checked each time it is opened.
    """
    flat = np.ascontiguousarray(array).reshape(-1).view(np.uint8)
    whole = len(flat) // 8 * 8
    words = int(flat[:whole].view(np.uint64).sum(dtype=np.uint64))
    return (words + int.from_bytes(flat[whole:].tobytes(), "little")) % (1 << 64)
