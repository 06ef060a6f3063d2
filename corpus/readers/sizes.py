"""What is said of a file that is larger than is read. Readers call it."""

from corpus.errors import ArticleError

MANY = 4  # times the largest article: a file that may hold several


def too_large(path: str, longest: int, identity: str | None = None) -> ArticleError:
    """That the file has more than so many bytes; `identity` is the id of its one article."""
    return ArticleError(path, None, f"it is larger than {longest:,} bytes", identity)
