"""An article that was read -> the store: added, updated, as it was, or known from another file.

`reading` has each taken as its file is read.
"""

import hashlib
import json
from dataclasses import dataclass, field

from corpus.changes import Changes
from corpus.model import Article, Remark
from corpus.store import Standing, Writer
from corpus.superseding import are_versions, is_later


@dataclass(slots=True)
class Taking:
    """The articles so far: their hashes before this reload, by id, and the ids from each file."""

    writer: Writer
    changes: Changes
    hashes: dict[str, str]
    ids: dict[str, list[str]]
    put: set[str] = field(default_factory=set)  # ids of what is new or changed

    async def take(self, article: Article, file: str, *, is_same: bool) -> None:
        """Store one article, unless it is stored already or another one has its id.

        With `is_same` its file is but read in another way than before.
        """
        if article.id in self.changes.seen:
            await self._take_again(article, file)
            return
        if article.id in self.changes.withdrawn:
            self._reject(article, file, "was withdrawn by an item read before")
            return
        self.changes.seen.add(article.id)
        self.ids[file].append(article.id)
        if self.hashes.get(article.id) == hash_of(article):
            await self.writer.set_date_source(article)
            self.changes.unchanged += 1
        else:
            await self._put(article, file, is_new=not is_same)

    async def _take_again(self, article: Article, file: str) -> None:
        """Of two with one id keep both where they are plainly versions, else the first alone."""
        other = await self.writer.places.standing_by_id(article.id)
        if other is None or not _are_plainly_versions(article, other.article):
            self._reject(article, file, "was read already")
            return
        self.changes.collapsed.append(article.id)
        if is_later(article, other.article):
            await self._supersede(other, article, file)
            return
        is_earlier = article.text != other.article.text
        if is_earlier:
            await self.writer.keep_earlier(article, file, hash_of(article))
        if file != other.file:
            await self.writer.places.add(article, file, other.key, is_earlier=is_earlier)

    async def _supersede(self, earlier: Standing, article: Article, file: str) -> None:
        """Store the article in the place of its earlier version, which is kept."""
        if file != earlier.file:
            is_earlier = article.text != earlier.article.text
            await self.writer.places.leave(earlier, is_earlier=is_earlier)
            self.ids[earlier.file].remove(article.id)
            self.ids[file].append(article.id)
        if article.id not in self.put:
            self.changes.unchanged -= 1
        await self._put(article, file, is_new=True)

    async def _put(self, article: Article, file: str, *, is_new: bool) -> None:
        changes, identity = self.changes, article.id
        key = await self.writer.put(article, file, hash_of(article), is_new=is_new)
        if identity not in self.put:
            self.put.add(identity)
            changes.put.append(key)
            (changes.updated if identity in self.hashes else changes.added).append(identity)
        elif identity in changes.undated:
            changes.undated.remove(identity)
        if identity in self.hashes:
            changes.gone.add(key)
        if article.published is None:
            changes.undated.append(identity)

    def _reject(self, article: Article, file: str, why: str) -> None:
        reason = f"the id {article.id!r} {why}"
        self.changes.rejected.append(Remark(file, article.line, reason))


def _are_plainly_versions(one: Article, other: Article) -> bool:
    """Whether two articles with one id are one: where they differ, their days say which is it."""
    if one.text == other.text:
        return True
    return is_later(one, other) is not None and are_versions(one, other)


def hash_of(article: Article) -> str:
    """A digest of all that an article holds and that is shown, in hexadecimal.

    What most articles do not have is left out, so that the digest stays what it was before that
    was kept.
    """
    published, *days = (
        day.isoformat() if day else None
        for day in (article.published, article.updated, article.captured)
    )
    about = (article.path, article.title, article.title_derived, article.publisher, article.url)
    derived = article.date_source if article.is_date_derived else None
    dated = (*days, derived, None if article.precision == "day" else article.precision)
    held = [*about, published, article.text, *(dated if any(dated) else ())]
    content = json.dumps([*held, *([article.author] if article.author else ())], ensure_ascii=True)
    return hashlib.sha256(content.encode()).hexdigest()
