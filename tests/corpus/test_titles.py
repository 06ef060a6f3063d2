import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.model import Article
from corpus.readers import ArticleFile, article_files, read
from corpus.titles import TITLE_LENGTH, cut, derive_title
from tests.corpus.making import LIMITS
from tests.corpus.texts import texts

LEAD = "The town council voted on Monday for a new bridge."

# Written for this test and not taken from the code it tests.
_DATELINE = re.compile(
    r"^(?:[\w ,.]{0,60}\((?:CNN|AP|Reuters)\)|CNN\b.{0,20}[—-]|[A-Z]{3}[A-Z., ]*[—–]|.{0,60}—\s*$)"
)
_STAMP = re.compile(r"^(?:updated|published|posted)\b.{0,30}\d|^[\d:. /-]+$", re.IGNORECASE)
_BYLINE = re.compile(r"^(?:(?:Story |Analysis )?[Bb]y\s+[A-Z][\w.]+ [A-Z][\w.]+(?:$|,)|@\w)")


@pytest.mark.parametrize(
    "before",
    [
        "",
        "CNN —\n",
        "Port Ellery (CNN) ",
        "Kessel Echo\n\nPORT ELLERY, May 5 (Reuters) - ",
        "PORT ELLERY, Kessel—",
        "By Ana Ruiz\nUpdated Jan. 21, 2020, 11:13 a.m. ET\n\n",
        "Editor's note: Ana Ruiz is a historian of the river Sarn.\n",
        "Sign up for our morning newsletter today and never miss a thing.\n",
        "RIVER RISES AGAIN IN PORT ELLERY\n",
        "Bridge news.\n",
        "Not again! ",
    ],
)
def test_the_title_is_the_first_sentence_of_the_article(before: str) -> None:
    """Whatever of at least five words comes after what is not of it."""
    assert derive_title(f"{before}{LEAD} Seventeen were for it and eight against.", "en") == LEAD


def test_a_short_sentence_is_better_than_none() -> None:
    """Where no sentence has five words, the first will do."""
    assert derive_title("By Ana Ruiz\nBridge closed. Storm coming.", "en") == "Bridge closed."


@pytest.mark.parametrize("text", ["CNN —", "By Ana Ruiz\nUpdated Jan. 21, 2020, 11:13 a.m. ET"])
def test_a_text_of_furniture_alone_gives_no_title(text: str) -> None:
    """The reader then takes the path."""
    assert derive_title(text, "en") is None


def test_a_long_title_is_cut_at_a_word() -> None:
    """With an ellipsis, at most 100 characters in all."""
    title = cut("The council of Port Ellery, " * 6)
    assert len(title) <= TITLE_LENGTH
    assert title.endswith("The council of Port Ellery, The council of…")


@pytest.mark.parametrize(("title", "expected"), [("river", "river"), ("a\n b", "a b")])
def test_a_short_title_is_kept_on_one_line(title: str, expected: str) -> None:
    """Nothing is cut off it."""
    assert cut(title) == expected


@given(title=st.text())
def test_a_cut_title_begins_as_the_title_does(title: str) -> None:
    """It is never longer than 100 characters."""
    found = cut(title)
    assert len(found) <= TITLE_LENGTH
    assert " ".join(title.split()).startswith(found.removesuffix("…"))


@given(text=texts)
def test_any_text_gives_a_title_or_none(text: str) -> None:
    """One line, never empty, never longer than 100 characters."""
    title = derive_title(text, "en")
    assert title is None or (title and len(title) <= TITLE_LENGTH and len(title.splitlines()) == 1)


def test_no_real_article_is_called_by_its_furniture(real_articles: Path) -> None:
    """Of 401 scraped articles, none has a dateline, a byline or a stamp for its title."""
    articles = [
        found
        for file in article_files(real_articles)
        if isinstance(file, ArticleFile)
        for found in read(file, LIMITS)
        if isinstance(found, Article)
    ]
    assert len(articles) == 401
    wrong = [
        article.id
        for article in articles
        if any(kind.search(article.title) for kind in (_DATELINE, _STAMP, _BYLINE))
    ]
    assert not wrong
    assert all(len(article.title) <= TITLE_LENGTH for article in articles)


@pytest.mark.parametrize(
    "before",
    [
        "Jan. 21, 2020, 11:13 AM EST / Updated Jan. 21, 2020, 12:00 PM EST",
        "Posted: Jan 21, 2020 / 11:13 AM CST",
        "9:39 pm ET April 6, 2026 Share this update",
        "Originally Published: 21 Jan 20 11:13 ET",
        "Updated 2 hours ago by Ana Ruiz",
        "By Ana Ruiz, staff writer January 21, 2020",
        "By Ana Ruiz, Kessel Weekly published 21 January 2020",
        "WRITTEN BY: Ana Ruiz and Odile Holm",
        "Reporting by Ana Ruiz; editing by Odile Holm",
        "Ana Ruiz | The Kessel Register | 5 hours ago",
        "By Ana Ruiz · January 21, 2020 · 5 min read",
        "First published on Wed 3 Feb 2021 09.00 GMT",
        "Updated 11:13 AM EST, Tue January 21, 2020\nShort first line.",
    ],
)
def test_stamps_and_bylines_of_many_papers_are_no_titles(before: str) -> None:
    """The first sentence of the article is."""
    text = f"{before}\n\nThe ferry to Plenty sails again on Monday."
    assert derive_title(text, "en") == "The ferry to Plenty sails again on Monday."
