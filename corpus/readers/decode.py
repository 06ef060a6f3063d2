"""Bytes -> text: UTF-8, else what charset-normalizer finds; line ends -> LF. Readers call it."""

import re

import charset_normalizer

_CONTROL = re.compile(r"[\x01-\x08\x0e-\x1f\x7f]")
_STRAY = 0.01  # of a text's characters may be controls that scraping left in it
_WESTERN = "cp1252"


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
    if "\0" in text:  # UTF-16 of Western text is valid UTF-8, with a NUL at every other place
        text, encoding = _detect(data)
    if "\0" in text or len(_CONTROL.findall(text)) > _STRAY * len(text):
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
    """What charset-normalizer finds; of equals the one that most Western files are in."""
    found = charset_normalizer.from_bytes(data)
    best = found.best()
    if best is None:
        raise NotText
    for match in found:
        same = match.chaos == best.chaos and match.coherence == best.coherence
        if match.encoding == _WESTERN and same:
            best = match
    return str(best).removeprefix("\ufeff"), best.encoding
