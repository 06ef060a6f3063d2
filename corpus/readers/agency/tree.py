"""XML as agencies send it -> a tree whose names have no namespaces, and the text in its elements.

`nitf` and `newsml` call it.
"""

from html.entities import name2codepoint
from xml.etree.ElementTree import Element, TreeBuilder, tostring

import defusedxml.ElementTree
from defusedxml import DefusedXmlException

from corpus.readers.webpage.plain import plain_text

_DEEPEST = 200  # elements within elements, which are walked by functions that call themselves
_AS_HTML = {
    "block": "div",
    "hl2": "h2",
    "bq": "blockquote",
    "credit": "div",
    "media": "template",  # pictures and what is said beneath them: none of it is shown
}


class NotReadable(ValueError):
    """The bytes are no XML that is read; its text says why."""


def tree_of(content: bytes) -> Element:
    """The root. Raises NotReadable, also where entities are declared or files named in it."""
    parser = defusedxml.ElementTree.XMLParser(target=_Shallow(), forbid_entities=True)
    # Without the DTD that NITF names and that is not fetched, these would not be known.
    parser.entity.update({name: chr(code) for name, code in name2codepoint.items()})
    try:
        parser.feed(content)
        root: Element = parser.close()
    except NotReadable:
        raise
    except DefusedXmlException as error:
        reason = f"its XML declares what none needs ({type(error).__name__})"
        raise NotReadable(reason) from None
    # What expat and the codecs raise for what is no XML; ParseError is a SyntaxError.
    except (SyntaxError, ValueError, LookupError, TypeError, AttributeError) as error:
        raise NotReadable(f"it is no well-formed XML: {error}"[:200]) from None
    return root


def text_in(element: Element | None) -> str:
    """The text of an element and all within it, on one line; empty where there is none."""
    return "" if element is None else " ".join("".join(element.itertext()).split())


def paragraphs_in(element: Element) -> str:
    """The text of an element that holds paragraphs, in NITF's or HTML's terms."""
    for inner in element.iter():
        inner.tag = _AS_HTML.get(inner.tag, inner.tag)
        inner.attrib.clear()
    markup = tostring(element, encoding="unicode", method="html")
    return plain_text(f"<div>{markup}</div>")


class _Shallow(TreeBuilder):
    """Builds a tree of names without their namespaces, as deep as it can be walked."""

    def __init__(self) -> None:
        super().__init__()
        self._depth = 0

    def start(self, tag: str, attrs: dict[str, str], /) -> Element:
        """Begin an element."""
        self._depth += 1
        if self._depth > _DEEPEST:
            raise NotReadable("its elements are nested too deep")
        return super().start(tag.rpartition("}")[2], attrs)

    def end(self, tag: str, /) -> Element:
        """End an element."""
        self._depth -= 1
        return super().end(tag.rpartition("}")[2])
