"""Articles -> an archive of them that can be asked. `answers` and `verify` measure with it."""

import json
import shutil
from collections.abc import AsyncIterator, Iterable, Iterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

from benchmarks.place import LANGUAGE
from corpus.archive import Archive
from corpus.model import Article
from corpus.readers import ArticleFile, Limits, article_files, read
from corpus.source import Source

_LIMITS = Limits(article_bytes=10 << 20, language=LANGUAGE)


def articles_of(path: Path) -> Iterator[Article]:
    """All articles that can be read of the path."""
    for file in article_files(path):
        if isinstance(file, ArticleFile):
            yield from (found for found in read(file, _LIMITS) if isinstance(found, Article))


@asynccontextmanager
async def archive_of(made: Path, name: str, articles: Sequence[Article]) -> AsyncIterator[Archive]:
    """An archive of these articles, made anew under that name and as fast as it gets."""
    folder = made / f"{name}-{len(articles)}"
    # What an earlier Dateline read is not read again, and would be measured instead.
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    _write(articles, folder / "articles.jsonl")
    source = Source(folder / "articles.jsonl", folder / "archive.sqlite3", _LIMITS)
    async with Archive.open(source) as archive:
        await archive.reload()
        await archive.warm_up()
        yield archive


def _write(articles: Iterable[Article], path: Path) -> None:
    with path.open("w", encoding="utf-8", newline="\n") as lines:
        for article in articles:
            day = article.published.isoformat() if article.published else None
            fields = {"id": article.id, "published": day, "source": article.publisher}
            if not article.title_derived:
                fields["title"] = article.title
            lines.write(json.dumps({**fields, "text": article.text}) + "\n")
