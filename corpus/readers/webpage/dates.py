"""A page's tree -> the day its article was published, and that of its last change.

In the order of trust: JSON-LD, OpenGraph, `<time>`, and htmldate's rules for what other markup and
the address say. A day that cannot be is not believed, and told. `facts` calls this.
"""

import logging
import re
from collections.abc import Iterator, Mapping
from copy import deepcopy
from datetime import date, datetime
from datetime import time as time_of_day

import htmldate
from lxml.etree import tostring
from lxml.html import HtmlElement

from corpus.readers.belief import Published, doubt_of, later_than, not_believed
from corpus.readers.webpage.days import Day, parse_day
from corpus.readers.webpage.jsonld import Node, text_of

_PUBLISHED = ("article:published_time", "og:published_time", "og:article:published_time")
_MODIFIED = ("article:modified_time", "og:updated_time")
_MENUS = frozenset("aside nav footer".split())
_BESIDE = _MENUS | {"li"}
_DERIVED = "htmldate"

logging.getLogger("htmldate").setLevel(logging.CRITICAL)  # what it cannot read is no fault


def published_of(
    root: HtmlElement, article: Node, meta: Mapping[str, str], url: str | None, latest: date
) -> Published:
    """The most trusted day that can be believed."""
    doubts: list[str] = []
    is_ahead = False
    for day, source in _days(root, article, meta, url, latest):
        if is_ahead and source == _DERIVED:  # of the same markup, cut to what can be believed
            break
        doubt = doubt_of(day.day, latest)
        is_ahead |= day.day > latest
        if doubt is None:
            return Published(day, source, tuple(doubts))
        doubts.append(not_believed(day.day, source, doubt))
    return Published(None, None, tuple(doubts))


def updated_of(
    root: HtmlElement,
    article: Node,
    meta: Mapping[str, str],
    published: Published,
    latest: date,
) -> date | None:
    """The day of the last change, where that is later than the day of publication."""
    written = [text_of(article.get("dateModified")), *(meta.get(name, "") for name in _MODIFIED)]
    for day in (*map(parse_day, written), _called(root, "datemodified")):
        if day and day.precision == "day" and doubt_of(day.day, latest) is None:
            return later_than(published, Published(day, None, ()))
    return None


def _days(
    root: HtmlElement, article: Node, meta: Mapping[str, str], url: str | None, latest: date
) -> Iterator[tuple[Day, str]]:
    """The days that the page may have been published, the most trusted first."""
    if day := parse_day(text_of(article.get("datePublished"))):
        yield day, "JSON-LD"
    for name in _PUBLISHED:
        if day := parse_day(meta.get(name, "")):
            yield day, "OpenGraph"
    if day := _called(root, "datepublished") or _first_time(root):
        yield day, "<time>"
    if day := _derived(root, url, latest):
        yield day, _DERIVED


def _derived(root: HtmlElement, url: str | None, latest: date) -> Day | None:
    """What htmldate makes of other markup, the address and the text of the article's part.

    It gives the first of the month where no day is written: that is known to the month alone.
    """
    article = deepcopy(root)
    for element in list(article.iter(*_MENUS)):
        if element.getparent() is not None:
            element.drop_tree()
    # Without its search through the text, which takes the year of a copyright line for a day.
    found = htmldate.find_date(
        article,
        extensive_search=False,
        original_date=True,
        url=url,
        max_date=datetime.combine(latest, time_of_day.max),
        deferred_url_extractor=True,
    )
    day = parse_day(found or "")
    if day is None or day.day.day != 1 or _is_written(day.day, f"{tostring(root)!r} {url}"):
        return day
    return Day(day.day, "month" if day.day.month != 1 else "year")


def _is_written(first: date, markup: str) -> bool:
    """Whether the first day of the month stands there in full."""
    year, month, name = first.year, first.month, first.strftime("%b")
    forms = (
        rf"{year}[-/.]?0?{month}[-/.]?0?1(?!\d)",
        rf"(?<!\d)0?1[-/.]\s?0?{month}[-/.]\s?{year}",
        rf"(?<!\d)0?{month}[-/.]\s?0?1[-/.]\s?{year}",
        rf"(?<!\d)1(?:st|\.)?\s+{name}[a-z]*\.?,?\s+{year}",
        rf"{name}[a-z]*\.?\s+0?1(?:st)?,?\s+{year}",
    )
    return any(re.search(form, markup, re.IGNORECASE) for form in forms)


def _called(root: HtmlElement, name: str) -> Day | None:
    """The day of the element whose `itemprop` is `name`, or that has HTML5's old `pubdate`."""
    for element in root.iter("time", "meta", "span"):
        is_so_called = name in element.get("itemprop", "").lower()
        if name == "datepublished" and element.get("pubdate") is not None:
            is_so_called = True
        if is_so_called and (day := _day_of(element)):
            return day
    return None


def _first_time(root: HtmlElement) -> Day | None:
    """The first `<time>` with a day that does not stand beside the article."""
    for element in root.iter("time"):
        if any(one.tag in _BESIDE for one in element.iterancestors()):
            continue
        if day := _day_of(element):
            return day
    return None


def _day_of(element: HtmlElement) -> Day | None:
    written = element.get("datetime") or element.get("content") or element.text_content()
    return parse_day(written)
