from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.model import DaySpan, Query, Span
from corpus.timeliness import highest, is_about_then, timeliness

ASKED = date(2025, 3, 1)
DAYS = st.dates(date(1990, 1, 1), date(2030, 1, 1))


def query(*spans: tuple[date, date], now: bool = False, asked: date | None = ASKED) -> Query:
    """A question that names these days."""
    days = tuple(DaySpan(Span(0, 1), first, last) for first, last in spans)
    return Query("", ("flood",), ("flood",), days=days, is_about_now=now, asked=asked)


MARCH = (date(2024, 3, 1), date(2024, 3, 31))


def test_a_question_is_about_now_unless_it_names_days() -> None:
    """The newest article counts most, one of the day of asking three times one of long ago."""
    ages = [timeliness(query(), ASKED - timedelta(days)) for days in (0, 1, 14, 60, 3000)]
    assert ages == sorted(ages, reverse=True)
    assert ages[0] == 3.0
    assert ages[-1] == pytest.approx(1.0)


def test_a_question_about_then_prefers_its_own_days() -> None:
    """And the weeks after them; what is newest counts no more than what is older still."""
    then = query(MARCH)
    assert is_about_then(then)
    within, soon, newest, before = (
        timeliness(then, day)
        for day in (date(2024, 3, 18), date(2024, 4, 5), ASKED, date(2024, 2, 28))
    )
    assert within == 3.0 > soon > newest
    assert newest == pytest.approx(1.0)
    assert before == 1.0


def test_a_whole_year_weighs_less() -> None:
    """It may be part of a name, such as "the 2024 election"."""
    year = query((date(2024, 1, 1), date(2024, 12, 31)))
    assert 1 < timeliness(year, date(2024, 6, 1)) < timeliness(query(MARCH), date(2024, 3, 5))


def test_days_just_past_and_the_latest_are_now() -> None:
    """Such as "on Tuesday" of this week, or "the latest since March"."""
    assert not is_about_then(query((date(2025, 2, 25), date(2025, 2, 25))))
    assert not is_about_then(query(MARCH, now=True))
    assert timeliness(query(MARCH, now=True), ASKED) == 3.0


def test_without_a_day_there_is_no_preference() -> None:
    """An undated article, one of after the asking, or a question asked on no day."""
    assert timeliness(query(MARCH), None) == 1.0
    assert timeliness(query(), ASKED + timedelta(1)) == 1.0
    assert timeliness(query(asked=None), ASKED) == 1.0


@given(DAYS, DAYS, DAYS, st.booleans(), DAYS)
def test_nothing_counts_more_than_the_best_there_can_be(
    published: date, one: date, other: date, now: bool, newest: date
) -> None:
    """Of articles up to the newest day, whatever the question names."""
    asked = query((min(one, other), max(one, other)), now=now)
    if published <= newest:
        most = max(highest(asked, newest), 1 + 2.0 * (not is_about_then(asked)))
        assert 1.0 <= timeliness(asked, published) <= most


def test_a_month_is_not_its_first_day() -> None:
    """An article of March is of the days that are asked about if they are the whole month."""
    first = date(2024, 3, 1)
    day = query((first, first))
    assert timeliness(day, first) > timeliness(day, first, "month") == 1.0
    march = query(MARCH)
    assert timeliness(march, first) == timeliness(march, first, "month") > 1
    assert timeliness(march, date(2024, 1, 1), "year") == 1.0
