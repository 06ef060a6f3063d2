"""What a question asks for -> whether a sentence has one that the question itself has not.

`evidence` asks it of the sentences that have something of the question.
"""

import re
from collections.abc import Iterator

from corpus.kind import Kind, kind_of
from corpus.quantities import NUMBER_WORDS, is_day
from corpus.terms import Analyser

_HALF = 0.5  # for a number where money or a share was asked for
_WORD = re.compile(r"[^\W_][\w’'&-]*")
_NUMBER = re.compile(r"\d+(?:[.,:]\d+)*|[^\W\d_]+(?:-[^\W\d_]+)?")
_SPELLED = NUMBER_WORDS - {"m", "bn"} | {"dozen", "dozens", "half", "twice"}
_MONEY = re.compile(
    r"[$€£¥]\s?\d|\d\S*\s(?:(?:thousand|million|billion|trillion|m|bn)\s)?"
    r"(?:crowns?|dollars?|euros?|pounds?|cents?|pence|francs?|yen|yuan|rupees?|USD|EUR|GBP)\b"
)
_SHARE = re.compile(r"\d\s?%|\bper ?cent\b|\b(?:half|thirds?|quarters?)\b", re.IGNORECASE)
_TIME = re.compile(
    r"\b(?:1[89]|20)\d\d\b|\b\d{1,2}(?::\d\d)?\s?[ap]\.?m\b|\b\d{1,2}:\d\d\b|\b(?:yesterday|today"
    r"|tonight|tomorrow|noon|midnight|morning|afternoon|evening|dawn|summer|winter|autumn|spring"
    r"|week|month|year|weekend|decade|century)\b",
    re.IGNORECASE,
)
_REASON = re.compile(
    r"\b(?:because|due to|owing to|thanks to|as a result|since|so that|caused|reason|led to"
    r"|in order to|amid|after)\b",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"[“\"]\w")
_STARTS = re.compile(r"(?:\A|[.?!:]\s+)[“\"‘'(]*\Z")


class Expected:
    """Tells how well a sentence fits what one question asks for."""

    def __init__(self, question: str, analyser: Analyser) -> None:
        self.kind = kind_of(question)
        self._analyser = analyser
        self._known = frozenset(analyser.terms(question))
        self._numbers = frozenset(_numbers(question))

    def fit(self, sentence: str) -> float:
        """0 where the sentence has nothing of the kind, up to 1."""
        match self.kind:
            case Kind.NUMBER:
                return float(self._has_number(sentence))
            case Kind.MONEY:
                return self._of_unit(_MONEY, sentence)
            case Kind.SHARE:
                return self._of_unit(_SHARE, sentence)
            case Kind.TIME:
                return float(_has_time(sentence))
            case Kind.REASON:
                return float(_REASON.search(sentence) is not None)
            case Kind.NAME:
                return float(self._has_name(sentence))
            case Kind.THING:
                return float(self._has_name(sentence) or _QUOTED.search(sentence) is not None)
            case Kind.UNKNOWN:
                return 0.0

    def _of_unit(self, unit: re.Pattern[str], sentence: str) -> float:
        if not self._has_number(sentence):
            return 0.0
        return 1.0 if unit.search(sentence) else _HALF

    def _has_number(self, sentence: str) -> bool:
        return any(number not in self._numbers for number in _numbers(sentence))

    def _has_name(self, sentence: str) -> bool:
        """Whether a word in capitals is new, and not so written only as it begins a sentence."""
        words = list(_WORD.finditer(sentence))
        for word, following in zip(words, [*words[1:], None], strict=True):
            if not word[0][0].isupper() or word[0] == "I" or is_day(word[0]):
                continue
            if _STARTS.search(sentence, max(word.start() - 4, 0), word.start()) and not (
                (following and following[0][0].isupper()) or word[0][1:] != word[0][1:].lower()
            ):
                continue
            if (term := self._analyser.term(word[0])) and term not in self._known:
                return True
        return False


def _numbers(text: str) -> Iterator[str]:
    """The numbers, in figures without marks of thousands or spelled out."""
    for match in _NUMBER.finditer(text):
        word = match[0].casefold()
        if word[0].isdigit() or word in _SPELLED:
            yield word.replace(",", "")


def _has_time(sentence: str) -> bool:
    words = (match[0] for match in _WORD.finditer(sentence))
    # A month and a day of the week have a capital: "may" and "march" are words.
    return bool(_TIME.search(sentence)) or any(w[0].isupper() and is_day(w) for w in words)
