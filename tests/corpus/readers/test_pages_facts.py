from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from corpus.model import Article, Remark
from corpus.readers.pages import read_page
from corpus.readers.webpage.days import Day, parse_day
from tests.corpus.making import LIMITS
from tests.corpus.readers.web import TEXT, article_of, linked_data, page, read_page_file

JSON_LD = linked_data(datePublished="2025-03-01T08:00:00+01:00")
OPEN_GRAPH = '<meta property="article:published_time" content="2025-03-02T08:00:00Z">'
TIME = '<p><time datetime="2025-03-03">3 March</time></p>'
SINGLE_FILE = """<!--
 Page saved with SingleFile
 url: https://c.example/f
 saved date: Mon Mar 03 2025 10:00:00 GMT+0100 (Central European Standard Time)
-->"""
OF_SITE = """<meta property="og:title" content="Ferry, ramp | The Courier">
<meta property="og:site_name" content="The Courier">"""
OTHER = '<meta name="date" content="2025-03-04">'


def body_with(extra: str) -> str:
    """The body of a page, with this above it."""
    return extra + "".join(f"<p>{one}</p>" for one in TEXT.split("\n\n"))


@pytest.mark.parametrize(
    ("head", "above", "day"),
    [
        (JSON_LD + OPEN_GRAPH + OTHER, TIME, 1),
        (OPEN_GRAPH + OTHER, TIME, 2),
        (OTHER, TIME, 3),
        (OTHER, "", 4),
        ("<title>F</title>", "<p>© 2019 The Courier</p>", None),
    ],
)
def test_the_most_trusted_date_is_the_days(
    tmp_path: Path, head: str, above: str, day: int | None
) -> None:
    """JSON-LD before OpenGraph before `<time>` before htmldate; a copyright year is no date."""
    found = article_of(tmp_path, page(head, body_with(above)))
    assert found.published == (date(2025, 3, day) if day else None)


def test_a_time_beside_the_article_is_not_its_date(tmp_path: Path) -> None:
    """What stands in a menu or a list of other articles is passed over."""
    html = page(body=body_with("")).replace("<nav>", f"<nav>{TIME}")
    assert article_of(tmp_path, html).published is None
    so_called = (
        '<time datetime="2025-03-09">9</time><time itemprop="datePublished" datetime="2025-03-05">'
    )
    html = page(body=body_with(so_called))
    assert article_of(tmp_path, html).published == date(2025, 3, 5)


@pytest.mark.parametrize(
    ("day", "why"),
    [
        ("0001-01-01", "before 1600"),
        ("1599-12-31", "before 1600"),
        ((datetime.now(UTC).date() + timedelta(days=3)).isoformat(), "in the future"),
        ("9999-01-01", "in the future"),
    ],
)
def test_a_date_that_cannot_be_is_reported_and_the_next_believed(
    tmp_path: Path, day: str, why: str
) -> None:
    """The report says which date it was, where it stood and what is wrong with it."""
    remark, found = read_page_file(tmp_path, page(linked_data(datePublished=day) + OPEN_GRAPH))
    assert isinstance(remark, Remark)
    assert remark.reason == f"its date {day} (JSON-LD) is {why}, so it is not believed"
    assert isinstance(found, Article)
    assert found.published == date(2025, 3, 2)


def test_of_several_objects_the_pages_own_is_believed(tmp_path: Path) -> None:
    """Neither the site's object nor that of another article, in a graph or not."""
    head = (
        linked_data(headline="Another", datePublished="2020-01-01", url="https://c.example/other")
        + '<script type="application/ld+json">{"@graph": [{"@type": "WebSite", "name": "Courier"},'
        '{"@type": "WebPage", "datePublished": "2020-01-02"},'
        '{"@type": ["NewsArticle"], "headline": "Ferry sails again", "datePublished": "2025-03-06",'
        ' "publisher": {"@id": "#us"}},'
        '{"@id": "#us", "@type": "Organization", "name": "Port Ellery Courier"}]}</script>'
    )
    found = article_of(tmp_path, page(head))
    assert (found.published, found.publisher) == (date(2025, 3, 6), "Port Ellery Courier")


@pytest.mark.parametrize("source", ["{", "[" * 20_000, "null", '"text"', "[[[]]]", '{"@graph": 5}'])
def test_bad_json_ld_costs_only_itself(tmp_path: Path, source: str) -> None:
    """The page is read, and what else it says is believed."""
    head = f'<script type="application/ld+json">{source}</script>{OPEN_GRAPH}'
    assert article_of(tmp_path, page(head)).published == date(2025, 3, 2)


@pytest.mark.parametrize(
    "source",
    ["<!-- {} -->", "//<![CDATA[\n{}\n//]]>", "\n{}\n"],
)
def test_marks_around_json_ld_are_no_part_of_it(tmp_path: Path, source: str) -> None:
    """Comments and CDATA, as old templates write them, are taken off."""
    node = '{"@type": "Article", "datePublished": "2025-03-01", "headline": "A\ntab"}'
    head = f'<script type="application/ld+json">{source.format(node)}</script>'
    assert article_of(tmp_path, page(head)).published == date(2025, 3, 1)


@pytest.mark.parametrize(
    ("head", "publisher"),
    [
        (linked_data(publisher={"name": "The Courier &amp; Post"}), "The Courier & Post"),
        (linked_data(publisher=[{"name": "Courier"}, {"name": "Post"}]), "Courier"),
        (linked_data(publisher="Courier"), "Courier"),
        (linked_data(publisher={"name": "https://www.courier.example"}), "courier.example"),
        (linked_data(publisher=7) + '<meta property="og:site_name" content="Courier">', "Courier"),
        ('<meta property="og:site_name" content=" The  Courier ">', "The Courier"),
        ("", "courier.example"),
    ],
)
def test_the_publisher_is_named_or_the_host(tmp_path: Path, head: str, publisher: str) -> None:
    """JSON-LD's name, then OpenGraph's of the site, then the host without its `www`."""
    link = '<link rel="canonical" href="https://www.courier.example/ferry">'
    assert article_of(tmp_path, page(link + head)).publisher == publisher


@pytest.mark.parametrize(
    ("head", "url", "address"),
    [
        ('<link rel="canonical" href="https://c.example/f">', None, "https://c.example/f"),
        ('<link rel="canonical" href="/f">', "https://c.example/f?x=1", "https://c.example/f"),
        (
            '<link rel="canonical" href="https://o.example/f">',
            "https://c.example/f",
            "https://c.example/f",
        ),
        ('<link rel="canonical" href="javascript:0">', None, None),
        ('<link rel="canonical" href="http://[">', None, None),
        ('<link rel="canonical" href="/f">', None, None),
        ('<meta property="og:url" content="https://c.example/g">', None, "https://c.example/g"),
        ("", "https://c.example/h", "https://c.example/h"),
    ],
)
def test_the_address_is_the_canonical_link(head: str, url: str | None, address: str | None) -> None:
    """On the host it came from; else OpenGraph's, or where it was fetched."""
    (found,) = read_page(page(head).encode(), "a.html", LIMITS, url=url)
    assert isinstance(found, Article)
    assert found.url == address


@pytest.mark.parametrize(
    ("comment", "url"),
    [
        ("<!-- saved from url=(0027)https://c.example/ferry -->", "https://c.example/ferry"),
        (
            SINGLE_FILE,
            "https://c.example/f",
        ),
    ],
)
def test_where_a_browser_saved_it_from_is_its_address(
    tmp_path: Path, comment: str, url: str
) -> None:
    """The comment that Chrome or SingleFile writes at the top of a saved page."""
    html = page('<meta property="article:published_time" content="2025-03-20">')
    found = article_of(tmp_path, html.replace("<html>", f"<html>{comment}"))
    assert found.url == url
    assert found.published == (date(2025, 3, 20) if "SingleFile" not in comment else None)


@pytest.mark.parametrize(
    ("head", "title"),
    [
        (linked_data(headline="Ferry &amp; ramp"), "Ferry & ramp"),
        ('<meta property="og:title" content="Ferry, ramp">', "Ferry, ramp"),
        (OF_SITE, "Ferry, ramp"),
        ("<title>Ferry sails again - Harbour - The Courier</title>", "Ferry sails again"),
        ("", "Ferry sails again"),
    ],
)
def test_the_title_is_the_headline_without_the_site(tmp_path: Path, head: str, title: str) -> None:
    """JSON-LD, OpenGraph, `<title>`, `<h1>`; the name of the site at its end is taken off."""
    found = article_of(tmp_path, page(head))
    assert (found.title, found.title_derived) == (title, False)


def test_a_page_without_a_headline_has_a_derived_title(tmp_path: Path) -> None:
    """As any other article without one."""
    found = article_of(tmp_path, page().replace("<h1>Ferry sails again</h1>", ""))
    assert found.title_derived
    assert found.text.startswith(found.title)


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2025-03-01", Day(date(2025, 3, 1))),
        ("2025-03-01T23:30:00-08:00", Day(date(2025, 3, 1))),
        ("2025/3/1 10:00", Day(date(2025, 3, 1))),
        ("20250301", Day(date(2025, 3, 1))),
        ("20250301T101500Z", Day(date(2025, 3, 1))),
        ("2025-03", Day(date(2025, 3, 1), "month")),
        ("2025", Day(date(2025, 1, 1), "year")),
        ("Sat, 01 Mar 2025 10:00:00 GMT", Day(date(2025, 3, 1))),
        ("March 1, 2025", Day(date(2025, 3, 1))),
        ("Saturday, March 1st, 2025 at 10:15 AM", Day(date(2025, 3, 1))),
        ("1 Mar. 2025", Day(date(2025, 3, 1))),
        ("3/1/2025", None),
        ("01.03.25", None),
        ("2025-02-30", None),
        ("yesterday", None),
        ("", None),
        ("12345", None),
        ("0000-00-00", None),
    ],
)
def test_a_day_is_read_as_it_is_written(written: str, day: Day | None) -> None:
    """In its own time zone, as precise as it is; of two readings, none is chosen."""
    assert parse_day(written) == day
