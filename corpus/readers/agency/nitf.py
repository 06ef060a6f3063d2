"""NITF, the text format of news agencies -> the item's article. `xml_files` calls it."""

from collections.abc import Iterator
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element

from corpus.errors import ArticleError
from corpus.model import Article, Remark
from corpus.readers.agency.release import Terms, released
from corpus.readers.agency.tree import NotReadable, paragraphs_in, text_in, tree_of
from corpus.readers.belief import first_believed
from corpus.readers.told import Place, Told

if TYPE_CHECKING:
    from corpus.readers.files import Limits

_SAYS = "NITF"


def read_nitf(
    content: bytes, path: str, limits: "Limits"
) -> Iterator[Article | ArticleError | Remark]:
    """The article of a file's bytes, or why there is none or it may not be kept."""
    try:
        root = tree_of(content)
    except NotReadable as error:
        yield ArticleError(path, None, str(error))
        return
    yield from released(_told(root), _terms(root), Place(path), limits)


def body_of(root: Element) -> str:
    """The paragraphs of an `<nitf>` element."""
    content = root.find(".//body.content")
    return "" if content is None else paragraphs_in(content)


def _told(root: Element) -> Told:
    """What the item says of itself."""
    identity = _attribute(root, ".//docdata/doc-id", "id-string")
    register = _attribute(root, ".//docdata/doc-id", "regsrc")
    changed = [_value(one, "norm") for one in root.iterfind(".//revision-history")]
    return Told(
        id=f"{register}:{identity}" if register and identity else identity,
        text=body_of(root),
        headline=text_in(root.find(".//hedline/hl1")) or text_in(root.find("./head/title")),
        publisher=_publisher(root),
        author=text_in(root.find(".//body.head/byline")),
        url=_url(root),
        published=first_believed((written, _SAYS) for written in _days(root)),
        updated=first_believed((written, _SAYS) for written in reversed(changed)),
    )


def _publisher(root: Element) -> str | None:
    """Who published it, else who sent it, else who has the rights."""
    return (
        _attribute(root, ".//pubdata", "name")
        or text_in(root.find(".//distributor"))
        or _attribute(root, ".//docdata/doc.rights", "provider")
        or _attribute(root, ".//docdata/doc.copyright", "holder")
    )


def _url(root: Element) -> str | None:
    address = _attribute(root, ".//pubdata", "ex-ref") or ""
    return address if address.startswith(("http://", "https://")) else None


def _days(root: Element) -> Iterator[str | None]:
    yield _attribute(root, ".//pubdata", "date.publication")
    yield _attribute(root, ".//docdata/date.release", "norm")
    yield _attribute(root, ".//docdata/date.issue", "norm")
    yield _attribute(root, ".//dateline/story.date", "norm")


def _terms(root: Element) -> Terms:
    """Before its release an item is embargoed, whatever its status is called."""
    status = _attribute(root, ".//docdata", "management-status")
    return Terms(status, _attribute(root, ".//docdata/date.release", "norm"))


def _attribute(root: Element, path: str, name: str) -> str | None:
    element = root.find(path)
    return None if element is None else _value(element, name)


def _value(element: Element, name: str) -> str | None:
    return (element.get(name) or "").strip() or None
