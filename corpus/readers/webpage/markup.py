"""A page's bytes -> its text, and the text -> a tree of elements. `pages` calls both.

What the page declares of its encoding is often wrong: valid UTF-8 beyond ASCII is UTF-8, whatever
was declared; else the declared encoding; else what charset-normalizer finds.
"""

import codecs
import re
from dataclasses import dataclass

import lxml.html
from lxml import etree
from lxml.html import HtmlElement

from corpus.readers.decode import NotText, decode

_HEAD = 4096  # bytes in which a declaration is looked for
_DECLARED = re.compile(
    rb"""<\?xml[^>]{0,200}encoding\s*=\s*["']([\w.:-]+)
    | <meta[^>]{0,400}charset\s*=\s*["']?\s*([\w.:-]+)""",
    re.IGNORECASE | re.VERBOSE,
)
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Browsers read these as the Windows encoding that holds them.
_AS_BROWSERS_DO = {"iso8859-1": "cp1252", "ascii": "cp1252", "gb2312": "gb18030", "gbk": "gb18030"}
_NOT_OF_PAGES = frozenset({"unicode-escape", "unicode_escape", "raw-unicode-escape", "utf-7"})
_STRAY = 0.001  # of a page's bytes may be no UTF-8 in a page that declares it
_MARK = "\ufffd"
_NUL = "\0"
_CONTROLS = 0.01  # of a page's characters may be control characters
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_NOT_IN_TREES = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\ufffe\uffff]")
_BLANK_IN_TREES = re.compile(r"[\v\f]")


@dataclass(frozen=True, slots=True)
class Markup:
    """A page's text, and what is to be said of how it was read."""

    text: str
    remark: str | None = None


def read_markup(content: bytes, encoding: str | None) -> Markup:
    """The page as text; `encoding` is what the server or the message said it is in.

    Raises NotText.
    """
    for bom, name in _BOMS:
        if content.startswith(bom):
            return _clean(content.removeprefix(bom).decode(name, "replace"), None)
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        return _not_utf8(content, encoding)
    if text.count(_NUL) > _CONTROLS * len(text):  # UTF-16 of Western text is valid UTF-8
        text, found = decode(content)
        return _clean(text, f"it was read as {found}")
    return _clean(text, None)


def tree_of(text: str) -> HtmlElement | None:
    """The root of the page's tree, however broken its markup is, or None where there is none."""
    parser = lxml.html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        root = lxml.html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError):
        return None
    return root


def _not_utf8(content: bytes, encoding: str | None) -> Markup:
    for name in (encoding, _declared(content)):
        codec = _codec(name)
        if codec == "utf-8":
            text = content.decode("utf-8", "replace")
            if text.count(_MARK) <= _STRAY * len(content):
                return _clean(text, "some of its bytes are not the UTF-8 that it declares")
        elif codec:
            try:
                return _clean(content.decode(codec), None)
            except UnicodeError:
                continue
    text, found = decode(content)
    return _clean(text, f"it was read as {found}, as it is not UTF-8")


def _declared(content: bytes) -> str | None:
    match = _DECLARED.search(content[:_HEAD])
    return (match[1] or match[2]).decode("ascii", "replace") if match else None


def _codec(name: str | None) -> str | None:
    """The name of a codec that makes text of bytes, or None."""
    if not name:
        return None
    try:
        info = codecs.lookup(name.strip())
    except (LookupError, ValueError):
        return None
    if info.name in _NOT_OF_PAGES:
        return None
    # A private attribute, as codecs has no other way to tell "rot13" and "zip" from encodings.
    if not info._is_text_encoding:  # noqa: SLF001 - as said above
        return None
    return _AS_BROWSERS_DO.get(info.name, info.name)


def _clean(text: str, remark: str | None) -> Markup:
    """Without the characters that a tree cannot hold and no browser shows.

    Raises NotText where they are many.
    """
    if len(_CONTROL.findall(text)) > _CONTROLS * len(text):
        raise NotText
    if _NUL in text:
        remark = remark or "its NUL bytes were left out"
    return Markup(_BLANK_IN_TREES.sub(" ", _NOT_IN_TREES.sub("", text)), remark)
