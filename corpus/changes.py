"""What a reload or a rollback has done to the articles so far."""

from dataclasses import dataclass, field

from corpus.errors import ArticleError
from corpus.model import Remark


@dataclass(slots=True)
class Changes:
    """Filled while the articles are brought up to date; ids in the order they were met in."""

    added: list[str] = field(default_factory=list)
    updated: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    undated: list[str] = field(default_factory=list)  # of the added and updated
    collapsed: list[str] = field(default_factory=list)  # ids under which a known one was now read
    succeeded: set[str] = field(default_factory=set)  # of the removed, those that stand elsewhere
    unchanged: int = 0
    seen: set[str] = field(default_factory=set)
    put: dict[int, None] = field(default_factory=dict)  # keys of what is new or changed, in order
    gone: set[int] = field(default_factory=set)  # keys of what has changed or was removed
    rejected: list[Remark] = field(default_factory=list)
    notes: list[Remark] = field(default_factory=list)
    unread: set[str] = field(default_factory=set)  # files and folders that could not be read
    unread_ids: set[str] = field(default_factory=set)  # of articles that could not be read
    withdrawn: set[str] = field(default_factory=set)  # ids that are not to be kept

    def __bool__(self) -> bool:
        """Whether the articles are other ones than before, or more is known of them."""
        return bool(self.added or self.updated or self.removed or self.collapsed)

    @property
    def counts(self) -> tuple[int, int, int]:
        """How many were added, updated and removed."""
        return len(self.added), len(self.updated), len(self.removed)

    def reject(self, error: ArticleError) -> None:
        """Take down why something could not be read."""
        self.rejected.append(Remark(error.path, error.line, error.reason))
        if error.is_withdrawn:
            self.withdrawn.update(filter(None, [error.id]))
            return
        if error.line is None:
            self.unread.add(error.path)
        if error.id is not None:
            self.unread_ids.add(error.id)

    def withdraw(self) -> None:
        """Forget what was met before its withdrawal."""
        taken = self.seen & self.withdrawn
        counted = taken & {*self.added, *self.updated}
        self.unchanged -= len(taken - counted)
        self.added, self.updated, self.undated = (
            [one for one in some if one not in taken]
            for some in (self.added, self.updated, self.undated)
        )
        self.seen -= taken
        self.unread_ids -= self.withdrawn
