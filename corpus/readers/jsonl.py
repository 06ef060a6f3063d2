"""JSON Lines: an object a line, `{"id", "url", "title", "source", "published", "text"}`.

Only `text` must be there. The file is streamed twice: once for how its dates are written, once for
its lines. A line is measured by its article's text.
"""

import json
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, BinaryIO

from corpus.columns import DateOrder
from corpus.errors import ArticleError
from corpus.model import Article
from corpus.readers.fields import Row, own_names, read_fields
from corpus.readers.lines import OTHER_FIELDS, lines_of
from corpus.readers.parsed import NotJson, parsed
from corpus.readers.written import order_in

if TYPE_CHECKING:
    from corpus.readers.files import Limits

_ESCAPED = 6  # `\u00e9`: the most bytes that JSON needs for one byte of UTF-8
_BOM = b"\xef\xbb\xbf"


def read(stream: BinaryIO, path: str, limits: "Limits") -> Iterator[Article | ArticleError]:
    """The articles of a file in order, a line without one as an ArticleError."""
    longest = limits.article_bytes * _ESCAPED + OTHER_FIELDS
    order = limits.dates or _order(stream, longest, limits)
    stream.seek(0)
    for number, line in lines_of(stream, longest):
        if len(line) > longest:
            yield ArticleError(path, number, f"the line is longer than {longest:,} bytes")
        elif line.strip():
            plain = line.removeprefix(_BOM) if number == 1 else line
            yield _article(plain, Row(path, number, number), limits, order)


def _order(stream: BinaryIO, longest: int, limits: "Limits") -> DateOrder | None:
    """How the dates in all lines are written that are written in figures alone."""
    columns = dict(limits.columns)
    names = {columns.get(name, name) for name in ("published", "updated")} | {
        "published",
        "updated",
    }
    either = b"|".join(re.escape(json.dumps(name).encode()) for name in sorted(names))
    written = re.compile(rb"(?:" + either + rb')\s*:\s*"((?:\d|\\?/|[.-])+)')
    return order_in(
        date.replace(b"\\", b"").decode()
        for _, line in lines_of(stream, longest)
        for date in written.findall(line)
    )


def _article(
    line: bytes, row: Row, limits: "Limits", order: DateOrder | None
) -> Article | ArticleError:
    try:
        fields = parsed(line)
    except NotJson as error:
        claimed = _claimed_id(line, limits) or row.path
        return ArticleError(row.file, row.line, str(error), claimed)
    names = own_names(fields if isinstance(fields, dict) else (), limits.columns)
    return read_fields(fields, names, row, limits, order)


def _claimed_id(line: bytes, limits: "Limits") -> str | None:
    """The id that a bad line seems to have, so that what it was before can be kept."""
    name = re.escape(json.dumps(dict(limits.columns).get("id", "id")).encode())
    match = re.search(name + rb'\s*:\s*(?:"([^"\\]+)"|(\d+))', line)
    return (match[1] or match[2]).decode("utf-8", "replace") if match else None
