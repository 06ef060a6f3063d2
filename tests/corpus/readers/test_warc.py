import gzip
import io
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import ArticleError
from corpus.model import Article, Remark
from corpus.readers import warc
from corpus.readers.files import Read
from tests.corpus.making import LIMITS

BODY = "".join(
    f"<p>The ferry to Hollin Island sailed at {n} in the morning again.</p>" for n in range(9)
)


def made(*captures: tuple[str, str, str]) -> bytes:
    """An archive of pages: their address, the day of capture, their headline."""
    return b"".join(_record(*capture) for capture in captures)


def _record(url: str, day: str, headline: str) -> bytes:
    kind = "image/png" if url.endswith(".png") else "text/html; charset=utf-8"
    head = f"<html><head><title>{headline}</title></head><body><article><h1>{headline}</h1>"
    page = f"{head}{BODY}</article></body></html>"
    http = f"HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\n\r\n{page}"
    return (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\n"
        f"WARC-Date: {day}T08:00:00Z\r\nContent-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(http)}\r\n\r\n{http}\r\n\r\n"
    ).encode()


def read(content: bytes) -> list[Read]:
    """What the reader makes of a file."""
    return list(warc.read(io.BytesIO(content), "a.warc", LIMITS))


def articles(found: list[Read]) -> list[Article]:
    """The articles among it."""
    return [one for one in found if isinstance(one, Article)]


def test_pages_are_articles_and_others_are_counted() -> None:
    """The day of capture is not the day of publication."""
    url = "https://courier.example/ferry"
    found = read(made((url, "2025-03-01", "The ferry"), (f"{url}.png", "2025-03-01", "Picture")))
    (article,) = articles(found)
    assert (article.title, article.url, article.published) == ("The ferry", url, None)
    assert any(isinstance(one, Remark) and "no page" in one.reason for one in found)


def test_of_an_address_the_newest_capture_counts() -> None:
    """Whichever comes first in the archive."""
    url = "https://courier.example/ferry"
    newest, oldest = (url, "2025-03-02", "Newest"), (url, "2025-03-01", "Oldest")
    for captures in ((newest, oldest), (oldest, newest)):
        assert [one.title for one in articles(read(made(*captures)))] == ["Newest"]


def test_an_archive_without_pages_says_so() -> None:
    """As does one that is none."""
    (error,) = [one for one in read(b"") if isinstance(one, ArticleError)]
    assert "no page" in error.reason


@given(st.binary(max_size=300), st.integers(0, 900))
def test_whatever_the_bytes_nothing_is_raised(noise: bytes, at: int) -> None:
    """Neither of noise alone, nor of noise within an archive that was whole."""
    whole = made(("https://courier.example/ferry", "2025-03-01", "The ferry"))
    for content in (noise, whole[:at] + noise + whole[at + len(noise) :], gzip.compress(whole)):
        assert read(content)


def test_a_later_capture_without_an_article_does_not_hide_one() -> None:
    """As where the site asks to log in."""
    url = "https://courier.example/ferry"
    empty = b"<p>Log in.</p>".ljust(len(BODY.encode()))
    log_in = made((url, "2025-03-09", "Log in")).replace(BODY.encode(), empty)
    (article,) = articles(read(made((url, "2025-03-01", "The ferry")) + log_in))
    assert article.title == "The ferry"


@pytest.mark.parametrize("pack", [bytes, gzip.compress])
def test_an_archive_cut_short_keeps_its_whole_pages(pack: Callable[[bytes], bytes]) -> None:
    """And says that it is not whole; the page that it ends within is no article."""
    one, two = (f"https://courier.example/{name}" for name in ("one", "two"))
    whole = pack(made((one, "2025-03-01", "One"))) + pack(made((two, "2025-03-01", "Two")))
    found = read(whole[: -len(pack(made((two, "2025-03-01", "Two")))) // 3])
    assert [one.title for one in articles(found)] == ["One"]
    assert any(isinstance(one, ArticleError) for one in found)
    assert not any("no page" in one.reason for one in found if isinstance(one, ArticleError))
