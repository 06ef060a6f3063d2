"""NewsML-G2, the envelope of news agencies -> the articles of its items. `xml_files` calls it.

An item's text is NITF, HTML or plain within it; items of other kinds (pictures, packages) are
counted.
"""

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element

from corpus.errors import ArticleError
from corpus.model import Article, Remark
from corpus.readers.agency.nitf import body_of
from corpus.readers.agency.release import Terms, released
from corpus.readers.agency.tree import NotReadable, paragraphs_in, text_in, tree_of
from corpus.readers.belief import first_believed
from corpus.readers.told import Place, Told
from corpus.readers.webpage.plain import plain_text

if TYPE_CHECKING:
    from corpus.readers.files import Limits

_SAYS = "NewsML-G2"
_TEXT = ("", "text", "composite")
_OTHER_ITEMS = ("packageItem", "planningItem", "conceptItem", "knowledgeItem", "catalogItem")


def read_newsml(
    content: bytes, path: str, limits: "Limits"
) -> Iterator[Article | ArticleError | Remark]:
    """The articles of a file's bytes, or why there are none or they may not be kept."""
    try:
        root = tree_of(content)
    except NotReadable as error:
        yield ArticleError(path, None, str(error))
        return
    items, others = list(root.iter("newsItem")), Counter[str]()
    others.update({name: sum(1 for _ in root.iter(name)) for name in _OTHER_ITEMS})
    for number, item in enumerate(items, 1):
        place = Place(path, number if len(items) > 1 else None)
        kind = _code(item.find("./itemMeta/itemClass"))
        if kind in _TEXT or item.find("./contentSet/inlineXML") is not None:
            yield from released(_told(item), _terms(item), place, limits)
        else:
            others[kind] += 1
    if left_out := ", ".join(f"{count} {kind}" for kind, count in others.items() if count):
        yield Remark(path, None, f"items that are no text, left out: {left_out}")
    elif not items:
        yield ArticleError(path, None, "it holds no items")


def _told(item: Element) -> Told:
    """What the item says of itself."""
    meta, content = item.find("./itemMeta"), item.find("./contentMeta")
    changed = [_at(meta, "versionCreated"), _at(content, "contentModified")]
    return Told(
        id=item.get("guid"),
        text=_text(item),
        headline=_at(content, "headline") or _at(meta, "title"),
        publisher=_publisher(item),
        author=_at(content, "by"),
        published=first_believed((written, _SAYS) for written in _days(item)),
        updated=first_believed((written, _SAYS) for written in changed),
    )


def _days(item: Element) -> Iterator[str]:
    """The days it can have been published, none of which is before the end of an embargo."""
    meta, content = item.find("./itemMeta"), item.find("./contentMeta")
    yield _at(meta, "embargoed")
    yield _at(meta, "firstCreated")
    yield _at(content, "contentCreated")
    yield _at(meta, "versionCreated")


def _terms(item: Element) -> Terms:
    embargoed = item.find("./itemMeta/embargoed")
    embargo = None if embargoed is None else text_in(embargoed)
    return Terms(_code(item.find("./itemMeta/pubStatus")), embargo)


def _publisher(item: Element) -> str | None:
    """Who sent it, by a name if there is one, else who has the rights."""
    provider = item.find("./itemMeta/provider")
    holder = item.find("./rightsInfo/copyrightHolder")
    return _name(provider) or _name(holder) or _code(provider) or _code(holder) or None


def _name(party: Element | None) -> str | None:
    return None if party is None else _at(party, "name") or party.get("literal")


def _code(element: Element | None) -> str:
    """The last part of an element's code, without its scheme; empty where it has none."""
    if element is None:
        return ""
    code = element.get("qcode") or element.get("uri") or element.get("literal") or ""
    return code.strip().replace("/", ":").rpartition(":")[2]


def _text(item: Element) -> str:
    """The first of the item's renditions that has text."""
    for inline in item.iterfind("./contentSet/*"):
        if inline.tag == "inlineData":
            text = _plain(inline)
        elif inline.tag == "inlineXML":
            nitf = inline.find(".//nitf")
            text = paragraphs_in(inline) if nitf is None else body_of(nitf)
        else:
            continue
        if text.strip():
            return text
    return ""


def _plain(inline: Element) -> str:
    text = "".join(inline.itertext())
    is_plain = (inline.get("contenttype") or "").startswith("text/plain")
    return text.strip() if is_plain else plain_text(text)


def _at(element: Element | None, path: str) -> str:
    return "" if element is None else text_in(element.find(f"./{path}"))
