"""ninjs, news in JSON as agencies send it (1.x to 3.x) -> the articles of its items.

A file is one object, or a list of them, also within `items`. Names are compared in lower case, as
3.x writes them otherwise than 1.x and 2.x. `json_files` calls this.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from corpus.errors import ArticleError
from corpus.model import Article, Remark
from corpus.readers.agency.release import Terms, released
from corpus.readers.belief import first_believed
from corpus.readers.told import Place, Told
from corpus.readers.webpage.plain import plain_text

if TYPE_CHECKING:
    from corpus.readers.files import Limits

_SAYS = "ninjs"
_LISTS = ("items", "_items")
_ITS_OWN = frozenset(
    "versioncreated firstcreated contentcreated pubstatus representationtype body_text body_xhtml"
    " body_html bodies headlines".split()
)
_MARKUP = ("html", "xml")

Fields = Mapping[str, Any]


def is_ninjs(value: object) -> bool:
    """Whether the JSON is an item, or a list of which the first is one."""
    items = _items(value)
    if not items or not isinstance(items[0], dict):
        return False
    names = _lowered(items[0]).keys()
    return "uri" in names and not _ITS_OWN.isdisjoint(names)


def read_items(
    value: object, path: str, limits: "Limits"
) -> Iterator[Article | ArticleError | Remark]:
    """The articles of JSON that is ninjs."""
    items = _items(value)
    for number, item in enumerate(items, 1):
        place = Place(path, number if len(items) > 1 else None)
        if isinstance(item, dict):
            fields = _lowered(item)
            yield from released(_told(fields), _terms(fields), place, limits)
        else:
            yield ArticleError(place.path, None, "it is no JSON object")


def _items(value: object) -> Sequence[object]:
    if isinstance(value, dict):
        inner = next((value[name] for name in _LISTS if isinstance(value.get(name), list)), None)
        return inner if inner is not None and "uri" not in value else [value]
    return value if isinstance(value, list) else []


def _lowered(item: Mapping[str, Any]) -> Fields:
    return {name.lower(): value for name, value in item.items()}


def _told(item: Fields) -> Told:
    """What the item says of itself."""
    uri = _string(item, "uri")
    return Told(
        id=uri,
        text=_text(item),
        headline=_string(item, "headline") or _first(item, "headlines") or _string(item, "title"),
        publisher=_publisher(item),
        author=_string(item, "byline"),
        url=uri if uri.startswith(("http://", "https://")) else None,
        published=first_believed((written, _SAYS) for written in _days(item)),
        updated=first_believed([(_string(item, "versioncreated"), _SAYS)]),
    )


def _days(item: Fields) -> Iterator[str]:
    """The days it can have been published, none of which is before the end of an embargo."""
    for name in ("embargoed", "firstcreated", "contentcreated", "versioncreated"):
        yield _string(item, name)


def _terms(item: Fields) -> Terms:
    """What is there as an embargo and is no text has an end that is not known."""
    embargo = None if item.get("embargoed") is None else _string(item, "embargoed")
    status = item.get("pubstatus")
    return Terms(status if isinstance(status, str | None) else repr(status), embargo)


def _publisher(item: Fields) -> str:
    providers = item.get("providers")
    first = providers[0] if isinstance(providers, list) and providers else item.get("provider")
    provider = _string(first, "name") if isinstance(first, dict) else _string(item, "provider")
    source = _string(item, "source")
    return source or provider or _string(item, "copyrightholder")


def _text(item: Fields) -> str:
    """The body, from markup where there is some, as that says where paragraphs end."""
    texts = [
        plain_text(written) if any(mark in kind for mark in _MARKUP) else written
        for kind, written in sorted(_bodies(item), key=lambda body: "html" not in body[0])
    ]
    return next((text for text in texts if text.strip()), "")


def _bodies(item: Fields) -> Iterator[tuple[str, str]]:
    """Each rendition of the body, with what it is written in."""
    for name in item:
        if name.startswith("body_"):
            yield name, _string(item, name)
    bodies = item.get("bodies")
    for body in bodies if isinstance(bodies, list) else ():
        if isinstance(body, dict):
            fields = _lowered(body)
            yield _string(fields, "contenttype").lower(), _string(fields, "value")


def _first(item: Fields, name: str) -> str:
    """The main one of several renditions, or the first."""
    several = item.get(name)
    found = [one for one in several if isinstance(one, dict)] if isinstance(several, list) else []
    found.sort(key=lambda one: one.get("role") != "main")
    return plain_text(_string(found[0], "value")) if found else ""


def _string(fields: Fields, name: str) -> str:
    value = fields.get(name)
    return value if isinstance(value, str) else ""
