from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.dates import DateError, age_in_words, date_in_words, day_in_words, parse_day
from corpus.model import Article

TODAY = date(2025, 6, 15)  # a Sunday
DAYS = st.dates(date(1, 1, 1), date(9999, 12, 31))


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2024-02-03", date(2024, 2, 3)),
        ("  2024-02-29\n", date(2024, 2, 29)),
        ("20240203", date(2024, 2, 3)),
        ("2024-2-3", date(2024, 2, 3)),
        ("2024/04/05", date(2024, 4, 5)),
        ("25/12/2024", date(2024, 12, 25)),
        ("12/25/2024", date(2024, 12, 25)),
        ("25.12.2024", date(2024, 12, 25)),
        ("4.4.2024", date(2024, 4, 4)),
        ("3 March 2024", date(2024, 3, 3)),
        ("3rd of March 2024", date(2024, 3, 3)),
        ("March 3, 2024", date(2024, 3, 3)),
        ("3 mar 2024", date(2024, 3, 3)),
        ("29 February 2024", date(2024, 2, 29)),
        ("3 March", date(2025, 3, 3)),
        ("3 December", date(2024, 12, 3)),
        ("today", TODAY),
        ("Yesterday", date(2025, 6, 14)),
        ("2 weeks ago", date(2025, 6, 1)),
        ("last Friday", date(2025, 6, 13)),
        ("a year ago", date(2024, 6, 15)),
    ],
)
def test_days(text: str, day: date) -> None:
    """A day is understood as people write it; one without a year is the last such day."""
    assert parse_day(text, TODAY) == parse_day(text, TODAY, last=True) == day


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2024", date(2024, 1, 1), date(2024, 12, 31)),
        ("March 2024", date(2024, 3, 1), date(2024, 3, 31)),
        ("february  2024", date(2024, 2, 1), date(2024, 2, 29)),
        ("FEBRUARY 2025", date(2025, 2, 1), date(2025, 2, 28)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2024-2", date(2024, 2, 1), date(2024, 2, 29)),
        ("Mar 2024", date(2024, 3, 1), date(2024, 3, 31)),
        ("Sept. 2024", date(2024, 9, 1), date(2024, 9, 30)),
        ("March, 2024", date(2024, 3, 1), date(2024, 3, 31)),
    ],
)
def test_months_and_years(text: str, first: date, last: date) -> None:
    """A month or a year is its first day or its last, and never a day within it."""
    assert parse_day(text, TODAY) == first
    assert parse_day(text, TODAY, last=True) == last


@pytest.mark.parametrize(
    "text",
    ["05/04/2024", "4/5/2024", "5.4.2024", "05-04-2024", "5 / 4 / 2024", "05/04/24", "5.4.24"],
)
def test_two_days(text: str) -> None:
    """Figures that could be two days are refused, and both days are named."""
    with pytest.raises(DateError) as refused:
        parse_day(text, TODAY)
    assert refused.value.text == text
    assert "2024-04-05" in refused.value.advice
    assert "2024-05-04" in refused.value.advice


@pytest.mark.parametrize(
    "text",
    [
        *("", " ", "x", "?", "hello", "soon-ish", "the", "week", "12:30", "Q1 2024", "5", "5/4"),
        *("0000", "99999", "2024-13", "2024-00", "2024-02-30", "2023-02-29", "30 February 2024"),
        *("31/04/2024", "13/14/2024", "00/00/2024", "1e5", "2024-060", "\x00", "9" * 5000),
        *("12/12/0000", "January 0000", "9999999999-01"),
        *("mayor", "the mayor", "marching", "Decadent 2024", "Junta", "Septuagint 2024"),
    ],
)
def test_nonsense(text: str) -> None:
    """What is no day of the calendar is refused with what would do instead."""
    with pytest.raises(DateError) as refused:
        parse_day(text, TODAY)
    assert refused.value.advice.startswith(
        ("write a day as 2025-02-03", "write a month as 2025-02")
    )


@given(st.text(max_size=12))
def test_any_text(text: str) -> None:
    """Whatever is typed is a day or a DateError."""
    found: date | str
    try:
        found = parse_day(text, TODAY)
    except DateError as refused:
        found = refused.text
    assert isinstance(found, date) or found == text.strip()


@given(DAYS)
def test_own_words_are_understood(day: date) -> None:
    """The words that a day is shown with are understood as that day, as is its ISO form."""
    assert parse_day(day.isoformat(), TODAY) == day
    if day.year > 1900:
        assert parse_day(day_in_words(day), TODAY) == day


def test_day_in_words() -> None:
    """A day is shown without zeros, its month in full, whatever the locale; none is undated."""
    assert day_in_words(date(2025, 2, 2)) == "2 February 2025"
    assert day_in_words(date(812, 12, 31)) == "31 December 812"
    assert day_in_words(None) == "undated"


@pytest.mark.parametrize(
    ("published", "asked", "age"),
    [
        (date(2025, 2, 2), date(2028, 3, 1), "3 years before you asked"),
        (date(2025, 2, 2), date(2028, 2, 2), "3 years before you asked"),
        (date(2025, 2, 2), date(2028, 2, 1), "2 years before you asked"),
        (date(2025, 2, 2), date(2026, 2, 3), "1 year before you asked"),
        (date(2025, 2, 2), date(2026, 2, 2), None),
        (date(2025, 2, 2), date(2026, 2, 1), None),
        (date(2025, 2, 2), date(2025, 2, 2), None),
        (date(2025, 2, 2), date(2024, 2, 2), None),
        (date(2025, 2, 2), date(1999, 1, 1), None),
        (date(2024, 2, 29), date(2025, 2, 28), None),
        (date(2024, 2, 29), date(2025, 3, 1), "1 year before you asked"),
        (date(2024, 2, 29), date(2026, 2, 28), "1 year before you asked"),
        (date(2024, 2, 29), date(2028, 2, 29), "4 years before you asked"),
        (date(2023, 2, 28), date(2024, 2, 29), "1 year before you asked"),
        (date(2023, 3, 1), date(2024, 2, 29), None),
        (date(1925, 1, 1), date(2025, 1, 1), "100 years before you asked"),
        (None, date(2025, 2, 2), None),
    ],
)
def test_age(published: date | None, asked: date, age: str | None) -> None:
    """Only an article more than a year old has an age, in whole years that have passed."""
    assert age_in_words(published, asked) == age


@given(DAYS, st.integers(0, 40_000))
def test_age_is_shown_after_a_year(asked: date, days: int) -> None:
    """Up to 365 days there is no age, and from 367 on there is one."""
    if asked.toordinal() <= days:
        return
    age = age_in_words(asked - timedelta(days), asked)
    if days <= 365:
        assert age is None
    elif days >= 367:
        assert age is not None


@pytest.mark.parametrize(
    ("day", "known", "words"),
    [
        (date(2024, 3, 5), {}, "5 March 2024, 1 year before you asked"),
        (date(2024, 3, 1), {"precision": "month"}, "March 2024, 1 year before you asked"),
        (date(2024, 6, 1), {"precision": "month"}, "June 2024"),
        (date(2024, 1, 1), {"precision": "year"}, "2024"),
        (date(2025, 6, 1), {"updated": date(2025, 6, 1)}, "1 June 2025"),
        (date(2025, 6, 1), {"updated": date(2025, 6, 2)}, "1 June 2025, updated 2 June 2025"),
        (None, {"updated": date(2025, 6, 2)}, "undated, updated 2 June 2025"),
        (date(2025, 6, 1), {"date_source": "front matter"}, "1 June 2025"),
        (date(2025, 6, 1), {"date_source": "file name"}, "1 June 2025, date from the file name"),
        (date(2025, 6, 1), {"date_source": "htmldate"}, "1 June 2025, date from the page's markup"),
        (None, {"date_source": "file name"}, "undated"),
    ],
)
def test_date_of_an_article(day: date | None, known: dict[str, Any], words: str) -> None:
    """No more is said than is known; what is derived is marked, and a last change is told."""
    article = Article("a", "a.txt", "Text", "Title", title_derived=False, published=day, **known)
    assert date_in_words(article, date(2025, 6, 15)) == words
