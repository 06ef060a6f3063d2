"""The first bytes of an XML file -> what it is: the name of its root, and whether it has entities.

A declared entity may stand for millions of characters, and none of the formats needs one.
"""

import codecs
import re

_HEAD = 1 << 16  # bytes that hold what stands before the root
_BOMS = ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_ROOT = re.compile(r"<(?:[A-Za-z_][\w.-]*:)?([A-Za-z_][\w.-]*)")
_NOT_ROOT = re.compile(r"<!--.*?(?:-->|\Z)|<\?.*?(?:\?>|\Z)", re.DOTALL)


def root_of(content: bytes) -> str | None:
    """The name of the root element without its prefix, or None where no element begins."""
    match = _ROOT.search(_NOT_ROOT.sub("", _head(content)))
    return match[1] if match else None


def declares_entities(content: bytes) -> bool:
    """Whether entities are declared before the root begins."""
    prolog = _NOT_ROOT.sub("", _head(content))
    match = _ROOT.search(prolog)
    return "<!ENTITY" in prolog[: match.start() if match else None]


def _head(content: bytes) -> str:
    for bom, encoding in _BOMS:
        if content.startswith(bom):
            return content[:_HEAD].decode(encoding, "replace")
    return content[:_HEAD].decode("utf-8", "replace")
