"""What was asked -> a Query. `archive` calls it with the question as it was typed."""

import re

from corpus.model import Query
from corpus.terms import Analyser, words

_SAY = (
    r"(?:say|says|said|saying|tell|told|claim|claimed|think|call|write|wrote|announce|argue|warn)"
)
_WHAT_DID_X_SAY = re.compile(
    rf"\b(?:what|why|how|who)\b.*?\b(?:did|does|do|has|have|had|was|is)\s+(?P<who>.{{1,80}}?)\s+"
    rf"(?P<verb>{_SAY})\b"
    rf"|\baccording to\s+(?P<by>.{{1,80}}?)\s*[,?.]",
    re.IGNORECASE | re.DOTALL,
)
_HEAD = 1000  # characters in which it is looked for whose words are wanted

# A word of greeting or thanks alone is no question about anything.
_GREETINGS = frozenset(
    "hello hi hey hiya howdy yo greetings welcome good morning afternoon evening night day goodbye"
    " bye thanks thank cheers please ok okay yes help test ping".split()
)


def parse_question(question: str, analyser: Analyser) -> Query:
    """The question's terms, each once, with the word it came from; and whose words are wanted."""
    found: dict[str, str] = {}
    said = _WHAT_DID_X_SAY.search(question, 0, _HEAD)
    typed = _words_as_typed(question if said is None else _without_verb(question, said))
    if all(word.casefold() in _GREETINGS or analyser.term(word) is None for word in typed):
        return Query(question, (), ())
    for word in typed:
        if (term := analyser.term(word)) is not None:
            found.setdefault(term, word)
    speaker = analyser.terms(said["who"] or said["by"]) if said else ()
    return Query(question, tuple(found), tuple(found.values()), frozenset(speaker))


def _words_as_typed(question: str) -> list[str]:
    """The words; of a question in capitals in lower case, or every stop word were an acronym."""
    return words(question.lower() if question.isupper() else question)


def _without_verb(question: str, said: re.Match[str]) -> str:
    """The question without its "say": an article has "said", "told" or "added" in that place."""
    start, end = said.span("verb")
    return question if start < 0 else f"{question[:start]} {question[end:]}"
