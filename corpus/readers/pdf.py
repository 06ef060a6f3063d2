"""A PDF with a text layer -> its article: lines joined into paragraphs, running heads dropped.

The day on which the file was made is not the day of the article, which stays undated.
"""

import io
import logging
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, BinaryIO

from pypdf import PdfReader

from corpus.errors import ArticleError
from corpus.model import Article, Remark
from corpus.readers.sizes import too_large
from corpus.readers.told import Place, Told, article_of

if TYPE_CHECKING:
    from corpus.readers.files import Limits

_EDGE = 2  # lines at the top and at the bottom of a page may be running heads
_REPEATED = 0.5  # of the pages, at least, one stands on
_SHORT = 0.8  # of the longest line, one that ends a sentence ends a paragraph
_FIGURES = re.compile(r"\d+")
_SENTENCE_END = re.compile(r"[.!?…:][\"”’)]*\Z")
_WORD = re.compile(r"[^\W\d_]+")
_LAST_WORD = re.compile(r"[^\W\d_]+\Z")
_HYPHEN = re.compile(r"(?<=[^\W\d_])[-\u2010\u00ad]\Z")

logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # what it mends is no fault


def read(
    stream: BinaryIO, path: str, limits: "Limits"
) -> Iterator[Article | ArticleError | Remark]:
    """The one article of a file, or why there is none."""
    content = stream.read(limits.article_bytes + 1)
    if len(content) > limits.article_bytes:
        yield too_large(path, limits.article_bytes)
        return
    try:
        reader = PdfReader(io.BytesIO(content))
        if reader.is_encrypted and not reader.decrypt(""):  # an empty password opens it anywhere
            yield ArticleError(path, None, "it is encrypted")
            return
        pages = [page.extract_text() for page in reader.pages]
    # What is in a file is not ours, nor is the code that pypdf runs over it.
    except Exception as error:  # noqa: BLE001 - as said above: one file must not end a reload
        reason = f"it cannot be read as a PDF ({type(error).__name__})"
        yield ArticleError(path, None, reason)
        return
    if not any(map(str.strip, pages)):
        yield ArticleError(
            path, None, "it has no text layer: it is a scan, or holds pictures alone"
        )
        return
    text = text_of([page.splitlines() for page in pages])
    yield from article_of(Told(None, text), Place(path), limits)


def text_of(pages: Sequence[Sequence[str]]) -> str:
    """The pages' lines as paragraphs, a blank line between two."""
    heads = _running_heads(pages)
    whole = [(line, _is_edge(at, page)) for page in pages for at, line in enumerate(page)]
    kept = [line.strip() for line, at_edge in whole if not (at_edge and _folded(line) in heads)]
    # Short pages that are alike but for figures are no heads.
    lines = kept if any(kept) else [line.strip() for line, _ in whole]
    longest = max(map(len, lines), default=0)
    words = frozenset(_WORD.findall(" ".join(lines).casefold()))
    paragraphs, current = [], ""
    for line in lines:
        current = _joined(current, line, words)
        ends = len(line) < _SHORT * longest and _SENTENCE_END.search(line)
        if current and (not line or ends):
            paragraphs.append(current)
            current = ""
    return "\n\n".join([*paragraphs, current] if current else paragraphs)


def _joined(before: str, line: str, words: frozenset[str]) -> str:
    """What came before, with the line behind it; a word cut at the line's end is whole again.

    The hyphen goes only where the word without it stands elsewhere among the document's `words`:
    "well-known" may have been broken at its own.
    """
    if not before or not line:
        return before + line
    if not _HYPHEN.search(before) or not line[0].isalpha():
        return f"{before} {line}"
    cut = f"{_LAST_WORD.findall(before[:-1])[-1]}{_WORD.findall(line)[0]}"
    return (before[:-1] if cut.casefold() in words else before) + line


def _running_heads(pages: Sequence[Sequence[str]]) -> frozenset[str]:
    """The lines at the edges of most pages, their numbers aside."""
    if len(pages) <= 1:
        return frozenset()
    found = Counter(
        head
        for page in pages
        for head in {_folded(line) for at, line in enumerate(page) if _is_edge(at, page)}
    )
    least = max(_REPEATED * len(pages), 2)
    return frozenset(head for head, count in found.items() if count >= least)


def _is_edge(at: int, page: Sequence[str]) -> bool:
    return at < _EDGE or at >= len(page) - _EDGE


def _folded(line: str) -> str:
    return _FIGURES.sub("#", line.strip())
