"""The users' own form: `date YYYY-MM-DD`, then the article; or front matter, then the article.

Comes in: a file's bytes (`.txt`, `.md`). Goes out: the one article, whose stored text begins at the
first non-blank character after the date or the front matter; one without either is kept whole.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING, BinaryIO

from corpus.errors import ArticleError
from corpus.model import Article, Remark
from corpus.readers import front_matter
from corpus.readers.decode import NotText, decode, with_line_feeds
from corpus.readers.sizes import too_large
from corpus.readers.told import author_named, storable
from corpus.readers.webpage.days import Day
from corpus.readers.written import day_written
from corpus.titles import cut, derive_title

if TYPE_CHECKING:
    from corpus.readers.files import Limits

_DATE_LINE = re.compile(r"\s*date:?\s*(\d{4}-\d{2}-\d{2})(?:\s+|$)", re.IGNORECASE)
_ALMOST_DATE_LINE = re.compile(r"\s*date:?\s*(\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4})", re.IGNORECASE)
_HEADING = re.compile(r"\s*#{1,6}[ \t]+([^\n]*[^\s#])")
_MARKDOWN = re.compile(r"\.(?:md|markdown)(?:\.gz)?\Z", re.IGNORECASE)
_NOT_BLANK = re.compile(r"\s*")
_UPDATED = ("lastmod", "updated", "modified")


@dataclass(frozen=True, slots=True)
class _Known:
    """What is known of an article besides its text, which begins at `begins`."""

    fields: Mapping[str, str] = field(default_factory=dict)
    begins: int = 0
    published: Day | None = None
    date_source: str | None = None
    updated: date | None = None


class _BadDate(ValueError):
    """A date is none, at `at` in the text where that is known."""

    def __init__(self, reason: str, at: int | None) -> None:
        super().__init__(reason)
        self.at = at


def read(
    stream: BinaryIO, path: str, limits: "Limits"
) -> Iterator[Article | ArticleError | Remark]:
    """The one article of a file, or why there is none; with remarks on what was made of it."""
    data = stream.read(limits.article_bytes + 1)
    if len(data) > limits.article_bytes:
        yield too_large(path, limits.article_bytes)
        return
    try:
        text, encoding = decode(data)
    except NotText:
        yield ArticleError(path, None, "its bytes are no text in an encoding that was recognised")
        return
    if encoding is not None:
        yield Remark(path, None, f"it was read as {encoding}, as it is not UTF-8")
    yield from _article(with_line_feeds(text), path, limits)


def _article(text: str, path: str, limits: "Limits") -> Iterator[Article | ArticleError | Remark]:
    found = front_matter.split(text)
    if isinstance(found, str):
        yield Remark(path, None, found)
    try:
        known = _dated_by_line(text, _known(text, found, limits))
    except _BadDate as error:
        line = None if error.at is None else _line_of(text, error.at)
        yield ArticleError(path, line, str(error), path)
        return
    if known.published is None and (almost := _ALMOST_DATE_LINE.match(text, known.begins)):
        reason = f"{almost[1]!r} is no day YYYY-MM-DD before a blank: the article is kept undated"
        yield Remark(path, _line_of(text, almost.start(1)), reason)
    body = text[known.begins :]
    if body.strip():
        yield _known_article(body, known, path, limits)
    else:
        yield ArticleError(path, None, "it is empty")


def _known(text: str, found: front_matter.FrontMatter | str | None, limits: "Limits") -> _Known:
    """What the front matter says. Raises _BadDate."""
    if found is None or isinstance(found, str):
        return _Known()
    begins = found.end
    if blanks := _NOT_BLANK.match(text, found.end):
        begins = blanks.end()
    written = [found.fields.get("date")]
    written.append(next((found.fields[name] for name in _UPDATED if name in found.fields), None))
    try:
        published, updated = (day_written(one, limits.dates) if one else None for one in written)
    except ValueError as error:
        raise _BadDate(f"its front matter's date {error}", None) from error
    return _Known(
        found.fields,
        begins,
        published,
        "front matter" if published else None,
        updated.day if updated and updated.precision == "day" else None,
    )


def _dated_by_line(text: str, known: _Known) -> _Known:
    """The same with the day of the date line, where nothing else said it. Raises _BadDate."""
    match = _DATE_LINE.match(text, known.begins) if known.published is None else None
    if match is None:
        return known
    try:
        day = Day(date.fromisoformat(match[1]))
    except ValueError:
        raise _BadDate(f"{match[1]} is not a day of the calendar", match.start(1)) from None
    return replace(known, begins=match.end(), published=day, date_source="date line")


def _known_article(text: str, known: _Known, path: str, limits: "Limits") -> Article:
    published, updated = known.published, known.updated
    is_later = updated and (published is None or updated > published.day)
    given = storable(known.fields.get("title")) or _heading(text, path)
    return Article(
        id=path,
        path=path,
        text=text,
        title=given or derive_title(text, limits.language) or path,
        title_derived=given is None,
        publisher=storable(known.fields.get("source")),
        author=author_named(known.fields.get("author") or known.fields.get("authors")),
        url=storable(known.fields.get("url")),
        published=published.day if published else None,
        updated=updated if is_later else None,
        precision=published.precision if published else "day",
        date_source=known.date_source,
    )


def _heading(text: str, path: str) -> str | None:
    """The heading that a text in Markdown begins with."""
    match = _HEADING.match(text) if _MARKDOWN.search(path) else None
    return cut(match[1]) if match else None


def _line_of(text: str, at: int) -> int:
    return text.count("\n", 0, at) + 1
