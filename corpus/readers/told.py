"""What a format tells of one article -> the article, or why there is none, with the doubts.

Readers of feeds, agencies' items and PDFs call it, each with the fields as its format has them.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.errors import ArticleError
from corpus.model import Article, Remark
from corpus.readers.belief import Published, later_than
from corpus.readers.decode import is_storable, with_line_feeds
from corpus.titles import derive_title

if TYPE_CHECKING:
    from corpus.readers.files import Limits

_BY = re.compile(r"^by:?\s+", re.IGNORECASE)

NOTHING = Published(None, None, ())


@dataclass(frozen=True, slots=True)
class Place:
    """Where an article stands: its file, and which of it, from 1, where that may hold several."""

    file: str
    number: int | None = None

    @property
    def path(self) -> str:
        """The file's path, with the number where there is one."""
        return self.file if self.number is None else f"{self.file}#{self.number}"


@dataclass(frozen=True, slots=True)
class Told:
    """One article as its file tells it; None and empty where it does not.

    `mark` is put behind the title.
    """

    id: str | None
    text: str
    headline: str | None = None
    publisher: str | None = None
    author: str | None = None
    url: str | None = None
    published: Published = NOTHING
    updated: Published = NOTHING
    mark: str = ""


def article_of(
    told: Told, place: Place, limits: "Limits"
) -> Iterator[Article | ArticleError | Remark]:
    """The article, after a remark on each day that was not believed."""
    text = with_line_feeds(told.text).strip("\n")
    if reason := _unfit(text, limits):
        yield ArticleError(place.path, None, reason, storable(told.id) or place.path)
        return
    for doubt in dict.fromkeys((*told.published.doubts, *told.updated.doubts)):
        yield Remark(place.path, None, doubt)
    yield _article(told, text, place, limits)


def storable(name: str | None) -> str | None:
    """The name on one line, or None where it is empty or holds what is no text."""
    line = " ".join((name or "").split())
    return line if line and is_storable(line) and "\0" not in line else None


def author_named(line: str | None) -> str | None:
    """Who wrote it, without the "By" of a byline."""
    return _BY.sub("", storable(line) or "") or None


def _article(told: Told, text: str, place: Place, limits: "Limits") -> Article:
    day, headline = told.published.day, storable(told.headline)
    title = headline or derive_title(text, limits.language) or place.path
    own_id = storable(told.id)
    return Article(
        id=own_id or place.path,
        path=place.file if own_id else place.path,  # which of its file it is may change
        text=text,
        title=f"{title} {told.mark}".strip(),
        title_derived=not headline,
        publisher=storable(told.publisher),
        author=author_named(told.author),
        url=storable(told.url),
        published=day.day if day else None,
        updated=later_than(told.published, told.updated),
        precision=day.precision if day else "day",
        date_source=told.published.source,
    )


def _unfit(text: str, limits: "Limits") -> str | None:
    """Why the text is not to be kept, or None."""
    if not text.strip():
        return "it has no text"
    if not is_storable(text) or "\0" in text:
        return "its text holds a character that is no text"
    if len(text.encode()) > limits.article_bytes:
        return f"its text is larger than {limits.article_bytes:,} bytes"
    return None
