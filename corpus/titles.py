"""An article's text -> the title it is given when its file names none. Readers call this.

It is the first sentence of at least five words that is of the article: scraped text opens with
datelines, bylines, time stamps, editor's notes and newsletter lines.
"""

from corpus.furniture import is_furniture, leading_dateline
from corpus.model import Span
from corpus.paragraphs import paragraphs
from corpus.sentences import sentences

TITLE_LENGTH = 100
_HEAD = 6000  # characters of the text that are looked through
_WORDS = 5


def derive_title(text: str, language: str) -> str | None:
    """A title of at most 100 characters out of `text`, or None where the text is all furniture."""
    head = text[:_HEAD]
    return _first_sentence(head, language, _WORDS) or _first_sentence(head, language, 1)


def cut(title: str, length: int = TITLE_LENGTH) -> str:
    """`title` on one line; if longer than `length` characters, cut at a word, and "…"."""
    title = " ".join(title.split())
    if len(title) <= length:
        return title
    kept = title[: length - 1]
    whole_words = title[:length].rpartition(" ")[0]
    # A single long word is cut in its middle: better that than next to nothing.
    if len(whole_words) >= length // 2:
        kept = whole_words
    return kept.rstrip(" ,;:–—-") + "…"


def _first_sentence(head: str, language: str, words: int) -> str | None:
    for paragraph in (p.span.of(head) for p in paragraphs(head) if not p.is_headline):
        if is_furniture(paragraph):
            continue
        body = paragraph[leading_dateline(paragraph) :] or paragraph
        for sentence in (s for run in sentences(body, language) for s in run):
            if _word_count(body, sentence) >= words and not is_furniture(sentence.of(body)):
                return cut(sentence.of(body))
    return None


def _word_count(text: str, sentence: Span) -> int:
    return sum(any(c.isalnum() for c in word) for word in sentence.of(text).split())
