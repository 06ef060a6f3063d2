"""What somebody said: the quotations of a person, with the articles they are from.

`saying` makes it, `bot` shows it.
"""

from dataclasses import dataclass

from corpus.model import Excerpt, Span
from corpus.speakers import Known

SAYINGS = 10  # are shown where nobody says how many


@dataclass(frozen=True, slots=True)
class Saying:
    """Quotations of one speaker that stand together, in the whole sentences of `excerpt`.

    `quotations` are of the article's text, marks included; so is `speaker`, the name as it stands
    there, None where it is unclear. The excerpt's copies are other articles with the quotation.
    """

    excerpt: Excerpt
    quotations: tuple[Span, ...]
    known: Known
    speaker: Span | None


@dataclass(frozen=True, slots=True)
class Speaker:
    """A name that was matched, as an article has it, and how many of its sayings were found."""

    name: str
    sayings: int


@dataclass(frozen=True, slots=True)
class Told:
    """What was found of a person.

    `sayings` are latest first, at most as many as were asked for of all `found`; `unclear` may be
    the person's, by the text nobody's for certain, likewise of `doubtful`. `speakers` are those
    whose names were matched, the one with most sayings first.
    """

    sayings: tuple[Saying, ...]
    unclear: tuple[Saying, ...]
    speakers: tuple[Speaker, ...]
    found: int
    doubtful: int


@dataclass(frozen=True, slots=True)
class Said:
    """What is shown of a person, and where it was looked for.

    `topic` may be empty. `articles` have the surname (and the topic); `read` of them, the
    latest, were gone through. `unknown` are words of the name that stand nowhere in the archive;
    `confined_to` is the number of articles that the filters let through, None where there were
    none. Without `has_name` no word of the name can be looked up.
    """

    name: str
    topic: str
    told: Told
    articles: int
    read: int
    has_name: bool
    unknown: tuple[str, ...]
    confined_to: int | None
    generation: int
