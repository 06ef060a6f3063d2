"""A folder or a file -> the files to read, and a file -> its articles by its suffix.

What cannot be read is yielded as an ArticleError and never raised, so that one bad file costs
nothing but itself; a Remark is about a file that was read all the same.
"""

import gzip
import os
import stat
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import BinaryIO, cast

from corpus.errors import ArticleError, ArticlesMissing
from corpus.model import Article, Remark
from corpus.readers import jsonl, text

Read = Article | ArticleError | Remark

_TEXT_SUFFIXES = ("", ".txt", ".text")
_JSONL_SUFFIXES = (".jsonl", ".ndjson")
_UNPACKS = (".warc",)  # by itself, record by record, so that a cut one keeps what is whole
# Read by modules that are imported where they are used: what they import takes long.
_LATER = {
    ".html": "pages",
    ".htm": "pages",
    ".xhtml": "pages",
    ".mhtml": "mhtml",
    ".mht": "mhtml",
    ".rss": "feeds",
    ".atom": "feeds",
    ".xml": "xml_files",
    ".json": "ninjs",
    ".pdf": "pdf",
    ".warc": "warc",
}
KNOWN = ".txt, .jsonl, .json, .html, .mhtml, .rss, .atom, .xml, .pdf, .warc, or any with .gz"


@dataclass(frozen=True, slots=True)
class Limits:
    """What a reader goes by: the largest article in bytes of UTF-8, and the archive's language."""

    article_bytes: int
    language: str


@dataclass(frozen=True, slots=True)
class ArticleFile:
    """A file to read: where it is, and its POSIX path below the articles folder."""

    location: Path
    path: str


def article_files(root: Path) -> Iterator[ArticleFile | ArticleError]:
    """The files under `root` in the order of their paths, or `root` itself where it is a file.

    Raises ArticlesMissing where `root` is neither, or cannot be opened.
    """
    check(root)
    if root.is_file():
        yield ArticleFile(root, _as_text(root.name))
    else:
        yield from _walk(root, root)


def check(root: Path) -> None:
    """Raise ArticlesMissing where `root` is neither a file nor a folder that can be opened."""
    try:
        if not root.is_file():
            with os.scandir(root):
                pass
    except OSError as error:
        raise ArticlesMissing(root, error.strerror or str(error)) from error


def read(file: ArticleFile, limits: Limits) -> Iterator[Read]:
    """The articles of one file, in its order, with what is wrong with it or its lines."""
    try:
        with _opened(file.location) as stream:
            yield from _reader(file, stream, limits)
    except (OSError, EOFError, zlib.error) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        yield ArticleError(file.path, None, f"it cannot be read: {reason}")


def _reader(file: ArticleFile, stream: BinaryIO, limits: Limits) -> Iterator[Read]:
    suffix = _suffix(file.path)
    if suffix in _TEXT_SUFFIXES:
        return text.read(stream, file.path, limits.article_bytes, limits.language)
    if suffix in _JSONL_SUFFIXES:
        return jsonl.read(stream, file.path, limits.article_bytes, limits.language)
    if name := _LATER.get(suffix):
        module = import_module(f"corpus.readers.{name}")
        return cast("Iterator[Read]", module.read(stream, file.path, limits))
    return iter([ArticleError(file.path, None, f"its format is not one of {KNOWN}")])


def _suffix(path: str) -> str:
    """The suffix that names the format: the one before `.gz` where there is that."""
    return Path(path.lower().removesuffix(".gz")).suffix


def _opened(location: Path) -> BinaryIO:
    if location.suffix.lower() == ".gz" and _suffix(location.name) not in _UNPACKS:
        return cast("BinaryIO", gzip.open(location, "rb"))
    return location.open("rb")


def _walk(folder: Path, root: Path) -> Iterator[ArticleFile | ArticleError]:
    try:
        with os.scandir(folder) as entries:
            found = sorted(entries, key=lambda entry: entry.name)
    except OSError as error:
        yield ArticleError(_below(folder, root), None, f"it cannot be opened: {error.strerror}")
        return
    hidden = sum(entry.name.startswith(".") for entry in found)
    if hidden:
        what = "hidden file was" if hidden == 1 else "hidden files were"
        yield ArticleError(_below(folder / ".*", root), None, f"{hidden} {what} left out")
    for entry in found:
        if not entry.name.startswith("."):
            yield from _entry(Path(entry.path), root)


def _entry(location: Path, root: Path) -> Iterator[ArticleFile | ArticleError]:
    path = _below(location, root)
    try:
        reason = _unfit(location, root)
        is_folder = location.is_dir()
    except (OSError, RuntimeError) as error:
        yield ArticleError(path, None, f"it cannot be read: {error}")
        return
    if reason:
        yield ArticleError(path, None, reason)
    elif is_folder:
        yield from _walk(location, root)
    else:
        yield ArticleFile(location, path)


def _unfit(location: Path, root: Path) -> str | None:
    """Why the file or folder is not to be opened, or None. Raises OSError."""
    try:
        location.name.encode()
    except UnicodeEncodeError:
        return "its name is not UTF-8"
    if location.is_symlink():
        target = location.resolve(strict=True)
        if not target.is_relative_to(root.resolve()):
            return "it is a link to a place outside the articles folder"
        if target.is_dir():
            return "it is a link to a folder, whose files are read where they are"
    mode = location.stat().st_mode
    if not (stat.S_ISREG(mode) or stat.S_ISDIR(mode)):
        return "it is not a regular file"
    return None


def _below(location: Path, root: Path) -> str:
    """The POSIX path below the articles folder, with what is not UTF-8 in it replaced."""
    return _as_text(location.relative_to(root).as_posix())


def _as_text(path: str) -> str:
    return path.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
