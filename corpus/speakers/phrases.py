"""What a sentence calls the speaker of a quotation. `clauses` finds it, `resolving` reads it."""

from dataclasses import dataclass
from enum import Enum, auto

from corpus.model import Span
from corpus.speakers.names import Name


class Kind(Enum):
    """What a speaker is called by."""

    NAME = auto()
    PRONOUN = auto()
    DESCRIPTION = auto()
    SEVERAL = auto()


@dataclass(frozen=True, slots=True)
class Phrase:
    """What stands for the speaker: `span` is all of it, `name` what of it is a name.

    `has_article` says that "the" stands right before the name.
    """

    kind: Kind
    span: Span
    name: Name | None = None
    has_article: bool = False
