"""What was asked -> a Query. `answering` calls it with a question, `tracing` with a topic."""

import re
from collections.abc import Iterable, Sequence
from datetime import date

from corpus.days import days_asked_about, said_of_now
from corpus.model import DaySpan, Query, Span
from corpus.publishers import is_named
from corpus.terms import Analyser, words_as_typed

_SAY = (
    r"(?:say|says|said|saying|tell|told|claim|claimed|think|call|write|wrote|announce|argue|warn)"
)
_WHAT_DID_X_SAY = re.compile(
    rf"\b(?:what|why|how|who)\b.*?\b(?:did|does|do|has|have|had|was|is)\s+(?P<who>.{{1,80}}?)\s+"
    rf"(?P<verb>{_SAY})\b"
    rf"|\baccording to\s+(?P<by>.{{1,80}}?)\s*[,?.]",
    re.IGNORECASE | re.DOTALL,
)
_RELATIVE = re.compile(
    r"\b(?:last|this|next|past|previous|ago|yesterday|tomorrow)\b", re.IGNORECASE
)
_HEAD = 1000  # characters in which it is looked for whose words are wanted

# A word of greeting or thanks alone is no question about anything.
_GREETINGS = frozenset(
    "hello hi hey hiya howdy yo greetings welcome good morning afternoon evening night day goodbye"
    " bye thanks thank cheers please ok okay yes help test ping".split()
)


def parse_question(
    question: str,
    analyser: Analyser,
    asked: date | None = None,
    publishers: Sequence[str] = (),
) -> Query:
    """The question's terms, each once, with the word it came from; and what else it names.

    That is whose words are wanted, which of the `publishers`, and which days, if `asked` is known.
    """
    found: dict[str, str] = {}
    said = _WHAT_DID_X_SAY.search(question, 0, _HEAD)
    days = days_asked_about(question, asked) if asked else ()
    latest = said_of_now(question) if asked else ()
    verb = [Span(*said.span("verb"))] if said and said["verb"] else []
    told = [*verb, *latest, *(span.said for span in days if _is_relative(span, question))]
    typed = words_as_typed(_without(told, question))
    if not any(analyser.term(word) for word in typed):
        typed = words_as_typed(_without(verb, question))
    if all(word.casefold() in _GREETINGS or analyser.term(word) is None for word in typed):
        return Query(question, (), ())
    for word in typed:
        if (term := analyser.term(word)) is not None:
            found.setdefault(term, word)
    speaker = analyser.terms(said["who"] or said["by"]) if said else ()
    return Query(
        question,
        tuple(found),
        tuple(found.values()),
        speaker=frozenset(speaker),
        publishers=frozenset(p.casefold() for p in publishers if is_named(p, question)),
        days=days,
        is_about_now=bool(latest),
        asked=asked,
    )


def _is_relative(days: DaySpan, question: str) -> bool:
    """Whether an article that has these words means other days by them: "last year"."""
    return _RELATIVE.search(days.said.of(question)) is not None


def _without(spans: Iterable[Span], question: str) -> str:
    """The question without what is no matter of its own.

    Such are its "say", as an article has "said", "told" or "added" in that place, and when it asks
    about, as that is told by an article's day.
    """
    for span in sorted(spans, reverse=True):
        question = f"{question[: span.start]} {question[span.end :]}"
    return question
