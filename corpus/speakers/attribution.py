"""What is known of who says a quotation. `speakers` makes it; `saying` and `answering` use it."""

from dataclasses import dataclass
from enum import StrEnum

from corpus.model import Span


class Known(StrEnum):
    """How the speaker of a quotation is known.

    `NAMED`: its sentence has the name. `DESCRIBED`: its sentence says who without a name ("a
    spokesman for the port", "one resident"). `NEARBY`: the text makes plain which name "he",
    "the mayor" or nothing at all stands for. `UNCLEAR`: it does not.
    """

    NAMED = "named"
    DESCRIBED = "described"
    NEARBY = "named nearby"
    UNCLEAR = "unclear"


@dataclass(frozen=True, slots=True)
class Attribution:
    """A quotation, marks included, and who says it; all spans are of the article's text.

    `phrase` is what the speech verb's sentence calls the speaker: "Ruiz", "he", "the mayor"; None
    for a bare quotation. `speaker` is the fullest form of the name that the text has, or the
    description where it has no name, and None where it is unclear. `is_person` is False of
    descriptions and of names that nothing in the text shows to be a person's. `is_bare` says that
    the quotation's sentence has no words of its own.
    """

    quotation: Span
    known: Known
    phrase: Span | None = None
    speaker: Span | None = None
    is_person: bool = False
    is_bare: bool = False


@dataclass(frozen=True, slots=True)
class Speech:
    """All that a text says that somebody said.

    `quoted` has its quotations, in order, without those that are no speech. `reported` has the
    sentences in which "he" or "she" says something without a quotation, as `quotation`. `people`
    are the people that it names, each where the name first stands whole.
    """

    quoted: tuple[Attribution, ...] = ()
    reported: tuple[Attribution, ...] = ()
    people: tuple[Span, ...] = ()
