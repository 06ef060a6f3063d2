"""A saved web page -> its article. A file (`.html`, `.htm`, `.xhtml`) is one page.

`read_page` takes bytes, so that other readers (of messages, of web archives) and whatever fetches
a page call it too. Nothing is fetched from here.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, BinaryIO

from lxml.html import HtmlElement

from corpus.errors import ArticleError
from corpus.model import Article, Remark
from corpus.readers.belief import latest_of
from corpus.readers.decode import NotText, is_storable
from corpus.readers.sizes import too_large
from corpus.readers.told import author_named
from corpus.readers.webpage.body import Body, body_of, stated_text
from corpus.readers.webpage.facts import Facts, facts_of
from corpus.readers.webpage.markup import Markup, read_markup, tree_of
from corpus.readers.webpage.saved import saved_as
from corpus.titles import derive_title

if TYPE_CHECKING:
    from corpus.readers.files import Limits

_MOSTLY_LINKS = 0.5
_FEWEST_WORDS = 5
_STATED = "the page shows no text, so that in its JSON-LD was taken"


def read(
    stream: BinaryIO, path: str, limits: "Limits"
) -> Iterator[Article | ArticleError | Remark]:
    """The one article of a file, or why there is none; with remarks on what was not believed."""
    yield from read_page(stream.read(limits.article_bytes + 1), path, limits)


def read_page(
    content: bytes,
    path: str,
    limits: "Limits",
    *,
    url: str | None = None,
    captured: date | None = None,
    encoding: str | None = None,
) -> Iterator[Article | ArticleError | Remark]:
    """The article of a page's bytes, called by `path`, or why there is none.

    `url` is where it was fetched, `captured` the day, `encoding` what its server said it is in.
    """
    if len(content) > limits.article_bytes:
        yield too_large(path, limits.article_bytes, path)
        return
    try:
        markup = read_markup(content, encoding)
    except NotText:
        reason = "its bytes are no text in an encoding that was recognised"
        yield ArticleError(path, None, reason, path)
        return
    root = tree_of(markup.text)
    if root is None:
        yield ArticleError(path, None, "it holds no markup", path)
        return
    saved = saved_as(markup.text)
    yield from _article(root, markup, path, limits, url or saved.url, captured or saved.day)


def _article(
    root: HtmlElement,
    markup: Markup,
    path: str,
    limits: "Limits",
    url: str | None,
    captured: date | None,
) -> Iterator[Article | ArticleError | Remark]:
    try:
        facts = facts_of(root, url, latest_of(captured, datetime.now(UTC).date()))
        body = body_of(root, facts.names)
        stated = "" if body.prose else stated_text(facts.stated)
    # What is in a page is not ours, nor is the code that trafilatura and htmldate run over it.
    except Exception as error:  # noqa: BLE001 - as said above: one page must not end a reload
        reason = f"its markup could not be made out ({type(error).__name__})"
        yield ArticleError(path, None, reason, path)
        return
    if is_stated := len(stated.split()) > len(body.text.split()):
        body = replace(body, text=stated, seen=len(stated), prose=1)
    if unfit := _unfit(body, facts):
        yield ArticleError(path, None, unfit, path)
        return
    remarks = (markup.remark, *facts.published.doubts, _paywall(facts))
    for remark in (*remarks, _STATED if is_stated else None):
        if remark:
            yield Remark(path, None, remark)
    yield _from_facts(body.text, facts, captured, path, limits)


def _paywall(facts: Facts) -> str | None:
    if facts.is_free:
        return None
    return "it says that it is not free to read, so what was saved may be its beginning alone"


def _unfit(body: Body, facts: Facts) -> str | None:
    """Why the page has no article to keep, or None."""
    if not body.seen:
        return "it is empty: no text is seen on it (scripts alone show nothing)"
    if not is_storable(body.text):
        return "its text holds a character that is no text"
    is_links = not body.prose and body.linked > _MOSTLY_LINKS * body.seen
    if is_links or (body.is_front and not facts.is_article):
        return "it is a list of links and has no article"
    if len(body.text.split()) < _FEWEST_WORDS and not body.prose:
        return "no article was found on it"
    return None


def _from_facts(
    text: str, facts: Facts, captured: date | None, path: str, limits: "Limits"
) -> Article:
    day, source = facts.published.day, facts.published.source
    return Article(
        id=path,
        path=path,
        text=text,
        title=facts.headline or derive_title(text, limits.language) or path,
        title_derived=not facts.headline,
        publisher=facts.publisher,
        author=author_named(facts.author),
        url=facts.url,
        published=day.day if day else None,
        updated=facts.updated,
        captured=captured,
        precision=day.precision if day else "day",
        date_source=source,
    )
