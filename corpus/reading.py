"""The files of an articles folder -> the writer's articles, brought up to date.

Articles are compared by the hash of what they hold: added, updated, unchanged or removed. A file
that is as it was when it was last read is not read again. What a file that cannot be read held
before is kept. `ingest` calls `read_all`.
"""

import hashlib
import json
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from corpus.changes import Changes
from corpus.collapsing import collapse
from corpus.errors import ArticleError
from corpus.gathering import files_of, limits_of, with_parents
from corpus.indexing import Tell
from corpus.model import Article, Progress, Remark
from corpus.readers import ArticleFile, Read, read
from corpus.readers.looks import Look, digest_of, is_still, look_at, reading_of
from corpus.source import Source
from corpus.store import FileState, Writer

_EVERY = 20  # articles between two words on progress
_HELD_BACK = 4_000_000  # characters: a file of no more is taken whole, or not at all


async def read_all(source: Source, writer: Writer, changes: Changes, tell: Tell) -> None:
    """Read what is new in the source's files, and take out what is gone.

    Raises ArticlesMissing.
    """
    files = list(files_of(source))
    walk = await _Walk.begin(source, writer, changes, tell, len(files))
    for file in files:
        if isinstance(file, ArticleError):
            changes.reject(file)
        else:
            await walk.visit(file)
    await walk.end()


@dataclass(slots=True)
class _Walk:
    """One walk over the files, and what was known before it."""

    source: Source
    writer: Writer
    changes: Changes
    tell: Tell
    files: int
    hashes: dict[str, str]
    states: dict[str, FileState]
    ids: dict[str, list[str]]  # of the articles that came from each file
    reading: str
    with_places: set[str]  # files in which an article stands again that is stored from elsewhere
    visited: dict[str, ArticleFile] = field(default_factory=dict)
    clean: set[str] = field(default_factory=set)  # files that need no second reading
    done: int = 0

    @classmethod
    async def begin(
        cls, source: Source, writer: Writer, changes: Changes, tell: Tell, files: int
    ) -> "_Walk":
        """A walk over so many files, from what the writer has now."""
        ids = defaultdict(list)
        for identity, file in (await writer.files()).items():
            ids[file].append(identity)
        hashes, states = await writer.hashes(), await writer.file_states()
        reading, places = reading_of(source.limits), await writer.files_with_places()
        return cls(source, writer, changes, tell, files, hashes, states, ids, reading, places)

    async def visit(self, file: ArticleFile, *, again: bool = False) -> None:
        """Take what the file has; it is read only where that is not known, or `again`."""
        self.visited[file.path] = file
        known, look = None if again else self._known(file), look_at(file.location)
        if known and look and look.stat == known.stat:
            self._take_as_before(file)
            return
        digest = digest_of(file.location) if look else None
        if known and digest == known.hash:
            self._take_as_before(file)
        elif not await self._read(file, look, digest, is_same=self._is_same(file, digest)):
            return
        if look and digest:
            self.clean.add(file.path)
            stat = look.stat if look.is_settled else None
            state = FileState(stat, digest, self.reading, len(self.ids[file.path]))
            await self.writer.remember(file.path, state)

    async def end(self) -> None:
        """Take out what is no longer there."""
        await self.writer.forget_files(self.states.keys() - self.clean)
        await self.writer.forget_places(
            file
            for file in self.with_places - self.visited.keys()
            if self.changes.unread.isdisjoint(with_parents(file))
        )
        await self._erase_withdrawn()
        await self._remove_unseen()
        await self._read_lost_places()
        is_first = bool(self.hashes) and not self.states  # as after an upgrade of the database
        await collapse(self.writer, self.changes, everything=is_first)

    def _known(self, file: ArticleFile) -> FileState | None:
        """What is remembered of the file, where none of its articles was read from another now."""
        known, ids = self.states.get(file.path), self.ids[file.path]
        if known is None or known.reading != self.reading or known.articles != len(ids):
            return None
        return known if self.changes.seen.isdisjoint(ids) else None

    def _take_as_before(self, file: ArticleFile) -> None:
        ids = self.ids[file.path]
        self.clean.add(file.path)
        self.changes.seen.update(ids)
        self.changes.unchanged += len(ids)
        for _ in ids:
            self._count()

    async def _read_lost_places(self) -> None:
        """Read the files again in which articles stand that are no longer what they were."""
        for path in await self.writer.lost_places(self.changes.gone):
            if path in self.clean:
                self.changes.seen.difference_update(self.ids[path])
                self.changes.unchanged -= len(self.ids[path])
                await self.visit(self.visited[path], again=True)

    def _is_same(self, file: ArticleFile, digest: str | None) -> bool:
        """Whether the file has not changed, and is only read in another way now."""
        before = self.states.get(file.path)
        return before is not None and before.hash == digest

    async def _read(
        self, file: ArticleFile, look: Look | None, digest: str | None, *, is_same: bool
    ) -> bool:
        """Read the file and take what it has; whether there was nothing to be said about it."""
        remarks = len(self.changes.rejected) + len(self.changes.notes)
        self.ids[file.path] = []
        if file.path in self.with_places:
            await self.writer.forget_places([file.path])
        held, size, is_whole = [], 0, True
        for found in read(file, limits_of(file, self.source)):
            held.append(found)
            size += len(found.text) if isinstance(found, Article) else 0
            if size > _HELD_BACK:
                await self._take_all(held, file, is_same=is_same)
                held, size, is_whole = [], 0, False
        if is_still(file.location, look, digest):
            await self._take_all(held, file, is_same=is_same)
        elif is_whole:
            self.changes.reject(ArticleError(file.path, None, "it changed while it was read"))
        else:
            await self._take_all(held, file, is_same=is_same)
            reason = "it changed while it was read: reload once it is whole"
            self.changes.notes.append(Remark(file.path, None, reason))
        return remarks == len(self.changes.rejected) + len(self.changes.notes)

    async def _take_all(self, found: Sequence[Read], file: ArticleFile, *, is_same: bool) -> None:
        for one in found:
            if isinstance(one, Article):
                await self._take(one, file, is_same=is_same)
            elif isinstance(one, ArticleError):
                self.changes.reject(one)
                if one.line is None and one.id is None:  # a part of the file may be unread
                    self.changes.unread.add(file.path)
            else:
                self.changes.notes.append(one)

    async def _take(self, article: Article, file: ArticleFile, *, is_same: bool) -> None:
        """Store one article, unless it is stored already or another one has its id."""
        changes = self.changes
        self._count()
        if article.id in changes.seen:
            reason = f"the id {article.id!r} was read already"
            changes.rejected.append(Remark(file.path, article.line, reason))
            return
        if article.id in changes.withdrawn:
            reason = f"the id {article.id!r} was withdrawn by an item read before"
            changes.rejected.append(Remark(file.path, article.line, reason))
            return
        changes.seen.add(article.id)
        self.ids[file.path].append(article.id)
        digest = _hash(article)
        if self.hashes.get(article.id) == digest:
            await self.writer.set_date_source(article)
            changes.unchanged += 1
            return
        key = await self.writer.put(article, file.path, digest, is_new=not is_same)
        changes.put.append(key)
        if article.published is None:
            changes.undated.append(article.id)
        if article.id in self.hashes:
            changes.updated.append(article.id)
            changes.gone.add(key)
        else:
            changes.added.append(article.id)

    async def _erase_withdrawn(self) -> None:
        """Keep nothing of what must not be kept, so that nobody can go back to it."""
        changes = self.changes
        changes.withdraw()
        keys = set(await self.writer.erase(sorted(changes.withdrawn)))
        changes.gone |= keys
        changes.put = [key for key in changes.put if key not in keys]
        changes.removed += sorted(self.hashes.keys() & changes.withdrawn)

    async def _remove_unseen(self) -> None:
        """Take out what is no longer there; what was read from a file now unreadable stays."""
        changes, files = self.changes, await self.writer.files()
        unseen = files.keys() - changes.seen - changes.unread_ids
        gone = [one for one in unseen if changes.unread.isdisjoint(with_parents(files[one]))]
        changes.gone.update(await self.writer.remove(gone))
        changes.removed = sorted([*changes.removed, *gone])
        if kept := len(files.keys() - changes.seen) - len(gone):
            what = "article read before is" if kept == 1 else "articles read before are"
            reason = f"{kept} {what} kept, from files or lines that can now not be read"
            changes.notes.append(Remark(".", None, reason))

    def _count(self) -> None:
        self.done += 1
        if self.done % _EVERY == 0:
            total = self.files if self.files >= self.done else None
            self.tell(Progress("reading", self.done, total))


def _hash(article: Article) -> str:
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
