"""Whether a quotation is somebody's words: scare quotes, titles of works and nicknames are not.

`attributing` asks.
"""

import re

from corpus.model import Span
from corpus.speakers.masking import MARKS, SENTENCE_END

_SCARE = 3  # words of a quotation that is speech only where it is directly attributed
_NICKNAME = re.compile(r"\W?[^\W\d_a-zß-ÿ][\w.-]*(?:[ ][\w.-]+)?\W?")


def is_speech(quotation: str, *, is_direct: bool, is_loose: bool) -> bool:
    """Whether it is neither a scare quote nor the title of a work.

    `is_loose` says that it stands among other words, and no "X said:" introduces it.
    """
    inner = quotation.strip(MARKS)
    words = [word for word in inner.split() if any(map(str.isalpha, word))]
    if len(words) <= _SCARE:
        return is_direct and bool(words)
    heavy = [word for word in words if len(word.strip(MARKS + ",.?!")) > _SCARE]
    is_title = bool(heavy) and all(not word.lstrip("[(" + MARKS)[:1].islower() for word in heavy)
    return not (is_title and (is_loose or inner[-1:] not in SENTENCE_END))


def is_nickname(text: str, quote: Span) -> bool:
    """Whether it stands within a name: Ana "Pip" Ruiz."""
    before, after = text[max(quote.start - 2, 0) : quote.start], text[quote.end : quote.end + 2]
    if not _NICKNAME.fullmatch(quote.of(text)):
        return False
    return before[:1].isalpha() and before[1:] == " " and after[:1] == " " and after[1:].isupper()
