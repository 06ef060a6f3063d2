"""A table's bytes -> its rows, one by one, whatever is between them. `tables` calls it."""

import codecs
import csv
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import BinaryIO

from corpus.readers.lines import OTHER_FIELDS, lines_of

_WIDE = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)  # Excel's "Unicode text"
_TRIES = 1000  # rows that break the form, after which it is taken for no table
_DEAR = 100  # of them, those that were given up after their longest
_QUOTED = 2  # times its length, a text with its quotation marks doubled


@dataclass(frozen=True, slots=True)
class Record:
    """A row: its values, the line that it begins on, and whether it is not UTF-8."""

    values: Sequence[str]
    line: int
    is_western: bool


@dataclass(frozen=True, slots=True)
class Broken:
    """A line that no row can begin on, and why."""

    line: int
    reason: str


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of the file; `text` is None where it is too long to be held."""

    number: int
    text: str | None
    is_western: bool = False


class _RowTooLongError(Exception):
    """A row has more characters than a row can have, or a line of it has."""


def records_of(stream: BinaryIO, delimiter: str, article_bytes: int) -> Iterator[Record | Broken]:
    """The rows of the stream from where it is, empty lines left out."""
    longest = article_bytes * _QUOTED + OTHER_FIELDS
    csv.field_size_limit(max(csv.field_size_limit(), longest))
    lines = _Lines(_decoded(stream, longest), longest)
    left = _TRIES
    while lines.begin():
        try:
            values = next(csv.reader(lines, delimiter=delimiter, strict=True), None)
        except csv.Error as error:
            reason = f"it is no row of a table: {error}"
        except _RowTooLongError:
            reason = f"the row is longer than {longest:,} bytes, or a quote in it never closes"
        else:
            if values:
                yield Record(values, lines.first.number, lines.is_western)
            continue
        yield Broken(lines.first.number, reason)
        left -= 1 if len(lines) < _DEAR else _TRIES // _DEAR
        if left <= 0:
            yield Broken(lines.first.number, "so many rows are broken that no more are read")
            return
        lines.give_back()


class _Lines:
    """The lines as `csv` asks for them; those of a row that is none are given back but one."""

    def __init__(self, lines: Iterator[_Line], longest: int) -> None:
        self._lines = lines
        self._longest = longest
        self._waiting: deque[_Line] = deque()
        self._taken: list[_Line] = []
        self._size = 0

    @property
    def first(self) -> _Line:
        """The line that the current row begins on."""
        return self._taken[0]

    @property
    def is_western(self) -> bool:
        """Whether a line of the current row is not UTF-8."""
        return any(line.is_western for line in self._taken)

    def begin(self) -> bool:
        """Go on to the next row; whether there is one."""
        self._taken, self._size = [], 0
        if not self._waiting and (line := next(self._lines, None)):
            self._waiting.append(line)
        return bool(self._waiting)

    def give_back(self) -> None:
        """Have the next row begin on the second line of this one."""
        self._waiting.extendleft(reversed(self._taken[1:]))

    def __len__(self) -> int:
        """How many lines the current row has so far."""
        return len(self._taken)

    def __iter__(self) -> "_Lines":
        return self

    def __next__(self) -> str:
        line = self._waiting.popleft() if self._waiting else next(self._lines)
        self._taken.append(line)
        self._size += len(line.text or "")
        if line.text is None or self._size > self._longest:
            raise _RowTooLongError
        return line.text


def _decoded(stream: BinaryIO, longest: int) -> Iterator[_Line]:
    """The lines as text: each by itself, as a file put together of several may have two kinds."""
    for number, line in lines_of(stream, longest):
        if number == 1 and line.startswith(_WIDE):
            yield from _wide(line, stream, longest)
            return
        plain = line.removeprefix(codecs.BOM_UTF8) if number == 1 else line
        if len(line) > longest:
            yield _Line(number, None)
            continue
        try:
            yield _Line(number, plain.decode())
        except UnicodeDecodeError:
            yield _Line(number, plain.decode("cp1252", "replace"), is_western=True)


def _wide(first: bytes, stream: BinaryIO, longest: int) -> Iterator[_Line]:
    """The lines of UTF-16, of which the first bytes were read."""
    decoder = codecs.getincrementaldecoder("utf-16")("replace")
    held, number, piece = "", 0, first
    while piece:
        held += decoder.decode(piece)
        *lines, held = held.split("\n")
        for line in lines:
            number += 1
            yield _Line(number, f"{line}\n" if len(line) <= longest else None)
        if len(held) > longest:
            yield _Line(number + 1, None)
            return
        piece = stream.read(1 << 16)
    if held:
        yield _Line(number + 1, held)
