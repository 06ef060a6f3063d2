"""A file -> the articles in it. `ingest` calls `article_files` and `read`; one module a format."""

from corpus.readers.files import (
    ArticleFile,
    Limits,
    Read,
    added_files,
    article_files,
    check,
    read,
)
from corpus.readers.formats import known_suffix

__all__ = [
    "ArticleFile",
    "Limits",
    "Read",
    "added_files",
    "article_files",
    "check",
    "known_suffix",
    "read",
]
