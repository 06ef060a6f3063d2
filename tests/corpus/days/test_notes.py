from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from corpus.days import annotated
from corpus.model import Article, DayNote, Excerpt, Precision, Span, StoredArticle

WEDNESDAY = date(2025, 1, 29)
FRIDAY = date(2025, 1, 31)
SUNDAY = date(2025, 2, 2)
MONDAY = date(2025, 2, 3)


def excerpt_of(text: str, published: date | None, before: str = "", after: str = "") -> Excerpt:
    """An excerpt out of an article of that day, with something before it and after it."""
    whole = before + text + after
    article = Article("a", "a.txt", whole, "Title", title_derived=True, published=published)
    return Excerpt(StoredArticle(1, "0" * 64, article), len(before), len(before) + len(text), 1.0)


def days_of(excerpt: Excerpt) -> list[DayNote]:
    """The notes of an excerpt, which are all of days."""
    notes = [note for note in annotated(excerpt).notes if isinstance(note, DayNote)]
    assert len(notes) == len(annotated(excerpt).notes)
    return notes


def noted(text: str, published: date | None, before: str = "", after: str = "") -> list[str]:
    """The notes of an excerpt as "Wednesday 2025-01-29" or "last week 2025-01-20/2025-01-26"."""
    found = []
    for note in days_of(excerpt_of(text, published, before, after)):
        days = dict.fromkeys((note.first.isoformat(), note.last.isoformat()))
        about = "about " if note.is_about else ""
        found.append(f"{note.said.of(before + text + after)} {about}{'/'.join(days)}")
    return found


# (text, day of the article, the notes)
WEEKDAYS = [
    # What was is on the latest such day, the article's own included.
    ("The council voted on Wednesday.", WEDNESDAY, ["Wednesday 2025-01-29"]),
    ("The council voted Tuesday to close it.", WEDNESDAY, ["Tuesday 2025-01-28"]),
    ("The council voted on Friday, she said.", WEDNESDAY, ["Friday 2025-01-24"]),
    ("The council voted on Friday.", FRIDAY, ["Friday 2025-01-31"]),
    (
        "The council was told on Monday night that it had no money.",
        WEDNESDAY,
        ["Monday 2025-01-27"],
    ),
    ("On Monday, the council closed the bridge.", WEDNESDAY, ["Monday 2025-01-27"]),
    ("Late on Monday the council closed the bridge.", WEDNESDAY, ["Monday 2025-01-27"]),
    (
        "The mayor told reporters on Tuesday that she will resign.",
        WEDNESDAY,
        ["Tuesday 2025-01-28"],
    ),
    ("“It will close on Friday,” she said Tuesday.", WEDNESDAY, ["Tuesday 2025-01-28"]),
    ("He left, and on Tuesday Ada Moll took his place.", WEDNESDAY, ["Tuesday 2025-01-28"]),
    ("The bridge was closed on Sunday.", WEDNESDAY, ["Sunday 2025-01-26"]),
    # What is to come is on the next such day.
    ("The council will meet on Monday.", WEDNESDAY, ["Monday 2025-02-03"]),
    ("The council will not vote Thursday.", WEDNESDAY, ["Thursday 2025-01-30"]),
    ("The bridge opens Saturday.", WEDNESDAY, ["Saturday 2025-02-01"]),
    ("The vote is scheduled for Friday.", WEDNESDAY, ["Friday 2025-01-31"]),
    ("The council is expected to vote on Friday.", WEDNESDAY, ["Friday 2025-01-31"]),
    ("The council is to vote on Friday.", WEDNESDAY, ["Friday 2025-01-31"]),
    ("The mayor is expected to give a speech on Friday.", WEDNESDAY, ["Friday 2025-01-31"]),
    ("On Friday, the council will vote.", WEDNESDAY, ["Friday 2025-01-31"]),
    ("She said she'll resign on Friday.", WEDNESDAY, ["Friday 2025-01-31"]),
    # Last and next, where all would say the same.
    ("It closed last Friday.", WEDNESDAY, ["last Friday 2025-01-24"]),
    ("It closed last Wednesday.", WEDNESDAY, ["last Wednesday 2025-01-22"]),
    ("It opens next Monday.", WEDNESDAY, ["next Monday 2025-02-03"]),
    ("It opens next Wednesday.", WEDNESDAY, ["next Wednesday 2025-02-05"]),
    ("It closed this past Friday.", WEDNESDAY, ["Friday 2025-01-24"]),
    ("The vote of this coming Friday matters.", WEDNESDAY, []),
    ("They meet this coming Friday.", WEDNESDAY, ["Friday 2025-01-31"]),
]

NO_WEEKDAY = [
    # Many such days, or one of another week.
    "The council meets every Monday.",
    "The council met on Mondays.",
    "He was born on a Monday.",
    "The council met the following Monday.",
    "The council met the previous Monday.",
    "It closed that Monday.",
    "The shop was open Monday to Friday.",
    # Names.
    "Sales rose on Black Friday.",
    "The church was full on Ash Wednesday.",
    "The shop closed on Good Friday.",
    "She watched it on Super Bowl Sunday.",
    "He missed Friday prayers.",
    "They ate at Ruby Tuesday.",
    "He played for Sheffield Wednesday.",
    "She dressed as Wednesday Addams.",
    "It was shown on Saturday Night Live.",
    # A date beside it.
    "The council voted Tuesday, Jan. 28.",
    "The council voted on Tuesday 28 January.",
    "The council voted on January 21, a Tuesday.",
    # Other days in the same story.
    "In March 2019 the council was divided and voted on Tuesday.",
    "The flood came many years ago and people fled on Tuesday.",
    "The week after the flood, the council met on Tuesday.",
    # No tense, or not one.
    "Monday's vote was close.",
    "A vote on Monday",
    "The council could vote on Monday.",
    "The council would vote on Monday.",
    "The council was to vote on Monday.",
    "The council was scheduled to vote on Monday.",
    "The council announced a vote on Monday.",
    "The council agreed to a vote on Monday.",
    "The mayor said the council will hold a vote on Monday.",
    "The council voted before Monday.",
    "The council had voted on Monday.",
    "To open a school on Monday the council met.",
    "The council has until Monday.",
    "On Monday, the man accused of theft will stand trial.",
    # Its own day or a week later; and the day after, or six days before.
    "The council will vote on Wednesday.",
    "The council voted on Thursday.",
    # Two days or two weeks ago.
    "It closed last Monday.",
    "It opens next Friday.",
    # Quoted: perhaps on another day.
    "“We met on Monday,” she said.",
    '"We met on Monday," she said.',
]

OTHERS = [
    ("It closed yesterday.", WEDNESDAY, ["yesterday 2025-01-28"]),
    ("It closed last night.", WEDNESDAY, ["last night 2025-01-28"]),
    ("Yesterday’s vote was close.", WEDNESDAY, []),
    ("It opens tomorrow.", WEDNESDAY, ["tomorrow 2025-01-30"]),
    ("It opens tonight.", WEDNESDAY, ["tonight 2025-01-29"]),
    ("It opened this morning.", WEDNESDAY, ["this morning 2025-01-29"]),
    ("The company said today that it is closing.", WEDNESDAY, ["today 2025-01-29"]),
    ("The council will vote today.", WEDNESDAY, ["today 2025-01-29"]),
    ("It closed last week.", WEDNESDAY, ["last week 2025-01-20/2025-01-26"]),
    ("It closes this week.", WEDNESDAY, ["this week 2025-01-27/2025-02-02"]),
    ("It closes next week.", WEDNESDAY, ["next week 2025-02-03/2025-02-09"]),
    ("It closed last weekend.", WEDNESDAY, ["last weekend 2025-01-25/2025-01-26"]),
    ("It closes this weekend.", WEDNESDAY, ["this weekend 2025-02-01/2025-02-02"]),
    ("It closed last month.", WEDNESDAY, ["last month 2024-12-01/2024-12-31"]),
    ("It closed this month.", WEDNESDAY, ["this month 2025-01-01/2025-01-31"]),
    ("It closes next month.", date(2025, 12, 31), ["next month 2026-01-01/2026-01-31"]),
    ("It closed last year.", WEDNESDAY, ["last year 2024-01-01/2024-12-31"]),
    ("It closes next year.", WEDNESDAY, ["next year 2026-01-01/2026-12-31"]),
    ("It beat last year’s record.", WEDNESDAY, ["last year 2024-01-01/2024-12-31"]),
    ("It closed earlier this month.", WEDNESDAY, ["earlier this month 2025-01-01/2025-01-28"]),
    ("It closed earlier this year.", MONDAY, ["earlier this year 2025-01-01/2025-02-02"]),
    ("It closed earlier this week.", FRIDAY, ["earlier this week 2025-01-27/2025-01-30"]),
    ("It closes later this year.", WEDNESDAY, ["later this year 2025-01-30/2025-12-31"]),
    ("It closed last October.", WEDNESDAY, ["last October 2024-10-01/2024-10-31"]),
    ("It closed three days ago.", WEDNESDAY, ["three days ago 2025-01-26"]),
    ("A week ago it closed.", WEDNESDAY, ["A week ago about 2025-01-22"]),
    ("It closed two weeks ago.", WEDNESDAY, ["two weeks ago about 2025-01-15"]),
    ("It closed 2 months ago.", WEDNESDAY, ["2 months ago about 2024-11-01/2024-11-30"]),
    ("It closed five years ago.", WEDNESDAY, ["five years ago about 2020-01-01/2020-12-31"]),
    ("It closed last\n week.", WEDNESDAY, ["last\n week 2025-01-20/2025-01-26"]),
]

NO_OTHERS = [
    # Reckoned from another day than the article's.
    "It closed three days later.",
    "It closed the next day, and the next week the next month began.",
    "It closed the last week of its lease.",
    "He spent the last year there.",
    "In the past week it closed.",
    # Many days, or none.
    "It is used by many today.",
    "Today, some wonder whether it was a mistake.",
    "From seven billion today it will grow.",
    "She fights for a better tomorrow.",
    "It feels like yesterday.",
    "The leaders of tomorrow met.",
    # Names.
    "He told USA Today so.",
    "She was on Last Week Tonight.",
    "IT CLOSED LAST WEEK",
    # Seasons differ by where one is, and "more than" says no day.
    "It closed last spring.",
    "It closed more than two weeks ago.",
    "It closed two or three weeks ago.",
    "It closed 30 years ago.",
    "It closed 2,000 years ago.",
    "It closed a year ago today.",
    # Which of two weekends, Octobers or weeks is not told.
    "It closes next weekend.",
    "It opens next October.",
    # Quoted.
    "“It closed yesterday,” she said.",
    "She called it “last year’s mistake”.",
]


@pytest.mark.parametrize(("text", "published", "notes"), [*WEEKDAYS, *OTHERS])
def test_notes(text: str, published: date, notes: list[str]) -> None:
    """A word for a day in an excerpt means the days that are reckoned from the article's own."""
    assert noted(text, published) == notes
    whole = noted(text, published, "Rain fell in the town.\n\n", "\n\nNobody was hurt.")
    assert whole == notes


@pytest.mark.parametrize("text", [*NO_WEEKDAY, *NO_OTHERS])
def test_none(text: str) -> None:
    """What stands for no day, for many, or for one that is not plain has no note."""
    assert noted(text, WEDNESDAY) == []


@pytest.mark.parametrize("text", [text for text, _, notes in [*WEEKDAYS, *OTHERS] if notes])
def test_undated_article_has_none(text: str) -> None:
    """Without the day of the article there is nothing to reckon from."""
    assert noted(text, None) == []


@pytest.mark.parametrize(
    ("text", "published"),
    [
        ("It closed last week.", SUNDAY),
        ("It closes this week.", SUNDAY),
        ("It closed earlier this week.", SUNDAY),
        ("It closed this weekend.", MONDAY),
        ("It closed earlier this month.", date(2025, 2, 1)),
        ("It closed earlier this week.", MONDAY),
        ("It closed last Sunday.", MONDAY),
        ("It closed last March.", date(2025, 5, 2)),
    ],
)
def test_where_a_week_begins_is_not_guessed(text: str, published: date) -> None:
    """Where it depends on the first day of the week or on the speaker, nothing is said."""
    assert noted(text, published) == []


def test_once_for_what_is_said_twice() -> None:
    """The same words with the same meaning have one note."""
    text = "The council met on Tuesday. The mayor resigned on Tuesday."
    assert noted(text, WEDNESDAY) == ["Tuesday 2025-01-28"]


@pytest.mark.parametrize(
    "text",
    [
        "The council met on Tuesday. It will meet again on Tuesday.",
        "The council met on Tuesday. It meets every Tuesday.",
        "“It closed last year,” she said. It opened last year.",
    ],
)
def test_none_where_the_same_words_differ(text: str) -> None:
    """A note would not tell which of the two it is of."""
    assert noted(text, WEDNESDAY) == []


def test_three_at_most() -> None:
    """Of more than three, the first three are told."""
    text = "Yesterday it rained. It rained last week, last month, last year and this year."
    assert [note.split(" 2")[0] for note in noted(text, WEDNESDAY)] == [
        "Yesterday",
        "last week",
        "last month",
    ]


def test_quotation_from_before_the_excerpt() -> None:
    """What is quoted in a quotation that began earlier in the paragraph is still quoted."""
    assert noted("We lost it all yesterday.", WEDNESDAY, "“The river came. ", " It is gone.”") == []
    assert noted("They lost it all yesterday.", WEDNESDAY, "The river came. ", " It is gone.")


def test_notes_that_are_there_stay() -> None:
    """Notes of another kind come first."""
    other = DayNote(Span(0, 2), WEDNESDAY, WEDNESDAY)
    excerpt = replace(excerpt_of("It closed yesterday.", WEDNESDAY), notes=(other,))
    first, second = annotated(excerpt).notes
    assert first == other
    assert isinstance(second, DayNote)
    assert second.said == Span(10, 19)


_WORDS = st.sampled_from(
    "The council the a voted will meet said on On for Monday Tuesday Friday Sunday last this next"
    " week month year weekend October two 3 days weeks ago earlier yesterday today tonight tomorrow"
    " , . “ ” \" 's every would has been scheduled to that and who 2019 Jan. 28 opens night".split()
)


@given(
    st.lists(_WORDS, max_size=25).map(" ".join) | st.text(),
    st.dates(),
    st.text(max_size=9),
    st.text(max_size=9),
)
@example("It closes tomorrow, next week, next month, next year.", date.max, "", "")
@example("It closed yesterday, last week, last month, last year.", date.min, "", "")
@example("It closed on Monday. It opens on Friday.", date.min, "", "")
@example("It opens on Monday. It opens next Friday.", date.max, "", "")
def test_always(text: str, published: date, before: str, after: str) -> None:
    """A note is of a slice of the excerpt, at most three are, and a day is within a year or ten."""
    if not text:
        return
    excerpt = excerpt_of(text, published, before, after)
    notes = days_of(excerpt)
    assert len(notes) <= 3
    for note in notes:
        assert excerpt.start <= note.said.start < note.said.end <= excerpt.end
        assert note.first <= note.last
        said = note.said.of(excerpt.article.text).lower()
        if said.endswith("day") and not said.startswith("to"):
            assert note.first == note.last
            assert abs((note.first - published).days) <= 7
        assert abs(note.first.year - published.year) <= 9
    assert annotated(replace(excerpt, stored=undated(excerpt))).notes == ()


def undated(excerpt: Excerpt) -> StoredArticle:
    """The article without its day."""
    return replace(excerpt.stored, article=replace(excerpt.article, published=None))


def test_a_month_has_none() -> None:
    """Where the day is not known, "Wednesday" is of any week."""
    excerpt = excerpt_of("It closed on Monday.", WEDNESDAY)
    assert annotated(excerpt).notes
    known: tuple[Precision, ...] = ("month", "year")
    for precision in known:
        article = replace(excerpt.article, precision=precision)
        stored = replace(excerpt.stored, article=article)
        assert not annotated(replace(excerpt, stored=stored)).notes


def test_an_update_may_have_said_it() -> None:
    """A note stays where it is the same from the day of the last change."""
    excerpt = excerpt_of("It closed on Monday. It opens next month.", WEDNESDAY)
    notes = annotated(excerpt).notes
    for days, kept in ((1, notes), (7, notes[1:])):
        article = replace(excerpt.article, updated=WEDNESDAY + timedelta(days))
        stored = replace(excerpt.stored, article=article)
        assert annotated(replace(excerpt, stored=stored)).notes == kept
