"""A page's JSON-LD -> the one object in it that is the article. `facts` calls this.

Pages carry several objects: the site, its breadcrumbs, a list of other articles. The article's is
the one of an article's type that names this page or its headline, else the first.
"""

import json
import re
from collections.abc import Collection, Iterator, Mapping
from html import unescape
from typing import Any

from lxml.html import HtmlElement

from corpus.readers.decode import is_storable
from corpus.readers.webpage.choice import key

Node = Mapping[str, Any]

_ARTICLE = re.compile(r"(?:Article|BlogPosting|Report|Review|LiveBlogPosting|WebPage)$")
_PAGE = "WebPage"
_WRAPPER = re.compile(r"^\s*(?://\s*)?(?:<!--|<!\[CDATA\[)|(?://\s*)?(?:-->|\]\]>)\s*$")
_LONGEST = 1000  # characters of a field
_LARGEST = 5_000_000  # characters of one script
_DEEPEST = 6  # lists and graphs in one another
_MOST = 1000  # objects


class JsonLd:
    """All that a page's JSON-LD scripts say."""

    def __init__(self, root: HtmlElement) -> None:
        self._nodes = _nodes(root)

    def article(self, url: str | None, headlines: Collection[str]) -> Node:
        """The article's object, empty where there is none."""
        articles = [node for node in self._nodes if _is_article(node)]
        names = {key(one).casefold() for one in headlines}
        for node in articles:
            if url and url in _addresses(node):
                return node
            if key(text_of(node.get("headline"))).casefold() in names:
                return node
        return articles[0] if articles else {}

    def resolved(self, value: Any) -> Node:
        """The object that a field holds or refers to by its `@id`; empty where it is none."""
        value = value[0] if isinstance(value, list) and value else value
        if isinstance(value, str):
            return {"name": value}
        if not isinstance(value, dict):
            return {}
        if set(value) <= {"@id", "@type"}:
            named = (node for node in self._nodes if node.get("@id") == value.get("@id"))
            return next((node for node in named if "name" in node), {})
        return value


def text_of(value: Any) -> str:
    """A field's text on one line, without entities, cut if long; empty where it is none."""
    value = value[0] if isinstance(value, list) and value else value
    if not isinstance(value, str) or not is_storable(value):
        return ""
    return " ".join(unescape(value[:_LONGEST]).replace("\0", "").split())


def has_article_type(node: Node) -> bool:
    """Whether it is of an article's type, and not of that of any page."""
    return any(_ARTICLE.search(kind) and not kind.endswith(_PAGE) for kind in _types(node))


def _nodes(root: HtmlElement) -> list[Node]:
    nodes: list[Node] = []
    for script in root.iter("script"):
        if "ld+json" not in script.get("type", "").lower():
            continue
        source = script.text or ""
        if len(source) > _LARGEST:
            continue
        try:
            nodes += _within(json.loads(_bare(source), strict=False), _DEEPEST)
        except (ValueError, RecursionError):  # many pages write it wrong
            continue
    return sorted(nodes[:_MOST], key=lambda node: _PAGE in _types(node))


def _bare(source: str) -> str:
    """The JSON without the comment or CDATA marks that some pages put around it."""
    return _WRAPPER.sub("", source)


def _within(value: Any, depth: int) -> Iterator[Node]:
    if depth and isinstance(value, list):
        for one in value[:_MOST]:
            yield from _within(one, depth - 1)
    elif depth and isinstance(value, dict):
        yield value
        for name in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _within(value.get(name), depth - 1)


def _types(node: Node) -> list[str]:
    kinds = node.get("@type")
    return [str(kind) for kind in kinds] if isinstance(kinds, list) else [str(kinds)]


def _is_article(node: Node) -> bool:
    return any(map(_ARTICLE.search, _types(node)))


def _addresses(node: Node) -> list[Any]:
    page = node.get("mainEntityOfPage")
    return [node.get("url"), page.get("@id") if isinstance(page, dict) else page]
