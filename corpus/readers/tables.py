"""A table (`.csv`, `.tsv`) with a line of headings -> a row an article.

The file is streamed twice: once for how its dates are written, once for its rows. Lines that are
not UTF-8 are read as Windows-1252, one by one. A row that breaks the form, as with a quote that
never closes, costs its first line alone.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO

from corpus.columns import DateOrder
from corpus.errors import ArticleError
from corpus.model import Article, Remark
from corpus.readers.fields import (
    Names,
    Row,
    names_among,
    read_fields,
    wants_text,
    written_dates,
)
from corpus.readers.rows import Broken, Record, records_of
from corpus.readers.written import order_in

if TYPE_CHECKING:
    from corpus.readers.files import Limits

_DELIMITERS = ",;\t|"


@dataclass(frozen=True, slots=True)
class _Table:
    """How a table is written: what its columns are called, and what stands between two."""

    headings: Sequence[str]
    delimiter: str
    names: Names


def read(
    stream: BinaryIO, path: str, limits: "Limits"
) -> Iterator[Article | ArticleError | Remark]:
    """The articles of a file in order, a row without one as an ArticleError."""
    table = _table(stream, path, limits)
    if isinstance(table, str):
        yield ArticleError(path, None, table)
        return
    if table.names.guess:
        yield Remark(path, None, table.names.guess)
    order = limits.dates or _order(stream, table, limits)
    western = 0
    for record in _rows(stream, table, limits):
        row = Row(path, record.line, record.line)
        if isinstance(record, Broken):
            yield ArticleError(path, row.line, record.reason, row.path)
            continue
        western += record.is_western
        fields = _fields(record, table)
        yield read_fields(fields, table.names, row, limits, order)
    if western:
        what = "1 row was" if western == 1 else f"{western:,} rows were"
        yield Remark(path, None, f"{what} read as cp1252, as it is not UTF-8")


def _table(stream: BinaryIO, path: str, limits: "Limits") -> _Table | str:
    """How the table is written, or why that cannot be told."""
    delimiters = "\t" if ".tsv" in path.lower() else _DELIMITERS
    tried = [(_head(stream, delimiter, limits), delimiter) for delimiter in delimiters]
    found = [(head, delimiter) for head, delimiter in tried if isinstance(head, Record)]
    if not found:
        return "it is empty" if tried[0][0] is None else "its first line names no columns"
    head, delimiter = max(found, key=lambda one: len(one[0].values))
    headings = [value.strip() for value in head.values]
    names = names_among(headings, limits.columns, has_global_ids=False)
    return wants_text(names, headings) or _Table(headings, delimiter, names)


def _head(stream: BinaryIO, delimiter: str, limits: "Limits") -> Record | Broken | None:
    stream.seek(0)
    return next(records_of(stream, delimiter, limits.article_bytes), None)


def _order(stream: BinaryIO, table: _Table, limits: "Limits") -> DateOrder | None:
    """How the dates of all rows are written."""
    return order_in(
        written
        for record in _rows(stream, table, limits)
        if isinstance(record, Record)
        for written in written_dates(_fields(record, table), table.names)
    )


def _rows(stream: BinaryIO, table: _Table, limits: "Limits") -> Iterator[Record | Broken]:
    """The rows below the headings."""
    stream.seek(0)
    rows = records_of(stream, table.delimiter, limits.article_bytes)
    next(rows, None)
    return rows


def _fields(record: Record, table: _Table) -> dict[str, str]:
    """The row's values by their headings; of two columns called the same, the first."""
    pairs = list(zip(table.headings, record.values, strict=False))
    return dict(reversed(pairs))
