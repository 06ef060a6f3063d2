"""What reloads, dry runs and rollbacks tell beside `model.Report`; `bot` words it."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class PastGeneration:
    """A generation that can be gone back to, or the current one.

    `restores` is the number of the one that it went back to, which is what it holds. What was not
    written down when it was made is None.
    """

    number: int
    made_at: datetime | None
    made_by: str | None
    articles: int
    added: int | None
    updated: int | None
    removed: int | None
    restores: int | None
    is_current: bool

    @property
    def holds(self) -> int:
        """The number of the generation whose articles it has: its own, or that of an earlier."""
        return self.number if self.restores is None else self.restores


@dataclass(frozen=True, slots=True)
class RolledBack:
    """What going back did: `generation` is new and holds what `restores` held."""

    generation: int
    restores: int
    added: int
    updated: int
    removed: int
    articles: int
    passages: int
    seconds: float
