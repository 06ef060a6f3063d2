"""What stands below a quotation that is one of several; terminal and Discord show it."""

from bot.wording.answers import copies_in_words
from bot.wording.notes import notes_in_words
from corpus.model import Excerpt
from corpus.titles import cut

_LONG = 1000  # characters of a headline or a source
_HEADLINE, _SOURCE = 100, 60  # in brief


def below_in_lines(excerpt: Excerpt, others: str = "", *, brief: bool = False) -> list[str]:
    """Its notes, its headline and source with what is said of `others`, and its copies."""
    article = excerpt.article
    headline, source = (_HEADLINE, _SOURCE) if brief else (_LONG, _LONG)
    # A headline that is the sentence itself need not be read twice.
    parts = [] if _says_the_same(excerpt) else [cut(article.title, headline)]
    parts += [cut(article.source, source), *([others] if others else [])]
    copies = [copies_in_words(excerpt.copies)] if excerpt.copies else []
    return [*notes_in_words(excerpt), " · ".join(parts), *copies]


def _says_the_same(excerpt: Excerpt) -> bool:
    """Whether the article's headline was made of the very sentence that is quoted."""
    title = excerpt.article.title.rstrip("…")
    return excerpt.article.title_derived and title in " ".join(excerpt.text.split())
