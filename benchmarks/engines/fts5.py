"""SQLite's FTS5, asked for any of the terms, ordered by its bm25."""

import sqlite3
from collections.abc import Iterable, Sequence
from pathlib import Path

from benchmarks.engines import K
from benchmarks.stems import Stems

_STEMS = "unicode61 remove_diacritics 0 tokenchars '.'"


def build(stems: Stems, path: Path) -> None:
    """Have its database under the path."""
    if path.exists():
        return
    aside = path.with_suffix(".aside")
    aside.unlink(missing_ok=True)
    write(aside, _STEMS, (" ".join(passage) for passage in stems.passages()))
    aside.replace(path)


def write(path: Path, tokenizer: str, texts: Iterable[str]) -> None:
    """Index the texts, which are not kept."""
    quoted = tokenizer.replace("'", "''")
    database = sqlite3.connect(path)
    with database:
        database.execute(
            f"CREATE VIRTUAL TABLE passages USING fts5(text, content='', tokenize='{quoted}')"
        )
        database.executemany("INSERT INTO passages (rowid, text) VALUES (?, ?)", enumerate(texts))
    database.close()


class Fts5:
    """Its database, opened."""

    name = "SQLite FTS5"

    def __init__(self, path: Path) -> None:
        self._database = sqlite3.connect(path)

    def top(self, terms: Sequence[str]) -> list[tuple[int, float]]:
        """Rows and scores, its scores negative."""
        any_of = " OR ".join('"' + term.replace('"', '""') + '"' for term in terms)
        ask = "SELECT rowid, rank FROM passages WHERE passages MATCH ? ORDER BY rank LIMIT ?"
        return self._database.execute(ask, (any_of, K)).fetchall()
