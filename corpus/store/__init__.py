"""All SQL: the articles of the current generation, and those before it, in one SQLite file.

`schema` makes the file and brings an old one up to date; `writing` is the one writer's transaction,
whole or not at all; a `Snapshot` reads one generation for as long as it is open, whatever is
written meanwhile (WAL). `ingest` writes, `archive` reads.
"""

from corpus.store.file_states import FileState
from corpus.store.others import Standing
from corpus.store.rows import Generation, translated
from corpus.store.schema import discard_if_empty, prepare
from corpus.store.snapshot import Snapshot, Watch
from corpus.store.writer import Writer, writing

__all__ = [
    "FileState",
    "Generation",
    "Snapshot",
    "Standing",
    "Watch",
    "Writer",
    "discard_if_empty",
    "prepare",
    "translated",
    "writing",
]
