"""Whether words point back to a question that was asked before them, and by what. `follow` asks.

When in doubt they do not: words that have a matter of their own are a question of their own.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.following.matter import weighty
from corpus.following.understood import LastQuestion
from corpus.model import Span
from corpus.naming import folded_words
from corpus.terms import Analyser

_MOST_OWN = 2  # words of weight beside a pronoun
_HE_OR_SHE = re.compile(r"\b(?:(?P<he>he|him|his)|(?P<she>she|hers?))\b", re.IGNORECASE)
_IT = re.compile(
    r"\b(?:it|its|they|them|their|theirs)\b"
    r"|\b(?:this|that|these|those)\b(?=\s*\Z|\s+(?:mean|happen|cost|take|work|change|so)\b)",
    re.IGNORECASE,
)
# "It" that stands for nothing: "is it true that", "what time is it", "will it rain".
_EMPTY_IT = re.compile(
    r"\bit\b.*\b(?:that|to|for)\s+\w|\b(?:time|day|date|year)\s+(?:is|was)\s+it\b"
    r"|\b(?:is|was|how['’]s)\s+it\s+(?:going|like)\b"
    r"|\bit\s+(?:be\s+)?(?:rain|snow|hail|true|possible|likely)",
    re.IGNORECASE,
)
_ASKS = re.compile(
    r"(?:who|whom|whose|what|when|where|which|why|how|did|does|do|is|are|was|were|will|would|can"
    r"|could|has|have|had|should|(?:in|to|by|for|from|at|of|with)\s+(?:which|whom|what))\b",
    re.IGNORECASE,
)
_ASKING_WORD = re.compile(r"\b(?:who|whom|whose|what|when|where|which|why|how)\b", re.IGNORECASE)
_ADDRESSES = re.compile(r"\b(?:I|you|your|yours|we|(?-i:us)|our|my|me)\b", re.IGNORECASE)
_SECOND_CLAUSE = re.compile(
    r"\b(?:and|or|but|when|if|because|after|before|as|while|that|which|who|since|until|than|so"
    r"|where|why|how)\b|[,;:?]",
    re.IGNORECASE,
)
_ELLIPSIS = (
    r"(?:(?:since|until|by|to|for|from|with|of|at|on|in)\s+)?"
    r"(?:why(?:\s+not)?|whom?|whose|when|where|which(?:\s+ones?)?|how(?:\s+(?:much|many|long|often"
    r"|far|old|big|large|high|soon|fast|come|so))?|what\s+for"
    r"|who\s+sa(?:id|ys)\s+so|says\s+who)"
)
_ELLIPSES = re.compile(
    rf"{_ELLIPSIS}(?:\s+(?:and|or)\s+{_ELLIPSIS})*(?:\s+exactly)?", re.IGNORECASE
)
_WHAT_HAPPENED = re.compile(r"what\s+happened(?:\s+(?:then|next))?", re.IGNORECASE)
_WHAT_X_SAID = re.compile(
    r"(?:what|why|how)\s+(?:did|does|do|has|have|had|is|was)\s+(?P<who>.{1,60}?)\s+"
    r"(?:say|said|saying|think|claim|argue|announce)"
    r"(?:\s+(?:about|on|to|of)\s+(?:it|that|this|them))?",
    re.IGNORECASE,
)
_AUXILIARY = re.compile(
    r"\b(?:did|does|do|is|are|was|were|will|would|can|could|has|have|had|should)\s+\Z",
    re.IGNORECASE,
)
_HAPPENED = re.compile(r"what(?:\s+has)?\s+happened\s+\w+\s+\Z", re.IGNORECASE)
_WHO_IS = re.compile(r"(?:who|where)\s+(?:is|was)\s+s?he", re.IGNORECASE)
_ROLE = re.compile(r"(?:the|this)(?:\s+[a-z][\w’'-]*){1,3}")
_DETERMINER = re.compile(r"\b(?:the|an?|this|that|these|those|every|each|some)\s+\w", re.IGNORECASE)
_NAME = re.compile(r"(?<=\s)(?!I\b)[A-ZÀ-Þ]")


@dataclass(frozen=True, slots=True)
class Pointing:
    """How words point back: `he` or `she` stands at `pronoun`, where one of them is what points.

    The `own` words of weight are those that they have themselves. Where `takes_matter`, the last
    question's are meant as well.
    """

    own: tuple[str, ...]
    takes_matter: bool
    singular: str | None = None
    pronoun: Span | None = None


def pointing_of(
    said: str, last: LastQuestion, analyser: Analyser, *, is_dated: bool
) -> Pointing | None:
    """How the words point back; None where they are a question of their own.

    What happened, if it `is_dated`, is one: "what happened in March?".
    """
    if _ELLIPSES.fullmatch(said) or (_WHAT_HAPPENED.fullmatch(said) and not is_dated):
        return Pointing((said,), takes_matter=True)
    if _ADDRESSES.search(said) or not _ASKS.match(said):
        return None
    own = weighty(said, analyser)
    if match := _HE_OR_SHE.search(said):
        return _of_a_person(said, match, own, analyser)
    if _what_somebody_said(said, last):
        return Pointing(own, takes_matter=True)
    match = _IT.search(said)
    if match is None or not (own or _ASKING_WORD.match(said)) or len(own) > _MOST_OWN:
        return None
    if _EMPTY_IT.search(said) or _has_meant_own(said[: match.start()], analyser):
        return None
    return Pointing(own, takes_matter=True)


def _of_a_person(
    said: str, match: re.Match[str], own: Sequence[str], analyser: Analyser
) -> Pointing | None:
    """Of words with "he" or "she", unless somebody stands before it whom it may mean.

    Nobody does in "which vote did she win", but may in "which senator lost his seat".
    """
    before = said[: match.start()]
    if _NAME.search(before) or _DETERMINER.search(before) or not (own or _ASKING_WORD.match(said)):
        return None
    if weighty(before, analyser) and not (_AUXILIARY.search(before) or _HAPPENED.match(before)):
        return None
    is_who = _WHO_IS.fullmatch(said) is not None
    takes_matter = (not own and not is_who) or _IT.search(said) is not None
    singular = "he" if match["he"] else "she"
    return Pointing(tuple(own), takes_matter, singular, Span(*match.span()))


def _what_somebody_said(said: str, last: LastQuestion) -> bool:
    """Whether it is "what did the mayor say", which leaves open of what.

    Somebody with a name must be known from the last question or its answer.
    """
    match = _WHAT_X_SAID.fullmatch(said)
    if match is None:
        return False
    if _ROLE.fullmatch(match["who"]):
        return True
    names = [last.question, *(one.name for one in last.speakers)]
    known = {word.strip("?!") for name in names for word in folded_words(name)}
    return bool(_NAME.search(f" {match['who']}")) and known.issuperset(folded_words(match["who"]))


def _has_meant_own(before: str, analyser: Analyser) -> bool:
    """Whether what "it" means may stand before it in the words themselves."""
    if _NAME.search(before):
        return True
    own = weighty(before, analyser)
    if not own:
        return False
    after_own = before.casefold().partition(own[0].casefold())[2]
    return _SECOND_CLAUSE.search(after_own) is not None
