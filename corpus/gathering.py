"""A source -> all its files: those of the articles path, and then what was fetched or added.

`reading` calls it.
"""

from collections.abc import Iterator
from dataclasses import replace

from corpus.errors import ArticleError
from corpus.readers import ArticleFile, Limits, added_files, article_files
from corpus.source import ADDED, FEEDS, Source


def files_of(source: Source) -> Iterator[ArticleFile | ArticleError]:
    """The files, and what is in a folder and can be none. Raises ArticlesMissing."""
    root, added = source.articles.resolve(), source.added.resolve()
    # The database may lie among the articles, and what was added beside it.
    within = added.relative_to(root).as_posix() if added.is_relative_to(root) else None
    for file in article_files(source.articles):
        if within is None or within not in with_parents(file.path):
            yield file
    yield from added_files(source.added, ADDED)


def limits_of(file: ArticleFile, source: Source) -> Limits:
    """What to read the file by: what was said of fields and dates is not of what feeds became."""
    if file.path.startswith(f"{ADDED}/{FEEDS}/"):
        return replace(source.limits, columns=(), dates=None)
    return source.limits


def with_parents(file: str) -> Iterator[str]:
    """The file's own path and that of each folder it is in."""
    yield file
    for at, character in enumerate(file):
        if character == "/":
            yield file[:at]
