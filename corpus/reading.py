"""The files of an articles folder -> the writer's articles, brought up to date.

Articles are compared by the hash of what they hold: added, updated, unchanged or removed. A file
that is as it was when it was last read is not read again. What a file that cannot be read held
before is kept. `ingest` calls `read_all`.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
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
from corpus.taking import Taking, newest_first

_EVERY = 20  # articles between two words on progress
_HELD_BACK = 4_000_000  # characters: a file of no more is taken whole, or not at all


async def read_all(source: Source, writer: Writer, changes: Changes, tell: Tell) -> None:
    """Read what is new in the source's files, and take out what is gone.

    Raises ArticlesMissing.
    """
    files = list(files_of(source))
    walk = await _Walk.begin(source, writer, changes, tell, files)
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
    files: int  # how many there are
    taking: Taking
    states: dict[str, FileState]
    reading: str
    visited: dict[str, ArticleFile] = field(default_factory=dict)
    elsewhere: dict[str, list[str]] = field(default_factory=dict)  # other ids of what was removed
    clean: set[str] = field(default_factory=set)  # files that need no second reading
    done: int = 0

    @classmethod
    async def begin(
        cls,
        source: Source,
        writer: Writer,
        changes: Changes,
        tell: Tell,
        files: Sequence[ArticleFile | ArticleError],
    ) -> "_Walk":
        """A walk over the files, from what the writer has now."""
        stored_from, ids = await writer.files(), defaultdict(list)
        for identity, file in stored_from.items():
            ids[file].append(identity)
        to_come = {one.path for one in files if isinstance(one, ArticleFile)}
        hashes, known = await writer.hashes(), frozenset(await writer.places.all())
        taking = Taking(writer, changes, hashes, ids, stored_from, known, to_come)
        states, reading = await writer.file_states(), reading_of(source.limits)
        return cls(source, writer, changes, tell, len(files), taking, states, reading)

    async def visit(self, file: ArticleFile, *, again: bool = False) -> None:
        """Take what the file has; it is read only where that is not known, or `again`."""
        self.visited[file.path] = file
        self.taking.to_come.discard(file.path)
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
            state = FileState(stat, digest, self.reading, len(self.taking.ids[file.path]))
            await self.writer.remember(file.path, state)

    async def end(self) -> None:
        """Take out what is no longer there."""
        await self.writer.forget_files(self.states.keys() - self.clean)
        changed = await self.writer.places.forget(
            file
            for file in self.taking.places.keys() - self.visited.keys()
            if self.changes.unread.isdisjoint(with_parents(file))
        )
        await self._erase_withdrawn()
        await self._remove_unseen()
        await self._read_lost_places(changed | self.changes.gone)
        is_first = bool(self.taking.hashes) and not self.states  # as after some upgrades
        await collapse(self.writer, self.changes, self.taking.known, everything=is_first)

    def _known(self, file: ArticleFile) -> FileState | None:
        """What is remembered of the file, where none of its articles was read from another now."""
        known, ids = self.states.get(file.path), self.taking.ids[file.path]
        if known is None or known.reading != self.reading or known.articles != len(ids):
            return None
        return known if self.changes.seen.isdisjoint(ids) else None

    def _take_as_before(self, file: ArticleFile) -> None:
        ids = self.taking.ids[file.path]
        self.clean.add(file.path)
        self.changes.seen.update(ids)
        self.changes.unchanged += len(ids)
        for _ in ids:
            self._count()

    async def _read_lost_places(self, changed: Iterable[int]) -> None:
        """Read the files again in which articles stand that are no longer what they were."""
        changes = self.changes
        for path in await self.writer.places.lost(changed):
            if path in self.visited:
                changes.seen.difference_update(self.taking.ids[path])
                await self.visit(self.visited[path], again=True)
        seen_before = changes.seen & self.taking.hashes.keys()
        changes.unchanged = len(seen_before.difference(changes.updated))
        changes.removed = [one for one in changes.removed if one not in changes.seen]
        changes.succeeded.update(
            one
            for one in changes.removed
            if not changes.seen.isdisjoint(self.elsewhere.get(one, ()))
        )
        changes.rejected = list(dict.fromkeys(changes.rejected))  # one that was read twice said so
        changes.notes = list(dict.fromkeys(changes.notes))

    def _is_same(self, file: ArticleFile, digest: str | None) -> bool:
        """Whether the file has not changed, and is only read in another way now."""
        before = self.states.get(file.path)
        return before is not None and before.hash == digest

    async def _read(
        self, file: ArticleFile, look: Look | None, digest: str | None, *, is_same: bool
    ) -> bool:
        """Read the file and take what it has; whether there was nothing to be said about it."""
        remarks = len(self.changes.rejected) + len(self.changes.notes)
        self.taking.begin(file.path)
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
        if file.path not in self.changes.unread:
            await self.taking.forget_unmet(file.path)
        return remarks == len(self.changes.rejected) + len(self.changes.notes)

    async def _take_all(self, found: Sequence[Read], file: ArticleFile, *, is_same: bool) -> None:
        for one in newest_first(found, self.taking.hashes):
            if isinstance(one, Article):
                self._count()
                await self.taking.take(one, file.path, is_same=is_same)
            elif isinstance(one, ArticleError):
                self.changes.reject(one)
                if one.line is None and one.id is None:  # a part of the file may be unread
                    self.changes.unread.add(file.path)
            else:
                self.changes.notes.append(one)

    async def _erase_withdrawn(self) -> None:
        """Keep nothing of what must not be kept, so that nobody can go back to it."""
        changes = self.changes
        changes.withdraw()
        keys = set(await self.writer.erase(sorted(changes.withdrawn)))
        changes.gone |= keys
        changes.put = {key: None for key in changes.put if key not in keys}
        changes.removed += sorted(self.taking.hashes.keys() & changes.withdrawn)

    async def _remove_unseen(self) -> None:
        """Take out what is no longer there; what was read from a file now unreadable stays."""
        changes, files = self.changes, await self.writer.files()
        unseen = files.keys() - changes.seen - changes.unread_ids
        gone = [one for one in unseen if changes.unread.isdisjoint(with_parents(files[one]))]
        self.elsewhere = await self.writer.places.other_ids(gone)
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
