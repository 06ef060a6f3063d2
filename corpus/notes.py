"""What is shown beneath a quotation, outside of it: read from the text, and no part of it.

`model` gives these out with the other nouns; `days`, `speakers` and
`correcting` make them.
"""

from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeAlias

from corpus.spans import Span

CorrectedBy: TypeAlias = Literal["date", "capture", "reading"]


@dataclass(frozen=True, slots=True)
class DayNote:
    """The days that a word such as "Wednesday" means in an excerpt, both included.

    `said` is of the article's text. Where the text gives no more than about when, as with "two
    weeks ago", it `is_about`.
    """

    said: Span
    first: date
    last: date
    is_about: bool = False


@dataclass(frozen=True, slots=True)
class SpeakerNote:
    """Who "he" is in an excerpt, or who says a bare quotation; `speaker` is None where unclear.

    `said` is what stands for the speaker, or the quotation where it `is_bare`. Both are of the
    article's text.
    """

    said: Span
    speaker: Span | None
    is_bare: bool


@dataclass(frozen=True, slots=True)
class CorrectionNote:
    """That the article had another text before the one that is quoted, which it has since a day.

    The day is the `date` that the article gives itself, that of the `capture` of its page, or else
    that of the `reading` here, the reload that first found the text, on the clocks here.
    """

    day: date
    by: CorrectedBy = "reading"


Note: TypeAlias = DayNote | SpeakerNote | CorrectionNote
