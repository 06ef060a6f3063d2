"""The nouns: what readers yield, the store keeps, the index finds and an answer shows.

Offsets count Python characters of an article's stored text; `text[start:end]` is what they name.
"""

from dataclasses import dataclass
from datetime import date

from corpus.article import Article, Precision, StoredArticle, last_day
from corpus.notes import CorrectionNote, DayNote, Note, SpeakerNote
from corpus.refusals import Refusal
from corpus.spans import Span

# Given out with the nouns below.
__all__ = [
    "Article",
    "CorrectionNote",
    "DayNote",
    "Note",
    "Precision",
    "Span",
    "SpeakerNote",
    "StoredArticle",
]


@dataclass(frozen=True, slots=True)
class Dateline:
    """What ranking goes by of an article besides its words: its day and who published it."""

    published: date | None
    publisher: str | None
    precision: Precision = "day"


@dataclass(frozen=True, slots=True)
class Passage:
    """Whole sentences of one article, in order, without overlap; `article` is the store's key."""

    article: int
    sentences: tuple[Span, ...]

    @property
    def start(self) -> int:
        """Where the first sentence begins."""
        return self.sentences[0].start

    @property
    def end(self) -> int:
        """Where the last sentence ends."""
        return self.sentences[-1].end


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage that a search found: its row in the index, and its score within this search."""

    row: int
    score: float


@dataclass(frozen=True, slots=True)
class DaySpan:
    """Days that a question asks about, both included, and the words of it that say so."""

    said: Span
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Query:
    """What was asked: each term once, in order, with the word it was made from.

    `speaker` holds the terms of the person in "what did X say", `publishers` the names, case
    folded, of those that the question names. `days` are those it names; it `is_about_now` where it
    asks for the latest. `asked` is the day on which it is asked, where days are to count.
    """

    question: str
    terms: tuple[str, ...]
    words: tuple[str, ...]
    speaker: frozenset[str] = frozenset()
    publishers: frozenset[str] = frozenset()
    days: tuple[DaySpan, ...] = ()
    is_about_now: bool = False
    asked: date | None = None


@dataclass(frozen=True, slots=True)
class Filters:
    """What a question is confined to: both days included, the source's whole name in any case.

    Undated articles are left out when either day is given, and so are those of a month or a year
    that is not within the days as a whole.
    """

    after: date | None = None
    before: date | None = None
    source: str | None = None

    def __bool__(self) -> bool:
        """Whether anything is filtered at all."""
        return bool(self.after or self.before or self.source)


@dataclass(frozen=True, slots=True)
class Copy:
    """A near-copy of an article that stands for it: what is told of it."""

    id: str
    published: date | None
    source: str
    precision: Precision = "day"

    @classmethod
    def of(cls, article: Article) -> "Copy":
        """What is told of this one."""
        return cls(article.id, article.published, article.source, article.precision)


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Whole sentences to quote: the slice `start:end` of the stored article's text.

    `copies` are the other articles that tell the same story in the same words, earliest first.
    `notes` are in the order in which they are shown.
    """

    stored: StoredArticle
    start: int
    end: int
    score: float
    copies: tuple[Copy, ...] = ()
    notes: tuple[Note, ...] = ()

    @property
    def article(self) -> Article:
        """The article it is from."""
        return self.stored.article

    @property
    def text(self) -> str:
        """The quotation, cut from the stored text."""
        return self.article.text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Findings:
    """All that a question led to, before it is decided whether that is an answer.

    `articles` are ids, best first, at most ten; `excerpts` are of different articles, best first;
    `support` is between 0 and 1, higher the better the archive supports an answer.
    """

    articles: tuple[str, ...]
    excerpts: tuple[Excerpt, ...]
    support: float
    refusal: Refusal | None


@dataclass(frozen=True, slots=True)
class Answer:
    """What is shown to the one who asked; without excerpts it has a `refusal` that says why.

    `related` is no answer, but the nearest to one that there is, where it is near enough.
    """

    question: str
    asked: date
    excerpts: tuple[Excerpt, ...]
    refusal: Refusal | None
    generation: int
    elapsed_ms: float
    related: Excerpt | None = None


@dataclass(frozen=True, slots=True)
class Remark:
    """A line of a reload's report: a file, the line in it if it has one, and what is to be said."""

    path: str
    line: int | None
    reason: str


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a reload has come: `done` of `total` (None while it cannot be known) in `stage`."""

    stage: str
    done: int
    total: int | None


@dataclass(frozen=True, slots=True)
class Summary:
    """What the archive holds: counts, the first and last day, and the sources with their counts.

    `sources` are the sources as shown, the one with most articles first; `publishers` are those
    that articles name. A first or last that is no day is a month or a year by its first day.
    """

    generation: int
    articles: int
    passages: int
    undated: int
    first: date | None
    last: date | None
    publishers: tuple[str, ...]
    sources: tuple[str, ...]
    first_precision: Precision = "day"
    last_precision: Precision = "day"

    @property
    def newest(self) -> date | None:
        """The last day that an article may be of."""
        return last_day(self.last, self.last_precision) if self.last else None


@dataclass(frozen=True, slots=True)
class Context:
    """The paragraphs around an excerpt; `before` or `after` is None at an end of the article."""

    stored: StoredArticle
    before: Span | None
    within: Span
    after: Span | None
