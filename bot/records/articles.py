"""An article, and what a record of it or of an excerpt says about it."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from corpus.model import Article

Record = Mapping[str, Any]


def article_record(article: Article) -> Record:
    """What `show --json` prints: the stored text whole."""
    return {**about(article), "text": article.text}


def about(article: Article) -> dict[str, Any]:
    """What is known of an article besides its text."""
    return {
        "article": article.id,
        "title": article.title,
        "source": article.source,
        "url": article.url,
        "published": iso(article.published),
    }


def iso(day: date | None) -> str | None:
    """A day as YYYY-MM-DD."""
    return day.isoformat() if day else None
