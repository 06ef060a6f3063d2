"""An `.xml` file -> its articles, in whichever format its root element is of."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, BinaryIO

from corpus.errors import ArticleError
from corpus.model import Article, Remark
from corpus.readers.agency.newsml import read_newsml
from corpus.readers.agency.nitf import read_nitf
from corpus.readers.feeds import read_feed
from corpus.readers.sizes import MANY, too_large
from corpus.readers.xml_root import root_of

if TYPE_CHECKING:
    from corpus.readers.files import Limits

_READ = {
    "rss": read_feed,
    "feed": read_feed,
    "RDF": read_feed,
    "nitf": read_nitf,
    "newsItem": read_newsml,
    "newsMessage": read_newsml,
    "packageItem": read_newsml,
}


def read(
    stream: BinaryIO, path: str, limits: "Limits"
) -> Iterator[Article | ArticleError | Remark]:
    """The articles of a file, or why there are none."""
    longest = limits.article_bytes * MANY
    content = stream.read(longest + 1)
    root = root_of(content)
    if len(content) > longest:
        yield too_large(path, longest)
    elif root in _READ:
        yield from _READ[root](content, path, limits)
    else:
        said = f"<{root[:40]}> at its root is" if root else "it is"
        yield ArticleError(path, None, f"{said} none of RSS, Atom, NITF and NewsML-G2")
