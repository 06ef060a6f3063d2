"""Whom a text calls by a role, such as "mayor", at their name. `resolving` asks."""

import re

from corpus.speakers.lexicon import ROLES, SHORT_ROLES
from corpus.speakers.names import Name, People, Person

_PHRASE = re.compile(r"(?:the|this)\s+((?:[\w-]+\s+){0,2}[\w-]+)", re.IGNORECASE)
_REACH = 60  # characters before a name that its role stands in


class Roles:
    """The roles of the people of one text."""

    def __init__(self, masked: str, people: People) -> None:
        self._masked = masked
        self._people = people
        self._known: dict[str, Person | None] = {}

    def holder(self, phrase: str) -> Person | None:
        """The one whom the text calls by the role in a phrase such as "the mayor".

        None where it names several, or somebody who once was that.
        """
        match = _PHRASE.fullmatch(phrase)
        if match is None or match[1].split()[-1].casefold() not in ROLES:
            return None
        role = " ".join(match[1].casefold().split())
        if role not in self._known:
            self._known[role] = self._only(_Role(role))
        return self._known[role]

    def _only(self, role: "_Role") -> Person | None:
        if role.is_doubtful(self._masked):
            return None
        mentions = self._people.mentions
        holders = {person for name, person in mentions if role.is_held_by(self._masked, name)}
        return holders.pop() if len(holders) == 1 else None


class _Role:
    """One role, in lower case, as in "the mayor" or "the health minister"."""

    def __init__(self, role: str) -> None:
        self._role = role
        escaped = re.escape(role)
        self._before = re.compile(
            rf"(?<![\w’'-]){escaped}(?:\s+of\s[\w .’'-]{{1,30}})?[, ]+(?:\w+\s)?\Z", re.IGNORECASE
        )
        self._after = re.compile(
            r",?\s+(?:the|a|an|its|their|who is|is|was)?\s*"
            rf"(?:[\w’'-]{{1,30}}\s+){{0,3}}{escaped}(?![\w’'-])",
            re.IGNORECASE,
        )
        names = [role, *(short for short, long in SHORT_ROLES.items() if long == role)]
        self._former = re.compile(
            r"(?<![\w’'])(?:former|ex|late|then|vice|deputy|acting|onetime)[ -](?:[\w.]+\s){0,2}?"
            rf"(?:{'|'.join(map(re.escape, names))})(?!\w)",
            re.IGNORECASE,
        )

    def is_held_by(self, masked: str, name: Name) -> bool:
        """Whether the role stands before or behind the name, or among its titles."""
        span = name.span
        return (
            SHORT_ROLES.get(name.title, name.title) == self._role
            or self._before.search(masked, max(span.start - _REACH, 0), span.start) is not None
            or self._after.match(masked, span.end) is not None
        )

    def is_doubtful(self, masked: str) -> bool:
        """Whether the text has somebody who once was that, or nearly is: "the former mayor"."""
        return self._former.search(masked) is not None
