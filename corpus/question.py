"""What was asked -> a Query. `archive` calls it with the question as it was typed."""

import re

from corpus.model import Query
from corpus.terms import Analyser, words

_SAY = (
    r"(?:say|says|said|saying|tell|told|claim|claimed|think|call|write|wrote|announce|argue|warn)"
)
_WHAT_DID_X_SAY = re.compile(
    rf"\b(?:what|why|how|who)\b.*?\b(?:did|does|do|has|have|had|was|is)\s+(?P<who>.{{1,80}}?)\s+{_SAY}\b"
    rf"|\baccording to\s+(?P<by>.{{1,80}}?)\s*[,?.]",
    re.IGNORECASE | re.DOTALL,
)
# A word of greeting or thanks alone is no question about anything.
_GREETINGS = frozenset(
    "hello hi hey hiya howdy yo greetings welcome good morning afternoon evening night day goodbye"
    " bye thanks thank cheers please ok okay yes help test ping".split()
)


def parse_question(question: str, analyser: Analyser) -> Query:
    """The question's terms, each once, with the word it came from; and whose words are wanted."""
    found: dict[str, str] = {}
    typed = _words_as_typed(question)
    if all(word.casefold() in _GREETINGS or analyser.term(word) is None for word in typed):
        return Query(question, (), ())
    for word in typed:
        if (term := analyser.term(word)) is not None:
            found.setdefault(term, word)
    return Query(question, tuple(found), tuple(found.values()), _speaker(question, analyser))


def _words_as_typed(question: str) -> list[str]:
    """The words; of a question in capitals in lower case, or every stop word were an acronym."""
    return words(question.lower() if question.isupper() else question)


def _speaker(question: str, analyser: Analyser) -> frozenset[str]:
    match = _WHAT_DID_X_SAY.search(question)
    if match is None:
        return frozenset()
    return frozenset(analyser.terms(match["who"] or match["by"]))
