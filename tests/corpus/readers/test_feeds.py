import gzip
from datetime import date
from pathlib import Path

import pytest

from corpus.errors import ArticleError
from corpus.model import Article, Remark
from corpus.readers.files import Read
from tests.corpus.making import read_bytes
from tests.corpus.readers.wire import ENTRY, TEXT, URL, WHOLE, atom, rss

SUMMARY = "<title>Tolls rise</title><guid isPermaLink='false'>7</guid><description>{}</description>"


def found_in(folder: Path, feed: str | bytes, name: str = "courier.rss") -> list[Read]:
    """What the readers make of a file of this feed."""
    return read_bytes(folder, name, feed if isinstance(feed, bytes) else feed.encode())


def article_in(folder: Path, feed: str, name: str = "courier.rss") -> Article:
    """The one article of the feed."""
    (article,) = [one for one in found_in(folder, feed, name) if isinstance(one, Article)]
    return article


@pytest.mark.parametrize("name", ["a.rss", "a.xml", "a.rss.gz"])
def test_an_entry_of_rss_is_an_article(tmp_path: Path, name: str) -> None:
    """Its full content is the text, and the feed's title the publisher."""
    content = rss(WHOLE).encode()
    if name.endswith("gz"):
        content = gzip.compress(content)
    (found,) = found_in(tmp_path, content, name)
    assert isinstance(found, Article)
    assert (found.id, found.path, found.url) == (f"{URL}?p=1", name, URL)
    assert (found.text, found.title, found.publisher) == (
        TEXT,
        "Ferry sails again",
        "Port Ellery Courier",
    )
    assert not found.title_derived
    assert found.published == date(2025, 3, 3)


@pytest.mark.parametrize("name", ["a.atom", "a.xml"])
def test_an_entry_of_atom_is_an_article(tmp_path: Path, name: str) -> None:
    """With its own id, and the mark-up in its title read."""
    (found,) = found_in(tmp_path, atom(ENTRY), name)
    assert isinstance(found, Article)
    assert (found.id, found.title) == ("tag:courier.example,2025:1", "Ferry sails again")
    assert (found.text, found.url, found.published) == (TEXT, URL, date(2025, 3, 3))


def test_a_summary_is_marked(tmp_path: Path) -> None:
    """In the title that is shown with each quotation, and in the report, once a feed."""
    feed = rss(
        WHOLE, SUMMARY.format("&lt;p&gt;Crossing costs &lt;b&gt;two&lt;/b&gt; crowns.&lt;/p&gt;")
    )
    whole, summary, remark = found_in(tmp_path, feed)
    assert isinstance(whole, Article)
    assert isinstance(summary, Article)
    assert summary.text == "Crossing costs two crowns."
    assert summary.title == "Tolls rise (summary from the feed)"
    assert "summary" not in whole.title
    assert isinstance(remark, Remark)
    assert "1 of 2" in remark.reason


def test_an_id_that_feeds_share_is_below_its_file(tmp_path: Path) -> None:
    """Feeds that count from one do not hide each other's entries."""
    assert article_in(tmp_path, rss(SUMMARY.format("Words.")), "a.rss").id == "a.rss#7"
    assert article_in(tmp_path, rss(SUMMARY.format("Words.")), "b.rss").id == "b.rss#7"


def test_an_entry_keeps_its_path_when_others_come_before_it(tmp_path: Path) -> None:
    """A feed that has moved on does not make its older entries changed ones."""
    before = [one for one in found_in(tmp_path, rss(WHOLE)) if isinstance(one, Article)]
    after = found_in(tmp_path, rss(SUMMARY.format("New."), WHOLE))
    assert before[0] in after


def test_an_entry_without_id_or_link_has_its_place(tmp_path: Path) -> None:
    """And its title from the text where it has none."""
    found = article_in(tmp_path, rss("<description>The tolls rise.</description>"))
    assert (found.id, found.path) == ("courier.rss#1", "courier.rss#1")
    assert found.title == "The tolls rise. (summary from the feed)"
    assert found.title_derived


@pytest.mark.parametrize(
    ("day", "reason"),
    [
        ("Mon, 03 Mar 2525 09:00:00 GMT", "in the future"),
        ("1525-03-03", "before 1600"),
        ("the other day", "no day that can be read"),
    ],
)
def test_a_day_that_cannot_be_is_not_believed(tmp_path: Path, day: str, reason: str) -> None:
    """The entry is kept undated, and the report says so."""
    feed = rss(
        f"<guid>{URL}</guid><title>Tolls</title><pubDate>{day}</pubDate>"
        "<description>The tolls rise.</description>"
    )
    remark, found, _ = found_in(tmp_path, feed)
    assert isinstance(remark, Remark)
    assert reason in remark.reason
    assert isinstance(found, Article)
    assert found.published is None


def test_entries_without_text_are_counted(tmp_path: Path) -> None:
    """A headline alone is no article."""
    *_, remark = found_in(tmp_path, rss(WHOLE, "<title>Tolls</title>", "<title>Fog</title>"))
    assert isinstance(remark, Remark)
    assert "2 of 3" in remark.reason


@pytest.mark.parametrize(
    ("feed", "reason"),
    [
        (b"", "no RSS or Atom"),
        (b"words", "no RSS or Atom"),
        (b"<html><body><p>words</p></body></html>", "no RSS or Atom"),
        (rss().encode(), "no entries"),
        (rss("<title>Tolls</title>").encode(), "none of its entries"),
        (rss(WHOLE).encode().replace(b"<rss", b"<!DOCTYPE r [<!ENTITY a 'b'>]><rss"), "entities"),
    ],
)
def test_what_has_no_entries_is_a_rejection(tmp_path: Path, feed: bytes, reason: str) -> None:
    """The report says what was wrong, and entities are not expanded."""
    found = found_in(tmp_path, feed)
    assert isinstance(found[0], ArticleError)
    assert reason in found[0].reason
    assert not any(isinstance(one, Article) for one in found)


def test_a_feed_that_is_cut_short_is_read_as_far_as_it_goes(tmp_path: Path) -> None:
    """As browsers do; the report says so."""
    found = found_in(tmp_path, rss(WHOLE, WHOLE.replace("p=1", "p=2"))[:-60])
    assert [one.id for one in found if isinstance(one, Article)] == [f"{URL}?p=1", f"{URL}?p=2"]
    assert isinstance(found[-1], Remark)
    assert "not well formed" in found[-1].reason


def test_a_feed_in_another_encoding_is_read_in_it(tmp_path: Path) -> None:
    """It declares it."""
    feed = rss(SUMMARY.format("Café")).replace("utf-8", "iso-8859-1").encode("iso-8859-1")
    assert [one.text for one in found_in(tmp_path, feed) if isinstance(one, Article)] == ["Café"]
