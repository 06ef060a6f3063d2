from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.layout import Reply, length
from bot.markdown import escape
from bot.timeline_formatter import format_timeline
from corpus.model import Article, Copy, Excerpt, Span, StoredArticle, Summary
from corpus.refusals import Refusal
from corpus.timeline import Entry, Figure, Timeline, months_of
from tests.bot.discord_markdown import render
from tests.bot.test_formatter import (
    NAMES,
    REFUSALS,
    SUMMARY,
    body_of,
    components_of,
    excerpts,
    faults_of,
    texts_of,
    unhurried,
)
from tests.bot.test_markdown import HOSTILE, as_shown

FIRST = date(2024, 1, 9)
CHART = b"\x89PNG, as far as Discord is told"
LARGEST = 40


def entry_of(text: str, number: int = 0, **about: Any) -> Entry:
    """The entry of a day, whose article is this sentence alone."""
    given_values: dict[str, Any] = {"title": "A title", "title_derived": False} | about
    article = Article(f"{number}.txt", f"{number}.txt", text, **given_values)
    stored = StoredArticle(number + 1, "0" * 64, article)
    return Entry(FIRST + timedelta(number), Excerpt(stored, 0, len(text), 1.0), 0)


def timeline_of(*entries: Entry, topic: str = "ferry", **about: Any) -> Timeline:
    """A timeline of these entries."""
    given_values: dict[str, Any] = {
        "figures": (),
        "months": months_of([entry.day for entry in entries]),
        "dates": len(entries),
        "articles": len(entries),
        "undated": 0,
        "is_cut": False,
        "refusal": None,
        "generation": 1,
    } | about
    return Timeline(topic, entries, **given_values)


@st.composite
def timelines(draw: st.DrawFn) -> Timeline:
    """Timelines of hostile and huge articles, with figures out of them."""
    found = draw(st.lists(excerpts(), max_size=12, unique_by=lambda e: e.stored.key))
    entries = [
        Entry(FIRST + timedelta(number), excerpt, draw(st.integers(0, 3)))
        for number, excerpt in enumerate(found)
    ]
    series = tuple(
        Figure(entry.day, entry.excerpt.stored, Span(0, min(LARGEST, len(entry.excerpt.text))))
        for entry in entries
    )
    topic = draw(NAMES)
    figures = (series,) * draw(st.integers(0, 4)) if len(series) > 1 else ()
    return timeline_of(*entries, topic=topic, figures=figures)


def shown(timeline: Timeline, chart: bytes | None = CHART) -> Reply:
    """The reply in its longest form."""
    chart = chart if timeline.months else None
    return format_timeline(timeline, SUMMARY, chart=chart, asker=283104927841583104)


@unhurried
@given(timelines())
def test_no_limit_is_broken(timeline: Timeline) -> None:
    """Whatever the articles and the topic, Discord takes the message, and its texts fit."""
    reply = shown(timeline)
    assert faults_of(reply) == []
    assert length(*texts_of(reply)) <= 4000


@unhurried
@given(timelines())
def test_every_sentence_is_there_to_the_character(timeline: Timeline) -> None:
    """Each is in the message, displayed as it is, or in the file; in the message oldest first."""
    reply = shown(timeline)
    _, files = body_of(reply)
    texts, whole = texts_of(reply), files.get("timeline.txt", b"").decode()
    at = 0
    for entry in timeline.entries:
        quotation = f"\n{as_shown(entry.excerpt.text + chr(10))}"
        places = [n for n in range(at, len(texts)) if quotation in f"{render(texts[n]).text}\n"]
        assert places or entry.excerpt.text in whole
        at = places[0] if places else at
    assert bool(whole) == any(text.startswith("-# Not all of it fits") for text in texts)


def test_ten_dates_with_all_there_is_fit() -> None:
    """Ten dates, figures, a chart, a file and a button stay within 40 components."""
    entries = [entry_of(f"The ferry sails at {n}. " + "x" * 350, n) for n in range(10)]
    figures = tuple(Figure(e.day, e.excerpt.stored, Span(0, 20)) for e in entries)
    reply = shown(timeline_of(*entries, figures=(figures,)))
    assert faults_of(reply) == []
    assert len(components_of(reply)) <= 40
    assert {*body_of(reply)[1]} == {"timeline.txt", "timeline.png"}


def test_a_date() -> None:
    """The day, the quotation, and in small type headline, source, others of that day and copies."""
    entry = entry_of("The ferry sails.", publisher="Wire", title="Ferry *sails*")
    copies = (Copy("b", date(2024, 1, 10), "Echo"),)
    excerpt = Excerpt(entry.excerpt.stored, 0, 16, 1.0, copies=copies)
    reply = shown(timeline_of(Entry(entry.day, excerpt, 2)))
    head, block = texts_of(reply)
    assert head == "**ferry**\n-# 1 article matches; 1 date has a sentence on the topic."
    assert render(block).text == (
        "9 January 2024\nThe ferry sails.\nFerry *sails* · Wire · 2 other articles that day\n"
        "Also in 1 other article: 10 January 2024 (Echo)"
    )
    assert render(block).constructs == ("strong", "quotation", "subtext", "subtext")


def test_a_headline_that_is_the_sentence_is_left_out() -> None:
    """A title that was made of the sentence that is quoted is not read twice."""
    text = "The ferry sails at noon and will be back before the evening."
    entry = entry_of(text, title="The ferry sails at noon…", title_derived=True)
    assert texts_of(shown(timeline_of(entry)))[1].endswith("\n-# 0.txt")


def test_the_longest_sentences_are_left_out_first() -> None:
    """Where not all dates fit, the short ones stay, in order, and the file has them all."""
    entries = [
        entry_of(sign * size, n)
        for n, (sign, size) in enumerate(zip("abc", [900, 3500, 800], strict=True))
    ]
    reply = shown(timeline_of(*entries))
    texts = texts_of(reply)
    assert ["a" * 900 in texts[1], "c" * 800 in texts[2]] == [True, True]
    assert "b" not in texts[1] + texts[2].replace("January", "")
    assert body_of(reply)[1]["timeline.txt"].decode().startswith(f"9 January 2024\n{'a' * 900}\n")
    assert "b" * 3500 in body_of(reply)[1]["timeline.txt"].decode()


def test_figures_are_a_list_without_a_verdict() -> None:
    """Each series is a line: the figures with their days."""
    entries = [entry_of("It costs 4 crowns.", 0), entry_of("It costs 5 crowns.", 1)]
    series = tuple(Figure(e.day, e.excerpt.stored, Span(9, 17)) for e in entries)
    reply = shown(timeline_of(*entries, figures=(series,)))
    assert texts_of(reply)[-1] == "- 4 crowns (9 January 2024) · 5 crowns (10 January 2024)"


def test_chart_has_an_alternative_text() -> None:
    """The picture is shown in the message, and says in words what it shows."""
    reply = shown(timeline_of(entry_of("The ferry sails.")))
    body, files = body_of(reply)
    [gallery] = [part for part in components_of(reply) if part["type"] == 12]
    words = "Bar chart of matching articles a month, January 2024. January 2024: 1."
    assert gallery["items"][0]["media"]["url"] == "attachment://timeline.png"
    assert gallery["items"][0]["description"] == words
    assert [attachment["description"] for attachment in body["attachments"]] == [words]
    assert files == {"timeline.png": CHART}


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_everywhere(text: str) -> None:
    """Markup as sentence, title, source, topic and copy is displayed as it is written."""
    entry = entry_of(text, title=text, publisher=text)
    copies = (Copy("b", None, text),)
    excerpt = Excerpt(entry.excerpt.stored, 0, len(text), 1.0, copies=copies)
    head, block = texts_of(shown(timeline_of(Entry(entry.day, excerpt, 0), topic=text)))[:2]
    assert head.startswith(f"**{escape(' '.join(text.split()))}"[:40])
    assert render(block).constructs == ("strong", "quotation", "subtext", "subtext")
    assert f"\n{as_shown(text)}\n" in render(block).text


@given(REFUSALS)
def test_nothing_matches(refusal: Refusal) -> None:
    """Without entries the message has the reason, and no quotation, chart or file."""
    reply = shown(timeline_of(refusal=refusal, articles=0))
    assert faults_of(reply) == []
    [head] = texts_of(reply)
    assert render(head).constructs == ("strong", "subtext")
    assert reply.files == ()


def test_summary_is_of_the_archive() -> None:
    """What the archive holds is said where nothing matches."""
    summary = Summary(1, 3, 9, 0, date(2024, 1, 9), date(2025, 2, 20), (), ())
    timeline = timeline_of(refusal=Refusal(has_terms=True, unknown=("zebra",)), articles=0)
    [head] = texts_of(format_timeline(timeline, summary, chart=None, asker=None))
    assert "“zebra” stands nowhere in the archive. It holds 3 articles from 9 January 2024" in head
