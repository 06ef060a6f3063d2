"""A file's bytes -> its articles, by the format that its name or its first bytes tell.

`files` calls `read_stream`. Each format is a module beside this one with
`read(stream, path, limits)`, which yields articles, errors and remarks and raises nothing but what
the stream raises; the stream can `peek`, and go back to its beginning with `seek(0)`.
"""

import re
from importlib import import_module
from io import BufferedReader
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, cast

from corpus.errors import ArticleError
from corpus.readers.dating import dated
from corpus.readers.packed import UNREADABLE, Allowance, TooMuch, members, unzipped

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corpus.readers.files import Limits, Read

# The modules are imported where they are used: what some of them import takes long.
_MODULES = {
    ".txt": "text",
    ".text": "text",
    ".md": "text",
    ".markdown": "text",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".json": "json_files",
    ".csv": "tables",
    ".tsv": "tables",
    ".html": "pages",
    ".htm": "pages",
    ".xhtml": "pages",
    ".mhtml": "mhtml",
    ".mht": "mhtml",
    ".rss": "feeds",
    ".atom": "feeds",
    ".xml": "xml_files",
    ".pdf": "pdf",
    ".warc": "warc",
}
KNOWN = (
    ".txt, .md, .jsonl, .json, .csv, .tsv, .html, .mhtml, .rss, .atom, .xml, .pdf, .warc, .zip, or"
    " any with .gz"
)
_ZIP, _GZIP = "zip", ".gz"
_BEGINNINGS = (
    (re.compile(rb"%PDF-"), "pdf"),
    (re.compile(rb"WARC/\d"), "warc"),
    (re.compile(rb"(?:\xef\xbb\xbf)?\s*<(?:!doctype html|html)\b", re.IGNORECASE), "pages"),
    (re.compile(rb"(?:\xef\xbb\xbf)?\s*<\?xml\b"), "xml_files"),
)
_ZIP_BEGINNING = b"PK\x03\x04"
_BEGINNING = 512  # bytes


def read_stream(stream: BufferedReader, path: str, limits: "Limits") -> "Iterator[Read]":
    """The articles of one file, in its order, with what is wrong with it or its parts.

    Raises one of UNREADABLE.
    """
    allowance = Allowance.of(stream)
    if path.lower().endswith(_GZIP):
        with unzipped(stream, allowance) as inner:
            yield from _read(inner, path, limits, is_packed=True)
    elif _format(stream, path) == _ZIP:
        yield from _read_members(stream, path, limits, allowance)
    else:
        yield from _read(stream, path, limits, is_packed=False)


def _read_members(
    stream: BufferedReader, path: str, limits: "Limits", allowance: Allowance
) -> "Iterator[Read]":
    """The articles of the files in a zip file; one that cannot be read costs nothing but itself."""
    for member in members(stream, path):
        if isinstance(member, ArticleError):
            yield member
            continue
        try:
            with member.opened(allowance) as inner:
                if member.path.lower().endswith(_GZIP):
                    with unzipped(inner, allowance) as innermost:
                        yield from _read(innermost, member.path, limits, is_packed=True)
                else:
                    yield from _read(inner, member.path, limits, is_packed=True)
        except TooMuch:
            raise
        except UNREADABLE as error:
            yield ArticleError(member.path, None, f"it cannot be read: {error}")


def _read(
    stream: BufferedReader, path: str, limits: "Limits", *, is_packed: bool
) -> "Iterator[Read]":
    """The articles of what is packed no more, or never was."""
    name = _format(stream, path)
    if name is None:
        # No article can ever have come from it: within a zip file it is known by its path.
        known_as = path if is_packed else None
        yield ArticleError(path, None, f"its format is not one of {KNOWN}", known_as)
    elif name == _ZIP:
        yield ArticleError(path, None, "it is a zip file within another packed file", path)
    else:
        module = import_module(f"corpus.readers.{name}")
        for found in cast("Iterator[Read]", module.read(stream, path, limits)):
            yield from dated(found)


def known_suffix(name: str) -> str:
    """What the name ends with that tells a format, with `.gz`; empty where nothing does."""
    plain = name.lower().removesuffix(_GZIP)
    suffix = PurePosixPath(plain).suffix
    is_known = suffix in _MODULES or suffix == f".{_ZIP}"
    return name.lower().removeprefix(plain.removesuffix(suffix)) if is_known else ""


def _format(stream: BufferedReader, path: str) -> str | None:
    """The module that reads it, or that it is a zip file; None where nothing tells.

    What a file begins with counts where its name has no suffix that is known.
    """
    suffix = PurePosixPath(path.lower().removesuffix(_GZIP)).suffix
    if suffix == f".{_ZIP}":
        return _ZIP
    if name := _MODULES.get(suffix):
        return name
    beginning = stream.peek(_BEGINNING)[:_BEGINNING]
    for pattern, name in _BEGINNINGS:
        if pattern.match(beginning):
            return name
    if suffix:  # many other formats are zip files with a suffix of their own
        return None
    return _ZIP if beginning.startswith(_ZIP_BEGINNING) else "text"
