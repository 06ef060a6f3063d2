import json
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.ingest import Source
from corpus.model import Article, Remark
from corpus.readers.dating import day_in_name
from corpus.readers.webpage.days import Day
from corpus.readers.written import day_written, order_in
from tests.corpus.making import counts, fill, read_bytes, stored_in, write

TEXT = "The lighthouse at Kessel was lit again."


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("2024-03-05-bridge.md", Day(date(2024, 3, 5))),
        ("bridge_2024_03_05.txt", Day(date(2024, 3, 5))),
        ("bridge.20240305.txt", Day(date(2024, 3, 5))),
        ("2024-03-05 to 2024-03-05.txt", Day(date(2024, 3, 5))),
        ("2024-03-bridge.md", Day(date(2024, 3, 1), "month")),
        ("2024-03.md", Day(date(2024, 3, 1), "month")),
        ("2024-03-05 to 2024-03-07.txt", None),
        ("2024-13-05-bridge.md", None),
        ("2024-02-30.md", None),
        ("2024-bridge.md", None),
        ("120240305.md", None),
        ("bridge-12-2024-3-5.md", None),
        ("12345678.md", None),
    ],
)
def test_day_in_a_name(name: str, day: Day | None) -> None:
    """One whole day anywhere, or the month that it begins with."""
    assert day_in_name(name) == day


def test_the_name_is_the_last_resort(tmp_path: Path) -> None:
    """It counts where the file says no day that can be believed, and is named as what says it."""
    (named,) = read_bytes(tmp_path, "2024-03-05-a.txt", TEXT.encode())
    (said,) = read_bytes(tmp_path, "2024-03-05-b.txt", f"date 2024-03-04 {TEXT}".encode())
    assert isinstance(named, Article)
    assert isinstance(said, Article)
    assert (named.published, named.date_source) == (date(2024, 3, 5), "file name")
    assert named.is_date_derived
    assert (said.published, said.date_source) == (date(2024, 3, 4), "date line")
    (line,) = read_bytes(tmp_path, "2024-03-05.jsonl", json.dumps({"text": TEXT}).encode())
    assert isinstance(line, Article)
    assert line.published is None


@pytest.mark.parametrize("name", ["a.txt", "a.jsonl", "a.csv", "a.md"])
@pytest.mark.parametrize(("days", "doubt"), [(2, "in the future"), (-160_000, "before 1600")])
def test_a_day_that_cannot_be(tmp_path: Path, name: str, days: int, doubt: str) -> None:
    """Is not believed in any format; the report says so, and the article is undated."""
    day = datetime.now(UTC).date() + timedelta(days)
    written = {
        "a.txt": f"date {day} {TEXT}",
        "a.jsonl": json.dumps({"text": TEXT, "published": day.isoformat()}),
        "a.csv": f"text,published\n{TEXT},{day}\n",
        "a.md": f"---\ndate: {day}\n---\n{TEXT}",
    }[name]
    remark, article = read_bytes(tmp_path, name, written.encode())
    assert isinstance(remark, Remark)
    assert doubt in remark.reason
    assert isinstance(article, Article)
    assert (article.published, article.date_source, article.text) == (None, None, TEXT)


def test_a_day_of_tomorrow_is_believed(tmp_path: Path) -> None:
    """It has begun elsewhere."""
    day = datetime.now(UTC).date() + timedelta(1)
    (article,) = read_bytes(tmp_path, "a.txt", f"date {day} {TEXT}".encode())
    assert isinstance(article, Article)
    assert article.published == day


@given(st.dates(date(1600, 1, 1)), st.sampled_from(["{:%d/%m/%Y}", "{0.day}.{0.month}.{0:%Y}"]))
def test_a_day_in_figures_comes_back(day: date, form: str) -> None:
    """Where it is settled which is which, and where it is settled by itself it is so read."""
    written = form.format(day).replace(f"{day.year}", f"{day.year:04}")
    assert day_written(written, "day-first") == Day(day)
    if day.day > 12:
        assert order_in([written]) == "day-first"
        assert day_written(written, None) == Day(day)


async def test_what_fields_are_called_is_part_of_how_a_file_is_read(source: Source) -> None:
    """A file is read again when that was changed, and not otherwise."""
    said = replace(source, limits=replace(source.limits, columns=(("text", "body"),)))
    write(source, "a.csv", f"body,story,published\n{TEXT},Nobody saw it.,3/4/2024\n")
    limits = replace(said.limits, dates="day-first")
    assert counts(await fill(replace(said, limits=limits))) == (1, 0, 0, 0)
    assert counts(await fill(replace(said, limits=limits))) == (0, 0, 1, 0)
    limits = replace(limits, dates="month-first")
    assert counts(await fill(replace(said, limits=limits))) == (0, 1, 0, 0)
    limits = replace(limits, columns=(("text", "story"),))
    assert counts(await fill(replace(said, limits=limits))) == (0, 1, 0, 0)
    (stored,) = (await stored_in(source)).values()
    assert (stored.article.text, stored.article.published) == ("Nobody saw it.", date(2024, 3, 4))
