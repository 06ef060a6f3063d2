"""A folder or a file -> the files to read, and a file -> its articles.

What cannot be read is yielded as an ArticleError and never raised, so that one bad file costs
nothing but itself; a Remark is about a file that was read all the same.
"""

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from corpus.columns import Columns, DateOrder
from corpus.errors import ArticleError, ArticlesMissing
from corpus.model import Article, Remark
from corpus.readers.formats import read_stream
from corpus.readers.packed import UNREADABLE, hidden_files

Read = Article | ArticleError | Remark


@dataclass(frozen=True, slots=True)
class Limits:
    """What a reader goes by: the largest article in bytes of UTF-8, and the archive's language.

    `columns` are what the fields of tables and of JSON are called, where that was said, and
    `dates` is how 3/4/2024 is meant.
    """

    article_bytes: int
    language: str
    columns: Columns = ()
    dates: DateOrder | None = None


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


def added_files(folder: Path, below: str) -> Iterator[ArticleFile | ArticleError]:
    """The files of a folder that need not be there, with paths below a name that no other has."""
    if folder.is_dir():
        for one in _walk(folder, folder):
            yield replace(one, path=below if one.path == "." else f"{below}/{one.path}")


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
        with file.location.open("rb") as stream:
            yield from read_stream(stream, file.path, limits)
    except UNREADABLE as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        yield ArticleError(file.path, None, f"it cannot be read: {reason}")


def _walk(folder: Path, root: Path) -> Iterator[ArticleFile | ArticleError]:
    try:
        with os.scandir(folder) as entries:
            found = sorted(entries, key=lambda entry: entry.name)
    except OSError as error:
        yield ArticleError(_below(folder, root), None, f"it cannot be opened: {error.strerror}")
        return
    hidden = sum(entry.name.startswith(".") for entry in found)
    if hidden:
        yield hidden_files(_below(folder / ".*", root), hidden)
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
