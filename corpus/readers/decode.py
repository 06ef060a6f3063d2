"""Bytes -> text: UTF-8, else what charset-normalizer finds; line ends -> LF. Readers call it."""

import re

import charset_normalizer

_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_UTF16 = (b"\xff\xfe", b"\xfe\xff")


class NotText(ValueError):
    """The bytes are no text in any encoding that was recognised."""


def decode(data: bytes) -> tuple[str, str | None]:
    """The text without a BOM, and the name of its encoding where that was not UTF-8.

    Raises NotText.
    """
    try:
        text, encoding = data.decode("utf-8-sig"), None
    except UnicodeDecodeError:
        text, encoding = _detect(data)
    if _CONTROL.search(text):
        raise NotText
    return text, encoding


def with_line_feeds(text: str) -> str:
    """`text` with each CRLF and each lone CR as one LF: the one change made to stored text."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def is_storable(text: str) -> bool:
    """Whether `text` can be written as UTF-8: JSON can carry half a surrogate pair."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def _detect(data: bytes) -> tuple[str, str]:
    if b"\0" in data and not data.startswith(_UTF16):
        raise NotText
    best = charset_normalizer.from_bytes(data).best()
    if best is None:
        raise NotText
    return str(best).removeprefix("\ufeff"), best.encoding
