"""What is remembered of a question, and how one that goes on from it is understood."""

from dataclasses import dataclass

from corpus.model import DaySpan, Filters

NO_FILTERS = Filters()


@dataclass(frozen=True, slots=True)
class Speaker:
    """Somebody who says something: the name, and "he" or "she" where a text has that, else ""."""

    name: str
    pronoun: str = ""


@dataclass(frozen=True, slots=True)
class LastQuestion:
    """A question that may be gone on from, as it was searched for, with what came of it.

    `options` are the filters that were given with it, or with the first of those it goes on from;
    `filters` have what was said since as well. `speakers` are those whom the answer quotes;
    `person` is whom "she" in it was taken for, `added_year` a year that nobody wrote.
    """

    question: str
    filters: Filters = NO_FILTERS
    options: Filters = NO_FILTERS
    speakers: tuple[Speaker, ...] = ()
    person: Speaker | None = None
    added_year: str = ""


@dataclass(frozen=True, slots=True)
class Understood:
    """What is meant by words that go on from the last question.

    `question` is to be searched for, confined to `filters`. The rest is to be told: `matter` has
    the last question's words that carry weight, as they were typed, `own` those said now; `days`
    are those it names, and it may be `about_now`. `person` is whom "she" is taken for; `unclear` is
    a "she" or "he" that may be nobody or several. `added_year` is what made a month one of a year.
    """

    question: str
    filters: Filters
    matter: tuple[str, ...]
    own: tuple[str, ...] = ()
    days: tuple[DaySpan, ...] = ()
    about_now: bool = False
    person: Speaker | None = None
    unclear: str | None = None
    added_year: str = ""
