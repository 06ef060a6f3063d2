from dataclasses import replace
from datetime import date
from email.message import EmailMessage
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from io import BytesIO
from pathlib import Path

import pytest

from corpus.errors import ArticleError
from corpus.model import Article, Remark
from corpus.readers import mhtml
from tests.corpus.making import LIMITS
from tests.corpus.readers.web import TEXT, article_of, page, read_page_file

URL = "https://courier.example/ferry"


def message(html: str, *, charset: str = "utf-8", frame_first: bool = False) -> MIMEMultipart:
    """A page as Chrome saves it, with an advertisement's frame beside it."""
    whole = MIMEMultipart("related", type="text/html")
    whole["From"] = "<Saved by Blink>"
    whole["Snapshot-Content-Location"] = URL
    whole["Subject"] = "Ferry sails again"
    whole["Date"] = "Mon, 3 Mar 2025 10:00:00 -0000"
    main, frame = MIMEText(html, "html", charset), MIMEText("<p>Buy a boat today!</p>", "html")
    main["Content-Location"], frame["Content-Location"] = URL, "https://ads.example/1"
    for part in (frame, main) if frame_first else (main, frame):
        whole.attach(part)
    return whole


@pytest.mark.parametrize("name", ["ferry.mhtml", "ferry.mht"])
@pytest.mark.parametrize("frame_first", [False, True])
def test_the_page_in_a_message_is_its_article(tmp_path: Path, name: str, frame_first: bool) -> None:
    """The part that the message is of, not a frame; its address is where it was saved from."""
    found = article_of(tmp_path, message(page(), frame_first=frame_first).as_bytes(), name)
    assert (found.id, found.text, found.url) == (name, TEXT, URL)
    assert found.publisher == "courier.example"


def test_the_date_of_a_message_is_no_date_of_its_article(tmp_path: Path) -> None:
    """It is the day of capture, after which nothing can have been published."""
    assert article_of(tmp_path, message(page()).as_bytes(), "a.mht").published is None
    for day, believed in ((2, True), (9, False)):
        head = f'<meta property="article:published_time" content="2025-03-0{day}">'
        found = read_page_file(tmp_path, message(page(head)).as_bytes(), "a.mht")
        assert [type(one) for one in found] == [Article] if believed else [Remark, Article]
        assert isinstance(found[-1], Article)
        assert found[-1].published == (date(2025, 3, day) if believed else None)


def test_the_encoding_of_the_part_is_believed(tmp_path: Path) -> None:
    """The message says it, whatever the page declares."""
    html = page(headline="Dvořák").replace("utf-8", "iso-8859-1", 1)
    found = article_of(tmp_path, message(html, charset="iso-8859-2").as_bytes(), "a.mhtml")
    assert found.title == "Dvořák"


def test_a_single_part_is_a_page_too(tmp_path: Path) -> None:
    """A message need not have parts."""
    whole = EmailMessage()
    whole.set_content(page(), subtype="html", cte="quoted-printable")
    assert article_of(tmp_path, whole.as_bytes(), "a.mht").text == TEXT


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"Content-Type: text/plain\n\nwords",
        b"Content-Type: multipart/related; boundary=a\n\n--a\n",
        b"\x00\xff" * 50,
        b"Content-Type: multipart/related; boundary=a\n\n"
        + b"--a\nContent-Type: image/png\n\n" * 9,
    ],
)
def test_a_message_without_a_page_is_a_rejection(tmp_path: Path, data: bytes) -> None:
    """The report says that there is none."""
    (found,) = read_page_file(tmp_path, data, "a.mhtml")
    assert isinstance(found, ArticleError)
    assert "no web page" in found.reason


def test_messages_in_messages_are_a_rejection_or_read(tmp_path: Path) -> None:
    """Parts within parts, deeper than anybody reads, break nothing."""
    nested = b"".join(
        b"Content-Type: multipart/related; boundary=b%d\n\n--b%d\n" % (depth, depth)
        for depth in range(3_000)
    )
    (found,) = read_page_file(tmp_path, nested, "a.mhtml")
    assert isinstance(found, ArticleError)


def test_a_message_may_be_larger_than_its_page() -> None:
    """It holds pictures; but it has a limit of its own."""
    limits = replace(LIMITS, article_bytes=4_000)
    data = message(page()).as_bytes()
    (kept,) = mhtml.read(BytesIO(data + b"\n" * 9_000), "a.mht", limits)
    assert isinstance(kept, Article)
    (found,) = mhtml.read(BytesIO(data + b"\n" * 32_000), "a.mht", limits)
    assert isinstance(found, ArticleError)
    assert "32,000 bytes" in found.reason
