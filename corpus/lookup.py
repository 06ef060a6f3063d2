"""An article by its id, now and before, and what stands around an excerpt that was shown.

`archive` calls these.
"""

from difflib import get_close_matches

from corpus.errors import ArticleChanged, ArticleGone, UnknownArticle
from corpus.furniture import Digests, inspected
from corpus.model import Context, Span, StoredArticle
from corpus.paragraphs import around
from corpus.store import Snapshot
from corpus.thinking import Thinker
from corpus.versions import Version


async def article_with(identity: str, snapshot: Snapshot, thinker: Thinker) -> StoredArticle:
    """The article with this id. Raises UnknownArticle with ids that resemble it."""
    if found := await snapshot.by_id(identity):
        return found
    raise await _unknown(identity, snapshot, thinker)


async def history_of(identity: str, snapshot: Snapshot, thinker: Thinker) -> list[Version]:
    """The versions of the article with this id that are kept, the earliest first.

    Raises UnknownArticle with ids that resemble it.
    """
    stored = await snapshot.by_id(identity)  # which may be in another place
    if found := await snapshot.versions_of(stored.article.id if stored else identity):
        return found
    raise await _unknown(identity, snapshot, thinker)


async def context_of(
    key: int, shown: Span, digest: str, snapshot: Snapshot, thinker: Thinker
) -> Context:
    """The paragraphs around what was shown of an article whose hash began with `digest`.

    Raises ArticleGone or ArticleChanged where it is no longer what was shown.
    """
    stored = (await snapshot.by_keys([key])).get(key)
    if stored is None:
        raise ArticleGone(key)
    text = stored.article.text
    if not stored.hash.startswith(digest) or not 0 <= shown.start < shown.end <= len(text):
        raise ArticleChanged(stored.article.id)
    repeated = await snapshot.repeated()
    return await thinker.think(_context, stored, shown, repeated)


def _context(stored: StoredArticle, shown: Span, repeated: Digests) -> Context:
    left_out = {one.span for one in inspected(stored, repeated).furniture}
    return Context(stored, *around(stored.article.text, shown, left_out))


async def _unknown(identity: str, snapshot: Snapshot, thinker: Thinker) -> UnknownArticle:
    near = await thinker.think(get_close_matches, identity, await snapshot.ids())
    return UnknownArticle(identity, tuple(near))
