"""Named fields, as of a line of JSON or a row of a table -> an article.

`jsonl`, `json_files` and `tables` call this. The fields are `id`, `url`, `title`, `source`,
`author`, `published`, `updated` and `text`, of which only `text` must be there.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from corpus.columns import FIELDS, Columns, DateOrder
from corpus.errors import ArticleError
from corpus.model import Article
from corpus.readers.decode import is_storable, with_line_feeds
from corpus.readers.told import author_named, storable
from corpus.readers.webpage.days import Day
from corpus.readers.written import day_written
from corpus.titles import derive_title

if TYPE_CHECKING:
    from corpus.readers.files import Limits

LOOKED_AT = 100  # objects, for what their fields are called
_SHOWN = 40  # names that a file has, and characters of each, are said again
# What fields are called elsewhere, the most telling first.
_ALSO = {
    "text": "body content article_text articletext full_text fulltext maintext article story",
    "title": "headline head heading",
    "published": (
        "date publication_date published_at publishedat date_published datepublished publish_date"
        " pub_date pubdate published_date datetime"
    ),
    "updated": "lastmod updated_at updatedat date_modified datemodified modified",
    "source": "publisher publication outlet newspaper source_name site_name",
    "author": "authors byline creator",
    "url": "link permalink href canonical_url",
    "id": "article_id guid",
}


@dataclass(frozen=True, slots=True)
class Names:
    """What each field is called in a file; `guessed` are the fields of which that is a guess.

    Any other has its own name, and so has one in an object that lacks what it is called.
    An id of the file's own is one among all files only where it `has_global_ids`.
    """

    called: Mapping[str, str]
    guessed: tuple[str, ...] = ()
    has_global_ids: bool = True

    @property
    def guess(self) -> str | None:
        """The guesses in words, if there are any."""
        if not self.guessed:
            return None
        pairs = ", ".join(f"{field}={self.called[field][:40]}" for field in self.guessed)
        return f"its fields were taken to be {pairs} (--map says otherwise)"


@dataclass(frozen=True, slots=True)
class Row:
    """Where the fields stand: their file, which of it from 1, and the line if it has lines."""

    file: str
    number: int
    line: int | None = None

    @property
    def path(self) -> str:
        """The file's path with the number."""
        return f"{self.file}#{self.number}"


class Unfit(Exception):
    """Why fields are no article."""


def fields_of(objects: Iterable[object]) -> list[str]:
    """The names of all fields that any of the objects has, as they come."""
    found = (one for one in objects if isinstance(one, dict))
    return list(dict.fromkeys(name for one in found for name in one))


def own_names(found: Sequence[str], columns: Columns) -> Names:
    """What was said, where that is among those found, else the fields' own names."""
    return Names({field: column for field, column in columns if column in found})


def names_among(found: Sequence[str], columns: Columns, *, has_global_ids: bool) -> Names:
    """What was said, else the fields' own names, else what resembles them, of those found."""
    folded = {"_".join(name.casefold().split()): name for name in reversed(found)}
    called: dict[str, str] = {field: column for field, column in columns if column in found}
    guessed: list[str] = []
    for field in FIELDS:
        if field in called:
            continue
        named = [name for name in (field, *_ALSO[field].split()) if name in folded]
        if named:
            called[field] = folded[named[0]]
            guessed += [field] if named[0] != field else []
    is_said = ("id", called.get("id")) in columns
    return Names(called, tuple(guessed), has_global_ids or is_said)


def wants_text(names: Names, found: Sequence[str]) -> str | None:
    """What is wrong where nothing is known to be the text."""
    if "text" in names.called:
        return None
    listed = ", ".join(name[:_SHOWN] for name in found[:_SHOWN]) or "none"
    return f"no field of it is known to be the text: say --map text=NAME; it has {listed}"


def read_fields(
    fields: object, names: Names, row: Row, limits: "Limits", order: DateOrder | None
) -> Article | ArticleError:
    """The article, or why there is none."""
    try:
        return _article(fields, names, row, limits, order)
    except Unfit as error:
        where = row.path if row.line is None else row.file
        return ArticleError(where, row.line, str(error), _claimed_id(fields, names, row))


def _article(
    fields: object, names: Names, row: Row, limits: "Limits", order: DateOrder | None
) -> Article:
    """The article. Raises Unfit."""
    if not isinstance(fields, dict):
        raise Unfit("it is not a JSON object")
    text = with_line_feeds(_string(fields, names, "text") or "")
    if not text.strip():
        raise Unfit("it has no text")
    if len(text.encode()) > limits.article_bytes:
        raise Unfit(f"its text is larger than {limits.article_bytes:,} bytes")
    own_id = _id(fields, names, row)
    below = row.file if own_id else row.path
    given = _line(fields, names, "title")
    published, updated = (_day(fields, names, name, order) for name in ("published", "updated"))
    is_later = updated and (published is None or updated.day > published.day)
    return Article(
        id=own_id or below,
        path=below,
        text=text,
        title=given or derive_title(text, limits.language) or own_id or below,
        title_derived=not given,
        publisher=_line(fields, names, "source") or None,
        author=_author(fields, names),
        url=(_string(fields, names, "url") or "").strip() or None,
        published=published.day if published else None,
        line=row.line,
        updated=updated.day if updated and is_later and updated.precision == "day" else None,
        precision=published.precision if published else "day",
        date_source=_day_told_by(fields, names) if published else None,
    )


def _claimed_id(fields: object, names: Names, row: Row) -> str:
    """What fields that are no article would be called, so that what it was before can be kept."""
    try:
        return (isinstance(fields, dict) and _id(fields, names, row)) or row.path
    except Unfit:
        return row.path


def written_dates(fields: object, names: Names) -> list[str]:
    """The dates of the fields as they are written."""
    if not isinstance(fields, dict):
        return []
    values = (_value(fields, names, name) for name in ("published", "updated"))
    return [value for value in values if isinstance(value, str)]


def _id(fields: Mapping[str, Any], names: Names, row: Row) -> str | None:
    value = _value(fields, names, "id")
    if isinstance(value, int) and not isinstance(value, bool):
        own = str(value)
    else:
        own = _string(fields, names, "id") or ""
    return (own if names.has_global_ids else f"{row.file}#{own}") if own.strip() else None


def _day(fields: Mapping[str, Any], names: Names, name: str, order: DateOrder | None) -> Day | None:
    value = (_string(fields, names, name) or "").strip()
    if not value:
        return None
    try:
        return day_written(value, order)
    except ValueError as error:
        raise Unfit(f"{names.called.get(name, name)} {error}") from None


def _author(fields: Mapping[str, Any], names: Names) -> str | None:
    """Who wrote it: a string, or several; anything else says nothing, as of an object's number."""
    value = _value(fields, names, "author")
    several = value if isinstance(value, list) else [value]
    return author_named(", ".join(one for one in several if isinstance(one, str)))


def _day_told_by(fields: Mapping[str, Any], names: Names) -> str:
    """What says the day: the field, unless another one says what that was taken from."""
    told = fields.get("date_source")
    field = names.called.get("published", "published")
    return (isinstance(told, str) and storable(told)) or f"field {field}"


def _line(fields: Mapping[str, Any], names: Names, name: str) -> str:
    """The field on one line."""
    return " ".join((_string(fields, names, name) or "").split())


def _value(fields: Mapping[str, Any], names: Names, name: str) -> Any:
    called = names.called.get(name, name)
    return fields[called] if called in fields else fields.get(name)


def _string(fields: Mapping[str, Any], names: Names, name: str) -> str | None:
    called, value = names.called.get(name, name), _value(fields, names, name)
    if value is None:
        return None
    if not isinstance(value, str):
        raise Unfit(f"{called} is not a string")
    if not is_storable(value) or "\0" in value:
        raise Unfit(f"{called} holds a character that is no text")
    return value
