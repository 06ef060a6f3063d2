"""A compressed file or a zip file -> the streams in it, measured as they are read.

Nothing is extracted to disk. However it is packed, a file unpacks to no more than 200 times its
own size (at least 16 MB, at most 4 GB), and a zip file has at most 100,000 members, none of them a
zip file itself. `formats` calls this.
"""

import gzip
import io
import lzma
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import IO, Any, BinaryIO, cast

from corpus.errors import ArticleError

RATIO = 200
MEMBERS = 100_000
# What the libraries that unpack raise of what is damaged, cut short or packed in an unknown way.
UNREADABLE = (
    OSError,
    EOFError,
    zlib.error,
    lzma.LZMAError,
    zipfile.BadZipFile,
    NotImplementedError,
)
_BAD_ENTRY = (ValueError, OverflowError, struct.error)  # of its name, offsets and extra fields
_BAD_ZIP = (*UNREADABLE, *_BAD_ENTRY)
_LEAST = 16 << 20
_MOST = 4 << 30
_ENCRYPTED = 0x1
_UNIX = 16  # bits, above which a member's attributes are those of a Unix file


class TooMuch(OSError):
    """A packed file holds more than is read of it; what it says is the reason."""


@dataclass(slots=True)
class Allowance:
    """How many bytes may still be unpacked from one file."""

    left: int

    @classmethod
    def of(cls, stream: BinaryIO) -> "Allowance":
        """What may be unpacked from this file, by its size."""
        size = stream.seek(0, io.SEEK_END)
        stream.seek(0)
        return cls(min(max(RATIO * size, _LEAST), _MOST))

    def take(self, size: int) -> None:
        """Count so many bytes. Raises TooMuch."""
        self.left -= size
        if self.left < 0:
            raise TooMuch(f"it unpacks to more than {RATIO} times its size, or to more than 4 GB")


@dataclass(frozen=True, slots=True)
class Member:
    """A file in a zip file: `path` is that of the zip file with the member's name below it."""

    path: str
    archive: zipfile.ZipFile
    info: zipfile.ZipInfo

    def opened(self, allowance: Allowance) -> io.BufferedReader:
        """Its bytes. Raises one of UNREADABLE, and so does reading it."""
        try:
            return measured(self.archive.open(self.info), allowance)
        except _BAD_ENTRY as error:
            raise zipfile.BadZipFile(str(error)) from error


def unzipped(stream: BinaryIO, allowance: Allowance) -> io.BufferedReader:
    """The bytes of a gzip file. Reading raises one of UNREADABLE."""
    return measured(cast("BinaryIO", gzip.GzipFile(fileobj=stream)), allowance)


def members(stream: BinaryIO, path: str) -> Iterator[Member | ArticleError]:
    """The files in a zip file in its order, and why there are none or one is not read."""
    try:
        archive = zipfile.ZipFile(stream)
    except _BAD_ZIP as error:
        yield ArticleError(path, None, f"it is no zip file that can be read: {error}")
        return
    files = [info for info in archive.infolist() if not info.filename.endswith("/")]
    if len(files) > MEMBERS:
        reason = f"it holds {len(files):,} files, and no more than {MEMBERS:,} are read"
        yield ArticleError(path, None, reason)
        return
    hidden = sum(map(_is_hidden, files))
    if hidden:
        yield hidden_files(f"{path}/.*", hidden, f"{path}/.*")
    for info in files:
        if not _is_hidden(info):
            yield _member(archive, info, path)


def hidden_files(place: str, number: int, identity: str | None = None) -> ArticleError:
    """That so many are not read, of a folder or of a zip file."""
    what = "hidden file was" if number == 1 else "hidden files were"
    return ArticleError(place, None, f"{number} {what} left out", identity)


def measured(inner: IO[bytes], allowance: Allowance) -> io.BufferedReader:
    """The same bytes, counted as they are read."""
    return io.BufferedReader(_Measured(inner, allowance))


def _member(archive: zipfile.ZipFile, info: zipfile.ZipInfo, path: str) -> Member | ArticleError:
    name = info.filename.encode("utf-8", "replace").decode()
    below = f"{path}/{name}"
    reason = None
    if not name:
        reason = "it has no name"
    elif _climbs(info.filename):
        reason = "its path leads out of the zip file"
    elif stat.S_ISLNK(info.external_attr >> _UNIX):
        reason = "it is a link"
    elif info.flag_bits & _ENCRYPTED:
        reason = "it is encrypted"
    return ArticleError(below, None, reason, below) if reason else Member(below, archive, info)


def _climbs(name: str) -> bool:
    """Whether the name is that of a place outside, on any system."""
    parts = PurePosixPath(name.replace("\\", "/")).parts
    return ".." in parts or name.startswith(("/", "\\")) or name[1:2] == ":"


def _is_hidden(info: zipfile.ZipInfo) -> bool:
    """Whether it is hidden, or one of those that macOS puts beside the files."""
    parts = info.filename.replace("\\", "/").split("/")
    names = [part for part in parts if part not in {".", ".."}]
    return any(name.startswith(".") or name == "__MACOSX" for name in names)


class _Measured(io.RawIOBase):
    """A stream that counts what is read of it; it can go back to its beginning."""

    def __init__(self, inner: IO[bytes], allowance: Allowance) -> None:
        super().__init__()
        self._inner = inner
        self._allowance = allowance
        self._at = 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._at

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        if offset or whence != io.SEEK_SET:
            raise io.UnsupportedOperation
        self._inner.seek(0)
        self._allowance.left += self._at
        self._at = 0
        return 0

    def readinto(self, buffer: Any) -> int:
        found = self._inner.read(len(buffer))
        self._allowance.take(len(found))
        self._at += len(found)
        buffer[: len(found)] = found
        return len(found)

    def close(self) -> None:
        self._inner.close()
        super().close()
