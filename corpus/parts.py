"""A question of several parts -> each as a question by itself. `answering` asks them one by one.

Parts are several questions in a row, clauses that each ask ("When …, and how much …?"), and people
or bodies that are named together ("Did both X and Y say …?", "What did X and Y say?").
"""

import re
from collections.abc import Iterator

_MOST = 3
_ASKING = r"(?:how|what|when|where|which|who|whom|whose|why)"
_QUESTION_ENDS = re.compile(r"\?\s+(?=\S)")
_CLAUSE = re.compile(
    rf",?\s+and\s+(?={_ASKING}\b)"
    rf"|[;,]\s+(?={_ASKING}\s+(?:much|many|did|does|is|was|will)\b)",
    re.IGNORECASE,
)
_BEGINS_ASKING = re.compile(rf"\W*(?:in\s+|for\s+|by\s+)?{_ASKING}\b", re.IGNORECASE)
_POINTS_BACK = re.compile(
    r"\b(?:it|its|they|them|their|he|him|his|she|her|hers|that|this|those|these|there|then)\b",
    re.IGNORECASE,
)
_CAPITAL = r"[A-ZÀ-Þ][\w.’'-]*"
_NAME = rf"(?:the\s+)?{_CAPITAL}(?:\s+(?:of\s+|the\s+|de\s+|van\s+|von\s+)?{_CAPITAL}){{0,4}}"
_ONE = rf"{_NAME}|\w+(?:\s\w+)?"
_BOTH = re.compile(rf"\bboth\s+(?P<one>{_ONE})\s+and\s+(?P<other>{_ONE})")
_SAID_BY_TWO = re.compile(
    rf"\b(?:did|do|does|has|have|had)\s+(?P<one>{_NAME})\s+and\s+(?P<other>{_NAME})\s+"
    r"(?:each\s+|both\s+)?(?:say|said|think|claim|claimed|announce|promise|want|tell|argue|propose)\b"
)


def parts_of(question: str) -> tuple[str, ...]:
    """The parts as questions, in order, at most three; none of a question that is of one part."""
    for found in (_questions(question), _clauses(question), _named_together(question)):
        if len(found) > 1:
            return tuple(found[:_MOST])
    return ()


def _questions(question: str) -> list[str]:
    """Questions that stand one behind the other; one that asks nothing goes with the next."""
    asked = [part.strip() for part in _QUESTION_ENDS.split(question)]
    if not all(any(map(str.isalpha, part)) for part in asked):
        return []
    return list(_by_themselves(asked))


def _clauses(question: str) -> list[str]:
    if not _BEGINS_ASKING.match(question):
        return []
    return list(_by_themselves([part.strip() for part in _CLAUSE.split(question)]))


def _by_themselves(parts: list[str]) -> Iterator[str]:
    """Each part, with the first one behind it where it points back to that: "and when was it?"."""
    for number, part in enumerate(parts):
        yield f"{part} ({parts[0]})" if number and _POINTS_BACK.search(part) else part


def _named_together(question: str) -> list[str]:
    match = _BOTH.search(question) or _SAID_BY_TWO.search(question)
    if match is None:
        return []
    begins = match.start() if match.re is _BOTH else match.start("one")
    before, after = question[:begins], question[match.end("other") :]
    return [f"{before}{match[name]}{after}" for name in ("one", "other")]
