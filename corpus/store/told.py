"""The values that an article tells of itself, by the names of their columns."""

from datetime import date

from corpus.model import Article

_TOLD = (
    "id file path title title_derived publisher url published updated captured precision"
    " date_source author text hash"
).split()
NAMES = ", ".join(_TOLD)
VALUES = ", ".join(f":{name}" for name in _TOLD)
ANEW = ", ".join(f"{name} = excluded.{name}" for name in _TOLD if name != "id")


def told(article: Article, file: str, digest: str) -> dict[str, int | str | None]:
    """The values that an article has, by the names of the columns."""
    about = (article.title, int(article.title_derived), article.publisher, article.url)
    days = map(_iso, (article.published, article.updated, article.captured))
    dated = (*days, article.precision, article.date_source)
    told = (article.id, file, article.path, *about, *dated, article.author, article.text, digest)
    return dict(zip(_TOLD, told, strict=True))


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
