"""JSON Lines: an object a line, `{"id", "url", "title", "source", "published", "text"}`.

Only `text` must be there; where no line has it, what resembles the fields is taken for them. The
file is streamed for what they are called, for how its dates are written, and for its lines. A line
is measured by its article's text.
"""

import json
import re
from collections.abc import Iterator
from contextlib import suppress
from itertools import islice
from typing import TYPE_CHECKING, BinaryIO

from corpus.columns import DateOrder
from corpus.errors import ArticleError
from corpus.model import Article, Remark
from corpus.readers.fields import (
    LOOKED_AT,
    Names,
    Row,
    fields_of,
    names_among,
    own_names,
    read_fields,
)
from corpus.readers.lines import OTHER_FIELDS, lines_of
from corpus.readers.packed import UNREADABLE
from corpus.readers.parsed import NotJson, parsed
from corpus.readers.written import order_in

if TYPE_CHECKING:
    from corpus.readers.files import Limits

_ESCAPED = 6  # `\u00e9`: the most bytes that JSON needs for one byte of UTF-8
_BOM = b"\xef\xbb\xbf"


def read(
    stream: BinaryIO, path: str, limits: "Limits"
) -> Iterator[Article | ArticleError | Remark]:
    """The articles of a file in order, a line without one as an ArticleError."""
    longest = limits.article_bytes * _ESCAPED + OTHER_FIELDS
    names = _names(stream, longest, limits)
    if names.guess:
        yield Remark(path, None, names.guess)
    stream.seek(0)
    order = limits.dates or _order(stream, longest, names)
    stream.seek(0)
    for number, line in lines_of(stream, longest):
        if len(line) > longest:
            yield ArticleError(path, number, f"the line is longer than {longest:,} bytes")
        elif line.strip():
            plain = line.removeprefix(_BOM) if number == 1 else line
            yield _article(plain, Row(path, number, number), names, limits, order)


def _names(stream: BinaryIO, longest: int, limits: "Limits") -> Names:
    """What the fields are called: their own names, unless no line has a `text`."""
    objects: list[object] = []
    with suppress(*UNREADABLE):  # which is told where the lines are read
        for _, line in islice(lines_of(stream, longest), LOOKED_AT):
            with suppress(NotJson):
                objects.append(parsed(line.removeprefix(_BOM)))
    found = fields_of(objects)
    if "text" in found:
        return own_names(found, limits.columns)
    return names_among(found, limits.columns, has_global_ids=True)


def _order(stream: BinaryIO, longest: int, names: Names) -> DateOrder | None:
    """How the dates in all lines are written that are written in figures alone."""
    fields = ("published", "updated")
    called = {*fields, *(names.called.get(field, field) for field in fields)}
    either = b"|".join(re.escape(json.dumps(name).encode()) for name in sorted(called))
    written = re.compile(rb"(?:" + either + rb')\s*:\s*"((?:\d|\\?/|[.-])+)')
    return order_in(
        date.replace(b"\\", b"").decode()
        for _, line in lines_of(stream, longest)
        for date in written.findall(line)
    )


def _article(
    line: bytes, row: Row, names: Names, limits: "Limits", order: DateOrder | None
) -> Article | ArticleError:
    try:
        fields = parsed(line)
    except NotJson as error:
        claimed = _claimed_id(line, names) or row.path
        return ArticleError(row.file, row.line, str(error), claimed)
    return read_fields(fields, names, row, limits, order)


def _claimed_id(line: bytes, names: Names) -> str | None:
    """The id that a bad line seems to have, so that what it was before can be kept."""
    name = re.escape(json.dumps(names.called.get("id", "id")).encode())
    match = re.search(name + rb'\s*:\s*(?:"([^"\\]+)"|(\d+))', line)
    return (match[1] or match[2]).decode("utf-8", "replace") if match else None
