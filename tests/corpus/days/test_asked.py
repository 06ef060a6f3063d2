from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from corpus.days import days_asked_about, said_of_now

SUNDAY = date(2025, 6, 15)
WEDNESDAY = date(2025, 6, 18)
FEBRUARY = date(2025, 2, 10)
ANY = "0001-01-01"

# (question, day it is asked, what is found: words, first and last day)
WHOLE = [
    ("What happened in January 2025?", SUNDAY, "January 2025", "2025-01-01", "2025-01-31"),
    ("what happened in january 2025", SUNDAY, "january 2025", "2025-01-01", "2025-01-31"),
    ("Who resigned in Sept. 2024?", SUNDAY, "Sept. 2024", "2024-09-01", "2024-09-30"),
    ("What was said in 2024-02?", SUNDAY, "2024-02", "2024-02-01", "2024-02-29"),
    ("What was said on 2024-02-29?", SUNDAY, "2024-02-29", "2024-02-29", "2024-02-29"),
    ("What opened on 3 March 2024?", SUNDAY, "3 March 2024", "2024-03-03", "2024-03-03"),
    (
        "What opened on the 3rd of March, 2024?",
        SUNDAY,
        "3rd of March, 2024",
        "2024-03-03",
        "2024-03-03",
    ),
    ("What opened on March 3, 2024?", SUNDAY, "March 3, 2024", "2024-03-03", "2024-03-03"),
    ("What opened on March 3rd?", SUNDAY, "March 3rd", "2025-03-03", "2025-03-03"),
    ("What closed on 25/12/2024?", SUNDAY, "25/12/2024", "2024-12-25", "2024-12-25"),
    ("What closed on 25.12.24?", SUNDAY, "25.12.24", "2024-12-25", "2024-12-25"),
    ("What closed in 2024?", SUNDAY, "2024", "2024-01-01", "2024-12-31"),
    ("Who won the 2024 election?", SUNDAY, "2024", "2024-01-01", "2024-12-31"),
    ("Who led in the 1990s?", SUNDAY, "1990s", "1990-01-01", "1999-12-31"),
    ("Who led the 2023-24 season?", SUNDAY, "2023-24", "2023-01-01", "2024-12-31"),
    ("Who led in Q1 2024?", SUNDAY, "Q1 2024", "2024-01-01", "2024-03-31"),
    (
        "Sales in the third quarter of 2024",
        SUNDAY,
        "third quarter of 2024",
        "2024-07-01",
        "2024-09-30",
    ),
    ("Who led in the summer of 2024?", SUNDAY, "summer of 2024", "2024-06-01", "2024-08-31"),
    ("What did they say on may 2?", SUNDAY, "may 2", "2025-05-02", "2025-05-02"),
    # Relative days.
    ("What did she say yesterday?", SUNDAY, "yesterday", "2025-06-14", "2025-06-14"),
    ("What comes tomorrow?", SUNDAY, "tomorrow", "2025-06-16", "2025-06-16"),
    ("What burned last night?", SUNDAY, "last night", "2025-06-14", "2025-06-14"),
    ("What burned last week?", WEDNESDAY, "last week", "2025-06-09", "2025-06-15"),
    ("What burned this week?", WEDNESDAY, "this week", "2025-06-16", "2025-06-22"),
    ("What opens next month?", WEDNESDAY, "next month", "2025-07-01", "2025-07-31"),
    ("What opened last month?", date(2025, 1, 31), "last month", "2024-12-01", "2024-12-31"),
    ("What opened last year?", SUNDAY, "last year", "2024-01-01", "2024-12-31"),
    ("What opened last Friday?", WEDNESDAY, "last Friday", "2025-06-13", "2025-06-13"),
    ("What opened last weekend?", WEDNESDAY, "last weekend", "2025-06-14", "2025-06-15"),
    ("What did he say on Friday?", WEDNESDAY, "Friday", "2025-06-13", "2025-06-13"),
    ("What did he say on friday?", WEDNESDAY, "friday", "2025-06-13", "2025-06-13"),
    ("What will open on Friday?", WEDNESDAY, "Friday", "2025-06-20", "2025-06-20"),
    ("Who shipped next-day mail on Friday?", WEDNESDAY, "Friday", "2025-06-13", "2025-06-13"),
    ("Who was ill Friday due to mould?", WEDNESDAY, "Friday", "2025-06-13", "2025-06-13"),
    ("What opened three days ago?", WEDNESDAY, "three days ago", "2025-06-15", "2025-06-15"),
    ("What opened two weeks ago?", WEDNESDAY, "two weeks ago", "2025-06-01", "2025-06-07"),
    ("What opened a year ago?", WEDNESDAY, "a year ago", "2024-01-01", "2024-12-31"),
    ("What opened in the last 3 weeks?", WEDNESDAY, "last 3 weeks", "2025-05-28", "2025-06-18"),
    ("How hot was it last summer?", SUNDAY, "last summer", "2024-06-01", "2024-08-31"),
    ("How cold was it last winter?", SUNDAY, "last winter", "2024-12-01", "2025-02-28"),
    ("How cold was it last winter?", FEBRUARY, "last winter", "2023-12-01", "2024-02-29"),
    ("What grows this spring?", FEBRUARY, "this spring", "2025-03-01", "2025-05-31"),
    # Without a year: the latest that has begun, unless the question is of what is to come.
    ("What did they do on 3 March?", SUNDAY, "3 March", "2025-03-03", "2025-03-03"),
    ("What did they do on 3 March?", FEBRUARY, "3 March", "2024-03-03", "2024-03-03"),
    ("What did they do on 3 March?", date(2025, 3, 3), "3 March", "2025-03-03", "2025-03-03"),
    ("What will open on 3 March?", FEBRUARY, "3 March", "2025-03-03", "2025-03-03"),
    ("What burned in March?", FEBRUARY, "March", "2024-03-01", "2024-03-31"),
    ("What burned in February?", FEBRUARY, "February", "2025-02-01", "2025-02-28"),
    ("Who was born on 29 February?", SUNDAY, "29 February", "2024-02-29", "2024-02-29"),
    # Open at an end.
    ("What changed since March 2024?", SUNDAY, "March 2024", "2024-03-01", "2025-06-15"),
    (
        "What changed since the election in November 2024?",
        SUNDAY,
        "November 2024",
        "2024-11-01",
        "2025-06-15",
    ),
    ("What changed from March 2024 onwards?", SUNDAY, "March 2024", "2024-03-01", "2025-06-15"),
    ("What changed after 3 March 2024?", SUNDAY, "3 March 2024", "2024-03-04", "2025-06-15"),
    (
        "What changed after the flood in March 2024?",
        SUNDAY,
        "March 2024",
        "2024-03-01",
        "2025-06-15",
    ),
    ("Who led before March 2023?", SUNDAY, "March 2023", ANY, "2023-02-28"),
    ("Who led before the vote in March 2023?", SUNDAY, "March 2023", ANY, "2023-03-31"),
    ("Who led until 5 May 2024?", SUNDAY, "5 May 2024", ANY, "2024-05-05"),
    ("What was built by the end of March 2024?", SUNDAY, "March 2024", ANY, "2024-03-31"),
    ("Who led after the 2024 election?", SUNDAY, "2024", "2024-01-01", "2025-06-15"),
    ("Who led before the 2024 election?", SUNDAY, "2024", ANY, "2024-12-31"),
    ("Who led after 2024?", SUNDAY, "2024", "2025-01-01", "2025-06-15"),
    ("Who led after the 3rd of May 2025?", SUNDAY, "3rd of May 2025", "2025-05-04", "2025-06-15"),
    ("Who led before the end of March 2024?", SUNDAY, "March 2024", ANY, "2024-03-31"),
    # From one to another.
    (
        "What burned between 3 and 9 March 2024?",
        SUNDAY,
        "3 and 9 March 2024",
        "2024-03-03",
        "2024-03-09",
    ),
    ("What burned March 3-9, 2024?", SUNDAY, "March 3-9, 2024", "2024-03-03", "2024-03-09"),
    ("What burned from March to May?", SUNDAY, "March to May", "2025-03-01", "2025-05-31"),
    ("What burned from March to May?", FEBRUARY, "March to May", "2024-03-01", "2024-05-31"),
    (
        "What burned from November to January?",
        SUNDAY,
        "November to January",
        "2024-11-01",
        "2025-01-31",
    ),
    (
        "What burned between March and May 2024?",
        SUNDAY,
        "March and May 2024",
        "2024-03-01",
        "2024-05-31",
    ),
    (
        "What burned between November and May 2024?",
        SUNDAY,
        "November and May 2024",
        "2023-11-01",
        "2024-05-31",
    ),
    (
        "What burned from March 2023 to May?",
        SUNDAY,
        "March 2023 to May",
        "2023-03-01",
        "2023-05-31",
    ),
    ("What burned 2020-2024?", SUNDAY, "2020-2024", "2020-01-01", "2024-12-31"),
]

SEVERAL = [
    ("What was it on 3/4/2024?", SUNDAY, [["2024-03-04"] * 2, ["2024-04-03"] * 2]),
    ("What happens on 3 March?", FEBRUARY, [["2024-03-03"] * 2, ["2025-03-03"] * 2]),
    (
        "What burned last week?",
        SUNDAY,
        [["2025-06-02", "2025-06-08"], ["2025-06-09", "2025-06-15"]],
    ),
    ("What burned last Friday?", SUNDAY, [["2025-06-06"] * 2, ["2025-06-13"] * 2]),
    ("What burned on Sunday?", SUNDAY, [["2025-06-08"] * 2, ["2025-06-15"] * 2]),
    (
        "What burned last March?",
        SUNDAY,
        [["2024-03-01", "2024-03-31"], ["2025-03-01", "2025-03-31"]],
    ),
    (
        "How cold was winter 2023?",
        SUNDAY,
        [["2022-12-01", "2023-02-28"], ["2023-12-01", "2024-02-29"]],
    ),
    (
        "What burned in January and May 2024?",
        SUNDAY,
        [["2024-01-01", "2024-01-31"], ["2024-05-01", "2024-05-31"]],
    ),
    (
        "Was 2023 worse than 2024?",
        SUNDAY,
        [["2023-01-01", "2023-12-31"], ["2024-01-01", "2024-12-31"]],
    ),
]

NONE = [
    "",
    "Who is the mayor?",
    "What may happen?",
    "This may be it, may it not?",
    "Why did they plan to march on Washington?",
    "Who joined the march?",
    "What did Theresa May say?",
    "Who is an august person?",
    "Did 2000 people die?",
    "Who lived 2,000 years ago?",
    "Who paid $2024?",
    "Who has 2024% more?",
    "What is the code 12024?",
    "What happens every Monday?",
    "What happens on Mondays?",
    "What was sold on Black Friday?",
    "Who scored for Sheffield Wednesday?",
    "Who plays Wednesday Addams?",
    "What is on Saturday Night Live?",
    "When is Good Friday?",
    "What was 2024-13-01?",
    "What was 2024-02-30?",
    "What was 31/31/2024?",
    "What is said today?",
    "What did she say this morning?",
    "What is the second reason?",
    "Who decided it?",
]


@pytest.mark.parametrize(("question", "asked", "said", "first", "last"), WHOLE)
def test_one_span(question: str, asked: date, said: str, first: str, last: str) -> None:
    """A date in a question is its first and last day, and the words that said so."""
    [span] = days_asked_about(question, asked)
    assert span.said.of(question) == said
    assert (span.first.isoformat(), span.last.isoformat()) == (first, last)


@pytest.mark.parametrize(("question", "asked", "days"), SEVERAL)
def test_several_spans(question: str, asked: date, days: list[list[str]]) -> None:
    """What may be two dates is both, and two dates are two."""
    found = days_asked_about(question, asked)
    assert [[span.first.isoformat(), span.last.isoformat()] for span in found] == days


@pytest.mark.parametrize("question", NONE)
def test_no_span(question: str) -> None:
    """Words that are like a date, days that are many, and no day at all ask about no days."""
    assert days_asked_about(question, SUNDAY) == ()


@pytest.mark.parametrize(
    ("question", "now"),
    [
        ("What is happening now?", True),
        ("Who is currently mayor?", True),
        ("What is said today?", True),
        ("What is the latest on the bridge?", True),
        ("What's the newest ferry?", True),
        ("Who is the current mayor?", True),
        ("What did USA Today write?", False),
        ("Who made Apocalypse Now?", False),
        ("Who is known there?", False),
        ("What happened yesterday?", False),
        ("What happened in 2024?", False),
        ("", False),
    ],
)
def test_now(question: str, now: bool) -> None:
    """A question is about now where it says so, and not where a name does."""
    assert bool(said_of_now(question)) == now


_WORDS = st.sampled_from(
    "in on since before between and to from until the last next this 3 9 31 29 0 2024 March may"
    " Feb. February Friday every week month year weekend ago two 3/4/2024 2024-02-30 , ? summer"
    " winter of the vote 1999 9999 0001-01-01 tomorrow yesterday earlier later".split()
)


@given(st.lists(_WORDS, max_size=12).map(" ".join) | st.text(), st.dates())
@example("tomorrow", date.max)
@example("in March", date.max)
@example("in March", date.min)
@example("on 29 February", date.min)
@example("from to march until May", SUNDAY)
@example("yesterday", date.min)
@example("in 12 years ago since last year", date.min)
@example("before 0001-01-01", SUNDAY)
def test_always_in_order(question: str, asked: date) -> None:
    """Whatever is asked and whenever, each span has words of the question, and days in order."""
    assert all(span.of(question) for span in said_of_now(question))
    for span in days_asked_about(question, asked):
        assert 0 <= span.said.start < span.said.end <= len(question)
        assert span.first <= span.last
