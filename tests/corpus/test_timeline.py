from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus import tracing
from corpus.archive import Archive
from corpus.ingest import Source
from corpus.model import Filters, SpeakerNote
from corpus.timeline import Month, Timeline, months_of
from tests.corpus.making import fill, write

AGENCY = (
    "The ferry Aurora struck the pier at Kessel. It was foggy, and the lamps of the harbour could"
    " not be seen from the bridge of the boat, the harbour master told reporters at the town hall."
    " Nobody knows when she will sail again, as the yard has no room for a boat of her size."
)
PAPER = {
    "2024-01-03": "The ferry Aurora will be built for 7 million crowns. The mayor was glad.",
    "2024-03-09": "It is the ferry Aurora, and it floats. People cheered. The ferry Aurora floats.",
    "2024-04-01": AGENCY,
    "2024-04-02": f"PIER STRUCK\n\n{AGENCY}",
    "2024-04-03": f"{AGENCY}\n\nThe mayor asked for patience.",
    "2024-06-05": "The ferry Aurora will now be built for 9.5 million crowns, said Ana Ruiz.",
    "2024-06-06": (
        "“I loved the ferry Aurora.”\n\n“I hated the ferry Aurora,” said Bo Lind, the pilot."
    ),
    "2025-02-01": "The mayor opened a school. A bell rang.",
}


@pytest.fixture
def filled(source: Source) -> Source:
    """A paper of eight days, and an undated article on the same ferry."""
    for day, text in PAPER.items():
        write(source, f"{day}.txt", f"date {day}\n{text}\n")
    write(source, "undated.txt", "The ferry Aurora is a song that everybody knows.")
    return source


def shown(timeline: Timeline) -> dict[str, str]:
    """The sentences by their days."""
    return {entry.day.isoformat(): entry.excerpt.text for entry in timeline.entries}


async def test_a_sentence_a_date_oldest_first(archive: Archive) -> None:
    """Each date has a whole sentence on the topic, a slice of its article's text."""
    timeline = await archive.timeline("ferry Aurora")
    assert shown(timeline) == {
        "2024-01-03": "The ferry Aurora will be built for 7 million crowns.",
        "2024-03-09": "The ferry Aurora floats.",
        "2024-04-01": "The ferry Aurora struck the pier at Kessel.",
        "2024-06-05": "The ferry Aurora will now be built for 9.5 million crowns, said Ana Ruiz.",
        "2024-06-06": "“I hated the ferry Aurora,” said Bo Lind, the pilot.",
    }
    assert list(shown(timeline)) == sorted(shown(timeline))
    for entry in timeline.entries:
        excerpt = entry.excerpt
        assert excerpt.text == excerpt.article.text[excerpt.start : excerpt.end]
        assert excerpt.article.published == entry.day
    assert (timeline.articles, timeline.undated, timeline.dates) == (8, 1, 5)
    assert not timeline.is_cut


async def test_near_copies_stand_on_the_day_of_the_earliest(archive: Archive) -> None:
    """Agency copy of three days is one entry, which names the other two."""
    timeline = await archive.timeline("ferry Aurora")
    entry = next(e for e in timeline.entries if e.day == date(2024, 4, 1))
    assert [copy.id for copy in entry.excerpt.copies] == ["2024-04-02.txt", "2024-04-03.txt"]
    assert all(not e.excerpt.copies for e in timeline.entries if e is not entry)


async def test_figures_are_set_side_by_side(archive: Archive) -> None:
    """The price of January and that of June."""
    timeline = await archive.timeline("ferry Aurora")
    [series] = timeline.figures
    assert [(figure.day, figure.text) for figure in series] == [
        (date(2024, 1, 3), "7 million crowns"),
        (date(2024, 6, 5), "9.5 million crowns"),
    ]


async def test_matching_articles_by_month(archive: Archive) -> None:
    """All dated articles that match are counted, near-copies too, and empty months are there."""
    timeline = await archive.timeline("ferry Aurora")
    assert [(f"{m.first:%m}", m.articles) for m in timeline.months] == [
        ("01", 1), ("02", 0), ("03", 1), ("04", 3), ("05", 0), ("06", 2)
    ]  # fmt: skip


async def test_the_best_dates_where_there_are_more(archive: Archive) -> None:
    """With a limit, those with most of the topic are shown, oldest first, and the rest counted."""
    timeline = await archive.timeline("ferry Aurora crowns", limit=2)
    assert list(shown(timeline)) == ["2024-01-03", "2024-06-05"]
    assert timeline.dates == 2
    timeline = await archive.timeline("ferry Aurora", limit=2)
    assert (len(timeline.entries), timeline.dates) == (2, 5)


async def test_only_what_the_filters_let_through(archive: Archive) -> None:
    """Days and sources confine it as they confine an answer."""
    confined = Filters(after=date(2024, 4, 2), before=date(2024, 6, 5))
    timeline = await archive.timeline("ferry Aurora", confined)
    assert list(shown(timeline)) == ["2024-04-02", "2024-06-05"]
    timeline = await archive.timeline("ferry Aurora", Filters(source="2024-03-09.txt"))
    assert list(shown(timeline)) == ["2024-03-09"]
    timeline = await archive.timeline("ferry Aurora", Filters(source="undated.txt"))
    assert (timeline.entries, timeline.months, timeline.undated) == ((), (), 1)
    assert timeline.refusal is None


@pytest.mark.parametrize(
    ("topic", "filters", "has_terms", "unknown", "confined_to"),
    [
        ("zeppelin", Filters(), True, ("zeppelin",), None),
        ("the of", Filters(), False, (), None),
        ("ferry", Filters(source="nobody"), True, (), 0),
        ("ferry", Filters(after=date(2024, 12, 1)), True, (), 1),
    ],
)
async def test_nothing_matches(
    archive: Archive,
    topic: str,
    filters: Filters,
    has_terms: bool,
    unknown: tuple[str, ...],
    confined_to: int | None,
) -> None:
    """A timeline without entries says why, as an answer without excerpts does."""
    timeline = await archive.timeline(topic, filters)
    assert (timeline.entries, timeline.figures, timeline.months) == ((), (), ())
    assert timeline.refusal is not None
    assert (timeline.refusal.has_terms, timeline.refusal.unknown) == (has_terms, unknown)
    assert timeline.refusal.confined_to == confined_to


async def test_a_sentence_is_not_told_twice(source: Source) -> None:
    """What an article repeats from an earlier one does not stand for its day again."""
    start = "The ferry Aurora was ordered from the yard at Tollhaven."
    write(source, "1.txt", f"date 2024-01-01\n{start} Rain fell on everybody who had come to see.")
    write(source, "2.txt", f"date 2024-02-01\nThe mast is up. {start} The ferry Aurora has a mast.")
    write(source, "3.txt", f"date 2024-03-01\nThe school is shut, as the boiler is. {start} Snow.")
    await fill(source)
    async with Archive.open(source) as archive:
        timeline = await archive.timeline("ferry Aurora")
    assert shown(timeline) == {"2024-01-01": start, "2024-02-01": "The ferry Aurora has a mast."}


async def test_more_match_than_are_looked_at(
    source: Source, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the best articles that are looked at all match, there are more, and that is said."""
    for number in range(9):
        write(
            source, f"{number}.txt", f"date 2024-01-0{number + 1}\nOwl {number} hoots. Mice flee."
        )
    await fill(source)
    async with Archive.open(source) as archive:
        assert not (await archive.timeline("owl")).is_cut
        monkeypatch.setattr(tracing, "_ARTICLES", 8)
        monkeypatch.setattr(tracing, "_AT_ONCE", 3)
        timeline = await archive.timeline("owl")
    assert (timeline.is_cut, timeline.articles) == (True, 8)


@given(st.lists(st.dates(date(1990, 1, 1), date(2040, 1, 1)), max_size=20))
def test_months_are_all_there(days: list[date]) -> None:
    """From the first month to the last without a gap, and every day is counted."""
    months = months_of(days)
    assert sum(month.articles for month in months) == len(days)
    assert bool(months) == bool(days)
    for month, following in pairwise(months):
        assert (following.first - month.first).days in range(28, 32)
        assert following.first.day == 1
    for day in days:
        assert any(month == Month(day.replace(day=1), month.articles) for month in months)


async def test_who_she_is_stands_beneath_a_sentence(source: Source) -> None:
    """Where the sentence does not name its speaker, a note does."""
    text = "Ana Ruiz walked along the quay. It rained. “The ferry Nautilus is late,” she said."
    write(source, "a.txt", f"date 2024-01-03\n{text}\n")
    await fill(source)
    async with Archive.open(source) as archive:
        [entry] = (await archive.timeline("ferry Nautilus")).entries
    [note] = entry.excerpt.notes
    assert isinstance(note, SpeakerNote)
    assert note.speaker is not None
    assert note.speaker.of(text) == "Ana Ruiz"


async def test_a_year_is_in_no_month(source: Source) -> None:
    """An article of a month stands at its month and counts there, one of a year in none."""
    for identity, when, text in (
        ("day", "2024-03-01", "The ferry Aurora sails at 7 knots."),
        ("month", "2024-03", "The ferry Aurora sails at 9 knots."),
        ("year", "2024", "The ferry Aurora sails at 8 knots."),
    ):
        page = f"""<html><head><meta property="article:published_time" content="{when}">
        <title>Aurora</title></head><body><article><h1>Aurora</h1><p>{text} It has room for
        sixty people, and the mayor said that she is glad of it.</p></article></body></html>"""
        write(source, f"{identity}.html", page)
    await fill(source)
    async with Archive.open(source) as archive:
        timeline = await archive.timeline("ferry Aurora")
    days = [(entry.excerpt.article.id, entry.precision) for entry in timeline.entries]
    assert days == [("year.html", "year"), ("day.html", "day"), ("month.html", "month")]
    assert timeline.months == (Month(date(2024, 3, 1), 2),)
    assert (timeline.undated, timeline.figures) == (0, ())
