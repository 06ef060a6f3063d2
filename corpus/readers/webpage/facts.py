"""A page's tree -> what it says of its article: headline, publisher, address and days.

`pages` calls this. Where the page says a thing twice, JSON-LD is believed first, then OpenGraph.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import urljoin, urlsplit

from lxml.html import HtmlElement

from corpus.readers.belief import Published
from corpus.readers.webpage.choice import key
from corpus.readers.webpage.dates import published_of, updated_of
from corpus.readers.webpage.edges import Names
from corpus.readers.webpage.jsonld import JsonLd, Node, has_article_type, text_of

Meta = dict[str, str]

_TITLES = ("og:title", "twitter:title", "dc.title", "headline")
_SUMMARIES = ("og:description", "description", "twitter:description")
_BETWEEN = re.compile(r"\s+[|–—·»:-]{1,2}\s+")
_LONGEST = 1000  # characters
_NO_NAMES = ("http://", "https://", "@")
_AUTHORS = 20
_NAME_WORDS = 3  # a shorter part of a page's title may be a section's name


@dataclass(frozen=True, slots=True)
class Facts:
    """What a page says of its article; None where it does not say.

    `is_article` says that the page calls itself one. `names` are what the text is compared with,
    to tell it from its headline; `stated` is the article's text where the page's JSON-LD has it,
    else empty.
    """

    headline: str | None
    publisher: str | None
    author: str | None
    url: str | None
    published: Published
    updated: date | None
    is_free: bool
    is_article: bool
    names: Names
    stated: str


def facts_of(root: HtmlElement, url: str | None, latest: date) -> Facts:
    """What the page says; `url` is where it was fetched, `latest` the last day to be believed."""
    meta = _meta(root)
    address = _address(root, meta, url)
    heads = [text for head in root.iter("h1") if (text := _line(head.text_content()))]
    title = _line(root.findtext(".//title") or "")
    called = _called(heads, title, meta)
    linked_data = JsonLd(root)
    article = linked_data.article(address, called)
    headline, summary = text_of(article.get("headline")), text_of(article.get("description"))
    publisher = _publisher(linked_data, article, meta, address)
    published = published_of(root, article, meta, address, latest)
    return Facts(
        headline=_headline(headline or meta.get("og:title") or title, heads, publisher, meta),
        publisher=publisher,
        author=_author(linked_data, article, meta),
        url=address,
        published=published,
        updated=updated_of(root, article, meta, published, latest),
        is_free=str(article.get("isAccessibleForFree")).lower() != "false",
        is_article=has_article_type(article) or meta.get("og:type") == "article",
        names=Names(
            headlines=[*called, headline],
            summaries=[summary, *(meta[name] for name in _SUMMARIES if name in meta)],
        ),
        stated=stated if isinstance(stated := article.get("articleBody"), str) else "",
    )


def _meta(root: HtmlElement) -> Meta:
    """The page's `<meta>`: names in lower case, the first of each that has a content."""
    found: Meta = {}
    for element in root.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or ""
        content = _line(element.get("content", ""))
        if name and content:
            found.setdefault(name.strip().lower(), content)
    return found


def _line(text: str) -> str:
    """The text on one line, cut where it is longer than a headline or a summary can be."""
    return " ".join(text[:_LONGEST].split())


def _address(root: HtmlElement, meta: Meta, url: str | None) -> str | None:
    """The canonical link, if it is on the host that the page came from; else what is known."""
    base = url or meta.get("og:url") or ""
    for link in root.iter("link"):
        if "canonical" in link.get("rel", "").lower().split():
            own = _absolute(link.get("href", ""), base)
            if own and (url is None or _host(own) == _host(url)):
                return own
    return url or _absolute(meta.get("og:url", ""), "")


def _absolute(href: str, base: str) -> str | None:
    try:
        whole = urljoin(base, href.strip())
        parts = urlsplit(whole)
    except ValueError:
        return None
    return whole if parts.scheme in {"http", "https"} and parts.hostname else None


def _host(url: str | None) -> str | None:
    try:
        host = urlsplit(url or "").hostname
    except ValueError:
        return None
    return host.removeprefix("www.") if host else None


def _called(heads: Sequence[str], title: str, meta: Meta) -> list[str]:
    """What the article may be called: `<h1>`, `<meta>`, `<title>` with or without the site."""
    breaks = list(_BETWEEN.finditer(title))
    parts = [title[: found.start()] for found in (breaks[:1] + breaks[-1:])]
    longer = [part for part in parts if len(part.split()) >= _NAME_WORDS]
    return [*heads, *(meta[name] for name in _TITLES if name in meta), title, *longer]


def _publisher(linked_data: JsonLd, article: Node, meta: Meta, address: str | None) -> str | None:
    """The publisher's name; an address in its place is no name."""
    named = text_of(linked_data.resolved(article.get("publisher")).get("name"))
    for name in (named, meta.get("og:site_name")):
        if name and not name.startswith(_NO_NAMES):
            return name
    return _host(address)


def _author(linked_data: JsonLd, article: Node, meta: Meta) -> str | None:
    """Who wrote it, by name; an address in its place is no name."""
    written = article.get("author")
    several = written if isinstance(written, list) else [written]
    names = [text_of(linked_data.resolved(one).get("name")) for one in several]
    names = names if any(names) else [meta.get("author", "")]
    people = [name for name in dict.fromkeys(names) if name and not name.startswith(_NO_NAMES)]
    return ", ".join(people[:_AUTHORS]) or None


def _headline(name: str, heads: Sequence[str], publisher: str | None, meta: Meta) -> str | None:
    """The name without that of the site at its end; the page's one `<h1>` where it has no name."""
    sites = {key(site).casefold() for site in (publisher, meta.get("og:site_name")) if site}
    for found in _BETWEEN.finditer(name):
        if key(name[found.end() :]).casefold() in sites:
            return name[: found.start()]
    told = [head for head in heads if name.startswith(head)]
    if told:
        return max(told, key=len)
    return name or (heads[0] if len(heads) == 1 else None)
