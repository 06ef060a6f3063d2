"""An article, and what a record of it or of an excerpt says about it."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from corpus.model import Article
from corpus.versions import OtherPlace

Record = Mapping[str, Any]


def article_record(article: Article, places: Sequence[OtherPlace] = ()) -> Record:
    """What `show --json` prints: the stored text whole, and where else it stands, if anywhere."""
    others = [
        {"article": one.id, "path": one.path, "url": one.url, "is_earlier": one.is_earlier}
        for one in places
    ]
    return {**about(article), "text": article.text, **({"others": others} if others else {})}


def about(article: Article) -> dict[str, Any]:
    """What is known of an article besides its text."""
    return {
        "article": article.id,
        "title": article.title,
        "source": article.source,
        "url": article.url,
        "published": iso(article.published),
        "precision": article.precision if article.published else None,
        "date_source": article.date_source,
        "updated": iso(article.updated),
        "captured": iso(article.captured),
        **({"author": article.author} if article.author else {}),
    }


def iso(day: date | None) -> str | None:
    """A day as YYYY-MM-DD."""
    return day.isoformat() if day else None
