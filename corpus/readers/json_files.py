"""A `.json` file -> its articles: an array of objects as in JSON Lines, or ninjs.

The array may stand in an object, as exports have it, or be one object alone. The whole file is
read, of at most 16 times the largest article.
"""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, BinaryIO

from corpus.errors import ArticleError
from corpus.model import Article, Remark
from corpus.readers.fields import (
    LOOKED_AT,
    Row,
    fields_of,
    names_among,
    read_fields,
    wants_text,
    written_dates,
)
from corpus.readers.parsed import NotJson, parsed
from corpus.readers.written import order_in

if TYPE_CHECKING:
    from corpus.readers.files import Limits

_MANY = 16


def read(
    stream: BinaryIO, path: str, limits: "Limits"
) -> Iterator[Article | ArticleError | Remark]:
    """The articles of a file in its order, an object that is none as an ArticleError."""
    longest = limits.article_bytes * _MANY
    content = stream.read(longest + 1)
    if len(content) > longest:
        reason = f"it is larger than {longest:,} bytes: an object a line, as .jsonl, may be more"
        yield ArticleError(path, None, reason)
        return
    try:
        value = parsed(content)
    except NotJson as error:
        yield ArticleError(path, None, str(error))
        return
    yield from _read_value(value, path, limits)


def _read_value(
    value: object, path: str, limits: "Limits"
) -> Iterator[Article | ArticleError | Remark]:
    # Imported where it is used: what it reads the markup in ninjs with takes long.
    from corpus.readers.ninjs import is_ninjs, read_items  # noqa: PLC0415 - as said above

    if is_ninjs(value):
        yield from read_items(value, path, limits)
        return
    objects = _objects(value)
    found = fields_of(objects[:LOOKED_AT])
    if not found:
        yield ArticleError(path, None, "it holds no object with fields")
        return
    names = names_among(found, limits.columns, has_global_ids=True)
    if reason := wants_text(names, found):
        yield ArticleError(path, None, reason)
        return
    if names.guess:
        yield Remark(path, None, names.guess)
    dates = (written for one in objects for written in written_dates(one, names))
    order = limits.dates or order_in(dates)
    for number, one in enumerate(objects, 1):
        yield read_fields(one, names, Row(path, number), limits, order)


def _objects(value: object) -> Sequence[object]:
    """The array, or the longest one in the object, or the object alone."""
    if isinstance(value, list):
        return value
    if not isinstance(value, dict):
        return [value]
    inner = [one for one in value.values() if isinstance(one, list) and _has_objects(one)]
    return max(inner, key=len, default=[value])


def _has_objects(values: Sequence[object]) -> bool:
    return any(isinstance(one, dict) for one in values)
