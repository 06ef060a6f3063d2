import json
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from corpus.errors import ArticleError
from corpus.model import Article, Remark
from corpus.readers.files import Read
from tests.corpus.making import read_bytes
from tests.corpus.readers.wire import (
    MARKUP,
    PARAGRAPHS,
    TEXT,
    URL,
    XHTML,
    item,
    message,
    ninjs,
    ninjs_file,
    nitf,
)

BOMB = '<!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>'


def found_in(folder: Path, content: str | bytes, name: str = "a.xml") -> list[Read]:
    """What the readers make of a file of this."""
    return read_bytes(folder, name, content if isinstance(content, bytes) else content.encode())


def article_in(folder: Path, content: str, name: str = "a.xml") -> Article:
    """The one article of a file of this, and nothing else."""
    (article,) = found_in(folder, content, name)
    assert isinstance(article, Article)
    return article


def in_hours(hours: float) -> str:
    """The time so many hours from now."""
    return (datetime.now(UTC) + timedelta(hours=hours)).isoformat(timespec="seconds")


def embargoed(until: str) -> list[tuple[str, str]]:
    """An item of each format that is embargoed until then, with the name of its file."""
    return [
        ("a.xml", nitf(release=f'<date.release norm="{until}"/>')),
        ("a.xml", item(embargo=f"<embargoed>{until}</embargoed>")),
        ("a.json", ninjs_file(ninjs(embargoed=until))),
    ]


def with_status(status: str) -> list[tuple[str, str]]:
    """An item of each format with this status, with the name of its file."""
    return [
        ("a.xml", nitf(status=status)),
        ("a.xml", item(status=status)),
        ("a.json", ninjs_file(ninjs(pubstatus=status))),
    ]


def test_nitf_is_an_article(tmp_path: Path) -> None:
    """Headline, paragraphs without pictures' captions, id, day and holder of the rights."""
    found = article_in(tmp_path, nitf())
    assert (found.id, found.path) == ("PEC:ferry-1", "a.xml")
    assert (found.title, found.text) == ("Ferry sails again", TEXT)
    assert (found.publisher, found.published) == ("Courier Holdings", date(2025, 3, 2))


def test_the_publication_is_believed_before_the_rest(tmp_path: Path) -> None:
    """Its name, its day and its address; the sender's name before that of the rights' holder."""
    pubdata = f'<pubdata name="Courier" date.publication="20250304" ex-ref="{URL}"/>'
    found = article_in(tmp_path, nitf(pubdata=pubdata, distributor="Ellery Wire"))
    assert (found.publisher, found.published, found.url) == ("Courier", date(2025, 3, 4), URL)
    assert article_in(tmp_path, nitf(distributor="Ellery Wire")).publisher == "Ellery Wire"


def test_names_of_characters_in_nitf_are_read(tmp_path: Path) -> None:
    """They stand in the DTD that is not fetched."""
    body = "<p>Caf&eacute;&nbsp;&mdash; open</p><hl2>Prices</hl2><block><p>Two crowns.</p></block>"
    assert article_in(tmp_path, nitf(body=body)).text == "Café — open\n\nPrices\n\nTwo crowns."


def test_newsml_g2_is_an_article(tmp_path: Path) -> None:
    """The same of its envelope; the text is the HTML in it."""
    found = article_in(tmp_path, item())
    assert (found.id, found.title) == ("urn:newsml:courier.example:ferry", "Ferry sails again")
    assert (found.text, found.publisher) == (TEXT, "Port Ellery Courier")
    assert found.published == date(2025, 3, 3)


@pytest.mark.parametrize(
    ("provider", "publisher"), [("<name>Courier</name>", "Courier"), ("", "Courier Holdings")]
)
def test_a_provider_that_is_a_code_is_named_after_the_rights(
    tmp_path: Path, provider: str, publisher: str
) -> None:
    """A name is shown rather than a code."""
    assert article_in(tmp_path, item(provider=provider)).publisher == publisher


@pytest.mark.parametrize(
    "content",
    [
        f"<inlineXML>{nitf().partition('nitf-3-3.dtd')[2][2:]}</inlineXML>",
        f'<inlineData contenttype="text/plain">{TEXT.replace("&", "&amp;")}</inlineData>',
        f'<inlineData contenttype="text/html"><![CDATA[{MARKUP}]]></inlineData>',
        f'<remoteContent href="a.jpg"/><inlineXML><html/></inlineXML>{XHTML}{XHTML}',
    ],
)
def test_the_text_may_be_in_any_form(tmp_path: Path, content: str) -> None:
    """NITF, plain, escaped HTML; the first of several renditions that has text."""
    assert article_in(tmp_path, item(content=content)).text == TEXT


def test_items_of_a_message_are_articles_each(tmp_path: Path) -> None:
    """What is no text is counted in one remark."""
    items = [item(guid="urn:1"), item(guid="urn:2", kind="picture", content=""), item(guid="urn:3")]
    *articles, remark = found_in(tmp_path, message(*items, "<packageItem/>"))
    assert [one.id for one in articles if isinstance(one, Article)] == ["urn:1", "urn:3"]
    assert isinstance(remark, Remark)
    assert "1 picture" in remark.reason
    assert "1 packageItem" in remark.reason


def test_ninjs_is_an_article(tmp_path: Path) -> None:
    """Paragraphs from the mark-up, which says where they end."""
    found = article_in(tmp_path, ninjs_file(ninjs()), "a.json")
    assert (found.id, found.url, found.title) == (URL, URL, "Ferry sails again")
    assert (found.text, found.publisher) == (TEXT, "Port Ellery Courier")
    assert found.published == date(2025, 3, 3)


def test_later_versions_of_ninjs_are_read(tmp_path: Path) -> None:
    """2.x has lists in the place of names, 3.x capitals within names."""
    fields = {
        "uri": "urn:courier:1",
        "firstCreated": "2025-03-03T09:00:00Z",
        "headlines": [
            {"role": "short", "value": "Ferry"},
            {"role": "main", "value": "Sails &amp; "},
        ],
        "bodies": [
            {"contentType": "text/plain", "value": "Words."},
            {"contentType": "text/html", "value": MARKUP},
        ],
        "providers": [{"name": "Port Ellery Courier"}],
    }
    found = article_in(tmp_path, json.dumps(fields), "a.json")
    assert (found.id, found.url, found.title, found.text) == (
        "urn:courier:1",
        None,
        "Sails &",
        TEXT,
    )
    assert (found.publisher, found.published) == ("Port Ellery Courier", date(2025, 3, 3))


def test_ninjs_without_markup_has_its_text(tmp_path: Path) -> None:
    """As it is written."""
    found = article_in(tmp_path, ninjs_file(ninjs(body_xhtml=None)), "a.json")
    assert found.text == " ".join(PARAGRAPHS)


@pytest.mark.parametrize("wrap", [list, lambda items: {"_items": items}])
def test_a_list_of_ninjs_is_an_article_each(tmp_path: Path, wrap: object) -> None:
    """As exports have them."""
    assert callable(wrap)
    items = wrap([ninjs(uri="urn:1"), ninjs(uri="urn:2"), 3])
    *articles, error = found_in(tmp_path, json.dumps(items), "a.json")
    assert [one.id for one in articles if isinstance(one, Article)] == ["urn:1", "urn:2"]
    assert isinstance(error, ArticleError)


@pytest.mark.parametrize(
    "status", ["canceled", "cancelled", "withheld", "stat:canceled", "replaced", "WITHHELD"]
)
def test_what_is_not_usable_is_withdrawn(tmp_path: Path, status: str) -> None:
    """Whatever else its status is; what was stored of it is named."""
    for name, content in with_status(status):
        (found,) = found_in(tmp_path, content, name)
        assert isinstance(found, ArticleError)
        assert found.is_withdrawn
        assert found.id
        assert "status" in found.reason


@pytest.mark.parametrize("status", ["usable", "Usable", "http://cv.iptc.org/pubstatusg2/usable"])
def test_what_is_usable_is_kept(tmp_path: Path, status: str) -> None:
    """By whichever scheme its status is written."""
    for name, content in with_status(status):
        assert article_in(tmp_path, content, name).text == TEXT


@pytest.mark.parametrize("hours", [0.1, 1, 24, 9000])
def test_before_an_embargo_ends_nothing_is_kept(tmp_path: Path, hours: float) -> None:
    """The report says when that is."""
    for name, content in embargoed(in_hours(hours)):
        (found,) = found_in(tmp_path, content, name)
        assert isinstance(found, ArticleError)
        assert found.is_withdrawn
        assert "embargoed until 20" in found.reason


def test_after_an_embargo_the_item_is_an_article_of_that_day(tmp_path: Path) -> None:
    """It cannot have been published before."""
    for name, content in embargoed("2025-03-04T06:00:00+01:00"):
        assert article_in(tmp_path, content, name).published == date(2025, 3, 4)


def test_an_embargo_without_a_zone_ends_when_it_has_ended_everywhere(tmp_path: Path) -> None:
    """Eleven hours are not enough, thirteen are."""
    for hours, kept in ((-11, False), (-13, True)):
        for name, content in embargoed(in_hours(hours).removesuffix("+00:00")):
            (found,) = found_in(tmp_path, content, name)
            assert isinstance(found, Article) == kept


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.xml", nitf(status="embargoed")),
        ("a.xml", item(embargo="<embargoed/>")),
        *embargoed("when the mayor says so"),
        ("a.json", ninjs_file(ninjs(embargoed=20300101))),
        ("a.json", ninjs_file(ninjs(embargoed=""))),
    ],
)
def test_an_embargo_without_an_end_is_kept_to(tmp_path: Path, name: str, content: str) -> None:
    """What cannot be read as a time does not open it."""
    (found,) = found_in(tmp_path, content, name)
    assert isinstance(found, ArticleError)
    assert "not known" in found.reason


def test_a_day_in_the_future_is_not_believed(tmp_path: Path) -> None:
    """The next day that is written is, and the report says so."""
    later = in_hours(100)[:10]
    for name, content in [
        ("a.xml", nitf(pubdata=f'<pubdata date.publication="{later}"/>')),
        ("a.xml", item().replace("2025-03-03", later)),
        ("a.json", ninjs_file(ninjs(firstcreated=later))),
    ]:
        remark, found = found_in(tmp_path, content, name)
        assert isinstance(remark, Remark)
        assert "in the future" in remark.reason
        assert isinstance(found, Article)
        assert found.published in {date(2025, 3, 2), date(2025, 3, 5)}


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("a.xml", BOMB + "<nitf>&b;</nitf>", "EntitiesForbidden"),
        ("a.xml", BOMB + "<newsItem>&b;</newsItem>", "EntitiesForbidden"),
        ("a.xml", '<!DOCTYPE n [<!ENTITY a SYSTEM "file:///etc/hostname">]><nitf>&a;</nitf>', "En"),
        ("a.xml", "<nitf>" + "<a>" * 5000 + "</a>" * 5000 + "</nitf>", "too deep"),
        ("a.xml", "<nitf><body>", "well-formed"),
        ("a.xml", nitf(body=""), "no text"),
        ("a.xml", item(content=""), "no text"),
        ("a.xml", "<newsMessage/>", "no items"),
        ("a.xml", "<NewsML/>", "<NewsML> at its root"),
        ("a.xml", "words", "none of RSS"),
        ("a.json", "{", "not JSON"),
        ("a.json", "[" * 99_999, "too deep"),
        ("a.json", "[]", "no object"),
        ("a.json", '{"uri": "urn:1"}', "the text: say --map"),
        ("a.json", ninjs_file(ninjs(body_xhtml=3, body_text=None)), "no text"),
    ],
)
def test_what_is_no_item_is_a_rejection(
    tmp_path: Path, name: str, content: str, reason: str
) -> None:
    """It is not expanded, not followed, not fetched; the report says what was wrong."""
    (found,) = found_in(tmp_path, content, name)
    assert isinstance(found, ArticleError)
    assert reason in found.reason
    assert not found.is_withdrawn
