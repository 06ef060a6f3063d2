"""An article that was read -> the store: added, updated, as it was, or known from another file.

`reading` has each taken as its file is read.
"""

import hashlib
import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from corpus.changes import Changes
from corpus.model import Article, Remark
from corpus.readers import Read
from corpus.store import Standing, Writer
from corpus.superseding import are_plainly_versions, are_versions, is_later

Place: TypeAlias = tuple[str, str]  # a file, and the id of an article in it


@dataclass(slots=True)
class Taking:
    """The articles so far: their hashes before this reload, by id, and the ids from each file.

    `known` are the places, by file and id, where something stood again before; `to_come` the files
    that are there and were not looked at yet.
    """

    writer: Writer
    changes: Changes
    hashes: dict[str, str]
    ids: dict[str, list[str]]
    files: dict[str, str]  # that each article is stored from, by id
    known: frozenset[Place]
    to_come: set[str]
    places: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))  # now, by file
    met: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))  # read now, by file
    beside: set[str] = field(default_factory=set)  # ids under which versions were read
    reread: set[str] = field(default_factory=set)  # ids of what was but read in another way
    put: set[str] = field(default_factory=set)  # ids of what is new or changed

    def __post_init__(self) -> None:
        for file, identity in self.known:
            self.places[file].add(identity)

    def begin(self, file: str) -> None:
        """Know nothing of what the file has: it is about to be read."""
        self.ids[file] = []
        self.met.pop(file, None)

    async def take(self, article: Article, file: str, *, is_same: bool) -> None:
        """Store one article, unless it is stored already or another one has its id.

        With `is_same` its file is but read in another way than before.
        """
        if article.id in self.changes.withdrawn and article.id not in self.changes.seen:
            self._reject(article, file, "was withdrawn by an item read before")
            return
        if await self._is_of_another(article, file):
            return
        self.changes.seen.add(article.id)
        self.ids[file].append(article.id)
        if self.hashes.get(article.id) == hash_of(article):
            await self.writer.set_date_source(article)
            self.changes.unchanged += 1
        else:
            is_new = not is_same or self.files.get(article.id, file) != file
            await self._put(article, file, is_new=is_new)

    async def forget_unmet(self, file: str) -> None:
        """Forget what stood again in the file, and is no more in it now that it was read."""
        for identity in self.places[file] - self.met[file]:
            await self._forget(file, identity)

    async def _is_of_another(self, article: Article, file: str) -> bool:
        """Whether another article has the id: this is a version of it, or is rejected.

        One that is stored from a file that is still to come counts where they are versions.
        """
        is_seen = article.id in self.changes.seen
        is_from = self.files.get(article.id)
        if not is_seen and (is_from is None or is_from == file or is_from not in self.to_come):
            return False
        other = await self.writer.places.standing_by_id(article.id)
        if other is None or not are_plainly_versions(article, other.article):
            is_known = is_seen or article.id in self.beside
            if is_known:
                self._reject(article, file, "was read already")
            return is_known
        self.beside.add(article.id)
        if is_later(article, other.article):
            await self._supersede(other, article, file)
        else:
            await self._keep_beside(other, article, file)
        return True

    async def _keep_beside(self, other: Standing, article: Article, file: str) -> None:
        """Have the article be but another place of the one that is stored, or its version."""
        is_earlier, is_new = article.text != other.article.text, False
        if is_earlier:
            is_new = await self.writer.keep_earlier(article, file, hash_of(article))
        if file != other.file:
            if article.id not in self.met[file]:  # of several the first is named
                await self.writer.places.add(article, file, other.key, is_earlier=is_earlier)
            self._meet(file, article.id)
        elif is_new:
            self.changes.collapsed.append(article.id)

    async def _supersede(self, earlier: Standing, article: Article, file: str) -> None:
        """Store the article in the place of its earlier version, which is kept."""
        identity, is_earlier = article.id, article.text != earlier.article.text
        if file != earlier.file:
            await self.writer.places.leave(earlier, is_earlier=is_earlier)
            self._meet(earlier.file, identity)
            self.ids[earlier.file].remove(identity)
            self.ids[file].append(identity)
        if identity in self.changes.seen and identity not in self.put:
            self.changes.unchanged -= 1
        self.changes.seen.add(identity)
        is_back = identity in self.reread and hash_of(article) == self.hashes.get(identity)
        await self._put(article, file, is_new=not is_back)
        if is_back and is_earlier:
            await self.writer.keep_earlier(earlier.article, earlier.file, hash_of(earlier.article))

    async def _put(self, article: Article, file: str, *, is_new: bool) -> None:
        changes, identity, digest = self.changes, article.id, hash_of(article)
        was_place = (file, identity) in self.known
        key = await self.writer.put(article, file, digest, is_new=is_new, was_place=was_place)
        self.files[identity] = file
        if not is_new:
            self.reread.add(identity)
        if identity in self.places[file]:
            await self._forget(file, identity)
        changes.put[key] = None
        if identity in self.hashes:
            changes.gone.add(key)
        if identity in self.put:
            if identity in changes.undated:
                changes.undated.remove(identity)
            if digest == self.hashes.get(identity):  # as before this reload, after all
                self.put.remove(identity)
                changes.updated.remove(identity)
                changes.unchanged += 1
                return
        else:
            self.put.add(identity)
            (changes.updated if identity in self.hashes else changes.added).append(identity)
        if article.published is None:
            changes.undated.append(identity)

    def _meet(self, file: str, identity: str) -> None:
        if identity not in self.places[file] and (file, identity) not in self.known:
            self.changes.collapsed.append(identity)
        self.places[file].add(identity)
        self.met[file].add(identity)

    async def _forget(self, file: str, identity: str) -> None:
        await self.writer.places.forget_one(file, identity)
        self.places[file].discard(identity)

    def _reject(self, article: Article, file: str, why: str) -> None:
        reason = f"the id {article.id!r} {why}"
        self.changes.rejected.append(Remark(file, article.line, reason))


def newest_first(found: Sequence[Read], hashes: Mapping[str, str]) -> list[Read]:
    """What a file has, of an article's versions the one that stands already, or the newest, first.

    `hashes` are of what is stored, by id.
    """
    ordered, first = list(found), dict[str, int]()
    for at, one in enumerate(found):
        if not isinstance(one, Article) or first.setdefault(one.id, at) == at:
            continue
        lead, stored = ordered[first[one.id]], hashes.get(one.id)
        if isinstance(lead, Article) and hash_of(lead) != stored:
            is_newer = is_later(one, lead) and are_versions(one, lead)
            if is_newer or hash_of(one) == stored:
                ordered[first[one.id]], ordered[at] = one, lead
    return ordered


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
