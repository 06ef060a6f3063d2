"""The versions of an article, and the words that changed."""

from collections.abc import Sequence
from itertools import pairwise

from bot.records.articles import Record, about
from corpus.edits import Edit, edits
from corpus.model import Article
from corpus.versions import Version


def history_record(versions: Sequence[Version]) -> Record:
    """What `history --json` prints: each version whole, and what changed from the one before."""
    changes = [_changes(one.article, next_.article) for one, next_ in pairwise(versions)]
    return {
        "article": versions[-1].article.id,
        "versions": [
            _version(one, changed) for one, changed in zip(versions, [[], *changes], strict=True)
        ],
    }


def _version(version: Version, changes: Sequence[Record]) -> Record:
    return {
        **about(version.article),
        "path": version.article.path,
        "generation": version.generation,
        "read_at": version.read_at.isoformat() if version.read_at else None,
        "is_current": version.is_current,
        "text": version.article.text,
        "changes": changes,
    }


def _changes(before: Article, after: Article) -> list[Record]:
    found = edits(before.text, after.text)
    return [_change(edit, before.text, after.text) for edit in found if not edit.is_same]


def _change(edit: Edit, before: str, after: str) -> Record:
    """Offsets into the text before and into this one, with what stands there."""
    return {
        "before": [edit.before.start, edit.before.end],
        "after": [edit.after.start, edit.after.end],
        "removed": edit.before.of(before),
        "added": edit.after.of(after),
    }
