"""Named arrays <-> one file that is memory-mapped when it is read; `passage_index` calls this.

The file: a magic line, the header's length and checksum, the header (JSON: what the index is of,
and where each array lies), then the arrays, each at a multiple of 64 bytes. It is written aside,
flushed and renamed, so under its own name it is whole or not there. A name is never used twice
for different contents: a file that is mapped somewhere need not be replaced (Windows refuses to).
"""

import hashlib
import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from corpus.errors import IndexUnusable

_MAGIC = b"dateline index 1\n"
_LENGTH = 8
_CHECKSUM = 32
_ALIGN = 64

Arrays = Mapping[str, npt.NDArray[Any]]


def save(path: Path, about: Mapping[str, str], arrays: Arrays) -> None:
    """Write `arrays` under `path`, with `about` in the header. Raises OSError."""
    aside = path.with_name(path.name + f".{os.getpid()}.aside")
    header = _header(about, arrays)
    try:
        with aside.open("wb") as file:
            file.write(_MAGIC + len(header).to_bytes(_LENGTH, "little"))
            file.write(hashlib.sha256(header).digest() + header)
            for array in arrays.values():
                file.write(b"\0" * (-file.tell() % _ALIGN))
                file.write(np.ascontiguousarray(array).data)
            file.flush()
            os.fsync(file.fileno())
        aside.replace(path)
    finally:
        aside.unlink(missing_ok=True)


def load(path: Path, about: Mapping[str, str]) -> dict[str, npt.NDArray[Any]]:
    """The arrays of the file, mapped read-only.

    Raises IndexUnusable where it is missing, cut short, damaged, or not `about` the same.
    """
    try:
        data = np.memmap(path, np.uint8, "r")
    except (OSError, ValueError) as error:
        raise IndexUnusable(path, str(error)) from error
    start = len(_MAGIC) + _LENGTH + _CHECKSUM
    if data[: len(_MAGIC)].tobytes() != _MAGIC:
        raise IndexUnusable(path, "it is no index file of this version")
    length = int.from_bytes(data[len(_MAGIC) : len(_MAGIC) + _LENGTH].tobytes(), "little")
    header = data[start : start + length].tobytes()
    if hashlib.sha256(header).digest() != data[start - _CHECKSUM : start].tobytes():
        raise IndexUnusable(path, "its header is damaged")
    fields = json.loads(header)
    if fields["about"] != dict(about):
        raise IndexUnusable(path, f"it is of {fields['about']} and not of {dict(about)}")
    return _arrays(path, data, fields["arrays"], start + length)


def _arrays(
    path: Path, data: npt.NDArray[np.uint8], described: list[dict[str, Any]], at: int
) -> dict[str, npt.NDArray[Any]]:
    arrays = {}
    for entry in described:
        at += -at % _ALIGN
        end = at + entry["bytes"]
        if end > len(data):
            raise IndexUnusable(path, "it is cut short")
        arrays[entry["name"]] = data[at:end].view(entry["dtype"])
        at = end
    return arrays


def _header(about: Mapping[str, str], arrays: Arrays) -> bytes:
    described = [
        {"name": name, "dtype": array.dtype.str, "bytes": array.nbytes}
        for name, array in arrays.items()
    ]
    return json.dumps({"about": dict(about), "arrays": described}).encode()
