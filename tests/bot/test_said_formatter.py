from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.layout import Reply, length
from bot.markdown import escape
from bot.said_formatter import format_said
from bot.wording.said import said_in_words
from corpus.model import Article, Copy, Excerpt, Span, StoredArticle, Summary
from corpus.said import Said, Saying, Speaker, Told
from corpus.speakers import Known
from tests.bot.discord_markdown import render
from tests.bot.test_formatter import (
    NAMES,
    SUMMARY,
    body_of,
    components_of,
    excerpts,
    faults_of,
    texts_of,
    unhurried,
)
from tests.bot.test_markdown import HOSTILE, as_shown


def saying_of(text: str, number: int = 0, **about: Any) -> Saying:
    """A saying whose article is these words alone."""
    given_values: dict[str, Any] = {"title": "A title", "title_derived": False} | about
    article = Article(f"{number}.txt", f"{number}.txt", text, **given_values)
    stored = StoredArticle(number + 1, "0" * 64, article)
    return as_saying(Excerpt(stored, 0, len(text), 0.0))


def as_saying(excerpt: Excerpt) -> Saying:
    """A saying of these sentences."""
    return Saying(excerpt, (Span(excerpt.start, excerpt.end),), Known.UNCLEAR, None)


def said_of(*sayings: Saying, unclear: tuple[Saying, ...] = (), **about: Any) -> Said:
    """What somebody said: these."""
    told = Told(sayings, unclear, about.pop("speakers", ()), len(sayings), len(unclear))
    given_values: dict[str, Any] = {
        "name": "Ana Ruiz",
        "topic": "",
        "articles": 8,
        "read": 8,
        "has_name": True,
        "unknown": (),
        "confined_to": None,
    } | about
    return Said(told=told, generation=1, **given_values)


@st.composite
def everything(draw: st.DrawFn) -> Said:
    """Sayings out of hostile and huge articles."""
    drawn = draw(st.lists(excerpts(), max_size=14, unique_by=lambda e: e.stored.key))
    found = [as_saying(excerpt) for excerpt in drawn]
    first = draw(st.integers(0, len(found)))
    speakers = draw(st.lists(st.builds(Speaker, NAMES, st.integers(1, 99)), max_size=7))
    return said_of(
        *found[:first],
        unclear=tuple(found[first:]),
        speakers=tuple(speakers),
        name=draw(NAMES),
        topic=draw(NAMES | st.just("")),
        has_name=draw(st.booleans()),
        read=draw(st.integers(0, 8)),
    )


def shown(said: Said) -> Reply:
    """The reply in its longest form."""
    return format_said(said, SUMMARY, asker=283104927841583104)


@unhurried
@given(everything())
def test_no_limit_is_broken(said: Said) -> None:
    """Whatever the articles and the name, Discord takes the message, and its texts fit."""
    reply = shown(said)
    assert faults_of(reply) == []
    assert length(*texts_of(reply)) <= 4000
    assert len(components_of(reply)) <= 40


@unhurried
@given(everything())
def test_every_quotation_is_there_to_the_character(said: Said) -> None:
    """Each is in the message, displayed as it is, or in the file."""
    reply = shown(said)
    _, files = body_of(reply)
    texts, whole = texts_of(reply), files.get("said.txt", b"").decode()
    for saying in (*said.told.sayings, *said.told.unclear):
        quotation = f"\n{as_shown(saying.excerpt.text + chr(10))}"
        in_message = any(quotation in f"{render(text).text}\n" for text in texts)
        assert in_message or saying.excerpt.text in whole
    assert bool(whole) == any(text.startswith("-# Not all of it fits") for text in texts)


def test_the_unclear_stand_apart() -> None:
    """Behind a heading of their own; at most three where there are enough others."""
    sayings = [saying_of(f"“It is {n} o'clock.”", n) for n in range(10)]
    unclear = tuple(saying_of(f"“It may be {n}.”", 20 + n) for n in range(5))
    reply = shown(said_of(*sayings, unclear=unclear))
    texts = texts_of(reply)
    at = next(n for n, text in enumerate(texts) if text.startswith("**Unclear: perhaps"))
    assert sum("o'clock" in text for text in texts[:at]) == 7
    assert sum("It may be" in text for text in texts[at:]) == 3
    assert body_of(reply)[1]["said.txt"].decode().count("“It ") == 15


def test_a_saying() -> None:
    """The day, the quotation, and in small type headline, source and copies."""
    saying = saying_of("“We go.”", publisher="Wire", title="She *goes*", published=date(2024, 1, 9))
    copies = (Copy("b", date(2024, 1, 10), "Echo"),)
    excerpt = Excerpt(saying.excerpt.stored, 0, 8, 0.0, copies=copies)
    head, block = texts_of(shown(said_of(as_saying(excerpt), topic="ferry")))
    assert head == (
        "**Ana Ruiz · ferry**\n-# 1 quotation in 8 articles with “Ruiz” and the topic in them."
    )
    assert render(block).text == (
        "9 January 2024\n“We go.”\nShe *goes* · Wire\n"
        "Also in 1 other article: 10 January 2024 (Echo)"
    )


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_everywhere(text: str) -> None:
    """Markup as sentence, title, source, name and copy is displayed as it is written."""
    saying = saying_of(text, title=text, publisher=text)
    head, block = texts_of(shown(said_of(saying, name=text)))[:2]
    assert head.startswith(f"**{escape(' '.join(text.split()))}"[:40])
    assert render(block).constructs == ("strong", "quotation", "subtext")
    assert f"\n{as_shown(text)}\n" in render(block).text


def test_what_is_said_of_where_it_was_looked() -> None:
    """How many were read of how many, who were matched, and that there are more."""
    summary = Summary(1, 3, 9, 0, date(2024, 1, 9), date(2025, 2, 20), (), ())
    speakers = (Speaker("Ana Ruiz", 2), Speaker("Bo Ruiz", 1))
    said = said_of(saying_of("“A.”"), read=5, speakers=speakers, name="Dr. Ruiz Jr.")
    assert said_in_words(said, summary) == (
        "1 quotation in the latest 5 of 8 articles with “Ruiz” in them."
        " Ana Ruiz (2) and Bo Ruiz (1) are matched: a first name tells them apart."
    )
    nothing = said_of(articles=0, topic="ferry")
    assert said_in_words(nothing, summary) == (
        "No article has “Ruiz” and the topic in it."
        " It holds 3 articles from 9 January 2024 to 20 February 2025."
    )
