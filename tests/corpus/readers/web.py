"""What the tests of saved pages are made of: pages of the invented Port Ellery Courier."""

import json
from pathlib import Path
from typing import Any

from corpus.model import Article
from corpus.readers.files import Read
from tests.corpus.making import read_bytes

PARAGRAPHS = (
    "The ferry to Plenty sails again on Monday, the harbour master said on the quay.",
    "It had lain in dock since June, when a storm tore off its ramp and part of the rail.",
    "Repairs took four months and cost the council twice what it had set aside for them.",
    "Tickets are to be had at the kiosk, and the first crossing of the day leaves at seven.",
)
TEXT = "\n\n".join(PARAGRAPHS)
BODY = "".join(f"<p>{paragraph}</p>\n" for paragraph in PARAGRAPHS)


def page(head: str = "", body: str = BODY, *, headline: str = "Ferry sails again") -> str:
    """A page with a menu, an article and a footer."""
    return f"""<!DOCTYPE html><html><head><meta charset="utf-8">{head}</head><body>
    <nav><ul><li><a href="/">Home</a></li><li><a href="/sport">Sport</a></li></ul></nav>
    <main><article><h1>{headline}</h1>{body}</article></main>
    <footer><p>All rights reserved by the newspaper and its owners.</p></footer></body></html>"""


def linked_data(**fields: Any) -> str:
    """A JSON-LD script of a news article."""
    node = {"@context": "https://schema.org", "@type": "NewsArticle", **fields}
    return f'<script type="application/ld+json">{json.dumps(node)}</script>'


def read_page_file(folder: Path, html: str | bytes, name: str = "ferry.html") -> list[Read]:
    """What the readers make of a file of this page."""
    return read_bytes(folder, name, html if isinstance(html, bytes) else html.encode())


def article_of(folder: Path, html: str | bytes, name: str = "ferry.html") -> Article:
    """The one article of the page, whatever is remarked beside it."""
    (article,) = [one for one in read_page_file(folder, html, name) if isinstance(one, Article)]
    return article
