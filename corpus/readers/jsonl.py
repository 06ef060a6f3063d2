"""JSON Lines: an object a line, `{"id", "url", "title", "source", "published", "text"}`.

Only `text` must be there. The file is streamed; a line is measured by its article's text.
"""

import json
import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any, BinaryIO

from corpus.errors import ArticleError
from corpus.model import Article
from corpus.readers.decode import is_storable, with_line_feeds
from corpus.titles import derive_title

_ESCAPED = 6  # `\u00e9`: the most bytes that JSON needs for one byte of UTF-8
_OTHER_FIELDS = 1 << 20
_CLAIMED_ID = re.compile(rb'"id"\s*:\s*(?:"([^"\\]+)"|(\d+))')
_BOM = b"\xef\xbb\xbf"


def read(
    stream: BinaryIO, path: str, article_bytes: int, language: str
) -> Iterator[Article | ArticleError]:
    """The articles of a file in order, a line without one as an ArticleError."""
    longest = article_bytes * _ESCAPED + _OTHER_FIELDS
    for number, line in _lines(stream, longest):
        if len(line) > longest:
            yield ArticleError(path, number, f"the line is longer than {longest:,} bytes")
        elif line.strip():
            yield _article(line, path, number, article_bytes, language)


def _lines(stream: BinaryIO, longest: int) -> Iterator[tuple[int, bytes]]:
    """Each line with its number from 1; of one longer than `longest`, the beginning alone."""
    number = 0
    while line := stream.readline(longest + 1):
        number += 1
        yield number, line.removeprefix(_BOM) if number == 1 else line
        while not line.endswith(b"\n") and len(line) > longest:
            line = stream.readline(longest + 1)


def _article(
    line: bytes, path: str, number: int, article_bytes: int, language: str
) -> Article | ArticleError:
    try:
        fields = json.loads(line)
        return _from_fields(fields, path, number, article_bytes, language)
    except json.JSONDecodeError as error:
        reason = f"it is not JSON: {error.msg}"
    except UnicodeDecodeError:
        reason = "it is not UTF-8"
    except RecursionError:
        reason = "its JSON is nested too deep"
    except ValueError as error:
        reason = str(error)
    return ArticleError(path, number, reason, _claimed_id(line) or f"{path}#{number}")


def _claimed_id(line: bytes) -> str | None:
    """The id that a bad line seems to have, so that what it was before can be kept."""
    match = _CLAIMED_ID.search(line)
    return (match[1] or match[2]).decode("utf-8", "replace") if match else None


def _from_fields(fields: Any, path: str, number: int, article_bytes: int, language: str) -> Article:
    """The article of one object. Raises ValueError with the reason."""
    if not isinstance(fields, dict):
        raise ValueError("it is not a JSON object")  # noqa: TRY004 - one kind for all reasons
    text = with_line_feeds(_string(fields, "text") or "")
    if not text.strip():
        raise ValueError("it has no text")
    if len(text.encode()) > article_bytes:
        raise ValueError(f"its text is larger than {article_bytes:,} bytes")
    own_id, published = _id(fields), _day(fields)
    below = path if own_id else f"{path}#{number}"
    given = " ".join((_string(fields, "title") or "").split())
    return Article(
        id=own_id or below,
        path=below,
        text=text,
        title=given or derive_title(text, language) or own_id or below,
        title_derived=not given,
        publisher=" ".join((_string(fields, "source") or "").split()) or None,
        url=(_string(fields, "url") or "").strip() or None,
        published=published,
        line=number,
        date_source="field published" if published else None,
    )


def _id(fields: Mapping[str, Any]) -> str | None:
    if isinstance(fields.get("id"), int) and not isinstance(fields["id"], bool):
        return str(fields["id"])
    return _string(fields, "id")


def _day(fields: Mapping[str, Any]) -> date | None:
    value = (_string(fields, "published") or "").strip()
    if not value:
        return None
    try:
        return datetime.fromisoformat(value).date()
    except ValueError:
        raise ValueError(f"published is {value[:40]!r}, not a day YYYY-MM-DD") from None


def _string(fields: Mapping[str, Any], name: str) -> str | None:
    value = fields.get(name)
    if value is None:
        return None
    if not isinstance(value, str):
        raise ValueError(f"{name} is not a string")  # noqa: TRY004 - one kind for all reasons
    if not is_storable(value) or "\0" in value:
        raise ValueError(f"{name} holds a character that is no text")
    return value
