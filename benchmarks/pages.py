"""A folder of saved pages and their true texts -> how well the article is taken out of each.

The folder is laid out as scrapinghub's article-extraction-benchmark: `ground-truth.json` has
`ID` -> `articleBody`, and `html/ID.html.gz` the page. Ours is measured beside trafilatura alone.
"""

import gzip
import json
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import md5
from pathlib import Path

import trafilatura

from benchmarks.place import LANGUAGE
from benchmarks.shingles import Overlap, Score, overlap, score
from corpus.errors import ArticleError
from corpus.model import Article
from corpus.readers.files import Limits
from corpus.readers.pages import read_page

_LIMITS = Limits(article_bytes=50 << 20, language=LANGUAGE)
_HEAD = """\
| | precision | recall | F1 | F1, first half | F1, second half | pages a second |
| --- | --- | --- | --- | --- | --- | --- |"""

Extract = Callable[[bytes], str]


@dataclass(frozen=True, slots=True)
class SavedPage:
    """A page, and the text that its article truly has."""

    id: str
    content: bytes
    true: str

    @property
    def half(self) -> int:
        """0 or 1, by its id: rules were made on the pages of 0."""
        return int(md5(self.id.encode(), usedforsecurity=False).hexdigest(), 16) % 2


def extractors() -> Mapping[str, Extract]:
    """What is measured, by name."""
    return {
        "Dateline": text_of_page,
        "trafilatura as it comes": lambda page: trafilatura.extract(page) or "",
        "trafilatura, no comments": lambda page: (
            trafilatura.extract(page, include_comments=False) or ""
        ),
        "trafilatura, no comments, fast": lambda page: (
            trafilatura.extract(page, include_comments=False, fast=True) or ""
        ),
    }


def saved_pages(folder: Path) -> Iterator[SavedPage]:
    """The pages of a folder, in the order of their ids."""
    truths = json.loads((folder / "ground-truth.json").read_text("utf-8"))
    for page in sorted(truths):
        content = gzip.decompress((folder / "html" / f"{page}.html.gz").read_bytes())
        yield SavedPage(page, content, truths[page].get("articleBody", ""))


def text_of_page(content: bytes) -> str:
    """The text of the article that our reader takes out of a page; empty where it rejects it."""
    for found in read_page(content, "page.html", _LIMITS):
        if isinstance(found, Article):
            return found.text
        if isinstance(found, ArticleError):
            break
    return ""


def measure_pages(folder: Path) -> Iterator[str]:
    """The lines of a Markdown table, one an extractor."""
    pages = list(saved_pages(folder))
    yield _HEAD
    for name, extract in extractors().items():
        began = time.perf_counter()
        found = [extract(page.content) for page in pages]
        speed = len(pages) / (time.perf_counter() - began)
        overlaps = [overlap(page.true, text) for page, text in zip(pages, found, strict=True)]
        halves = [
            _of_half(pages, overlaps, half).f1 if len(pages) > 1 else float("nan")
            for half in (0, 1)
        ]
        whole = score(overlaps)
        figures = (whole.precision, whole.recall, whole.f1, *halves)
        yield f"| {name} | {' | '.join(f'{one:.4f}' for one in figures)} | {speed:.0f} |"


def _of_half(pages: list[SavedPage], overlaps: list[Overlap], half: int) -> Score:
    return score([one for page, one in zip(pages, overlaps, strict=True) if page.half == half])
