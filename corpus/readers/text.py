"""The users' own form: `date YYYY-MM-DD`, then the article. A file is one article.

Comes in: a file's bytes. Goes out: the article, whose stored text begins at the first non-blank
character after the date; an article without a date line is kept whole and undated.
"""

import re
from collections.abc import Iterator
from datetime import date
from typing import BinaryIO

from corpus.errors import ArticleError
from corpus.model import Article, Remark
from corpus.readers.decode import NotText, decode, with_line_feeds
from corpus.readers.sizes import too_large
from corpus.titles import derive_title

_DATE_LINE = re.compile(r"\s*date:?\s*(\d{4}-\d{2}-\d{2})(?:\s+|$)", re.IGNORECASE)
_ALMOST_DATE_LINE = re.compile(r"\s*date:?\s*(\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4})", re.IGNORECASE)


def read(
    stream: BinaryIO, path: str, article_bytes: int, language: str
) -> Iterator[Article | ArticleError | Remark]:
    """The one article of a file, or why there is none; with a remark on its encoding."""
    data = stream.read(article_bytes + 1)
    if len(data) > article_bytes:
        yield too_large(path, article_bytes)
        return
    try:
        text, encoding = decode(data)
    except NotText:
        yield ArticleError(path, None, "its bytes are no text in an encoding that was recognised")
        return
    if encoding is not None:
        yield Remark(path, None, f"it was read as {encoding}, as it is not UTF-8")
    yield from _article(with_line_feeds(text), path, language)


def _article(text: str, path: str, language: str) -> Iterator[Article | ArticleError | Remark]:
    published = None
    if match := _DATE_LINE.match(text):
        try:
            published = date.fromisoformat(match[1])
        except ValueError:
            reason = f"{match[1]} is not a day of the calendar"
            yield ArticleError(path, _line_of(text, match.start(1)), reason, path)
            return
        text = text[match.end() :]
    elif almost := _ALMOST_DATE_LINE.match(text):
        reason = f"{almost[1]!r} is no day YYYY-MM-DD before a blank: the article is kept undated"
        yield Remark(path, _line_of(text, almost.start(1)), reason)
    if not text.strip():
        yield ArticleError(path, None, "it is empty")
        return
    title = derive_title(text, language) or path
    source = "date line" if published else None
    yield Article(
        path, path, text, title, title_derived=True, published=published, date_source=source
    )


def _line_of(text: str, at: int) -> int:
    return text.count("\n", 0, at) + 1
