"""A question -> the kind of thing that it asks for, and the sentence of it that asks.

English; a question in another language asks for no kind. `expected` uses it.
"""

import re
from enum import Enum, auto


class Kind(Enum):
    """What an answer must have; `UNKNOWN` where the question does not tell."""

    NUMBER = auto()
    MONEY = auto()
    SHARE = auto()
    TIME = auto()
    NAME = auto()
    REASON = auto()
    THING = auto()
    UNKNOWN = auto()


_WH = re.compile(r"\b(?:how|what|which|when|where|who|whom|whose|why)\b", re.IGNORECASE)
_SENTENCE_END = re.compile(r"(?<=[a-z\d”’\"'][.?!])\s+(?=[\"“A-Z])")
_PAY = (
    r"cost|costs|pays?|paid|prices?|worth|fined?|spends?|spent|charged?|rais(?:e|ed)|earn(?:s|ed)?"
    r"|money|salary|owes?|owed|sells?|sold|fees?"
)
# The first that fits what stands from the question word on. What can be named in capitals ("which
# country", "what is the name of") is a name; other things may be, so names count there too.
_KINDS = [
    (Kind.MONEY, re.compile(rf"how (?:much|high|low)\b.*\b(?:{_PAY})\b")),
    (Kind.NUMBER, re.compile(
        r"how (?:many|much|high|low|old|long|far|tall|big|large|deep|fast|wide|heavy|hot|cold"
        r"|often|few|strong)\b"
    )),
    (Kind.TIME, re.compile(r"when\b|how (?:soon|late|early|recently)\b")),
    (Kind.REASON, re.compile(r"why\b")),
    (Kind.NAME, re.compile(r"(?:where|who|whom|whose)\b")),
    (Kind.SHARE, re.compile(
        r"(?:what|which) (?:percentage|per ?cent|share|proportion|fraction)\b"
    )),
    (Kind.MONEY, re.compile(
        r"what (?:(?:is|was|are|were) )?(?:the |a )?(?:\w+ )?(?:price|cost|fine|salary|sum)\b"
        r"|what (?:do|does|did|will|would|must) .*\bcost\b"
    )),
    (Kind.NUMBER, re.compile(
        r"(?:what|which) (?:age|number|score|temperature|speed|size|height)\b"
    )),
    (Kind.TIME, re.compile(r"(?:what|which) (?:time|day|date|year|month|week|hour)\b")),
    (Kind.THING, re.compile(r"(?:what|which)\b")),
]  # fmt: skip


def kind_of(question: str) -> Kind:
    """What the question asks for."""
    asking = asking_sentence(question).casefold()
    word = _WH.search(asking)
    if word is None:
        return Kind.UNKNOWN
    found = (kind for kind, pattern in _KINDS if pattern.match(asking, word.start()))
    return next(found, Kind.UNKNOWN)


def asking_sentence(question: str) -> str:
    """The last sentence with a question word: those before it tell what it is about."""
    sentences = _SENTENCE_END.split(question.strip())
    return next((s for s in reversed(sentences) if _WH.search(s)), sentences[-1])
