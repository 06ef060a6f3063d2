"""tantivy: Lucene's design in Rust, with postings compressed in blocks and blocks passed over."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from benchmarks.engines import K
from benchmarks.peers import package
from benchmarks.stems import Stems

_FIELD = "text"
_HEAP = 1_000_000_000  # bytes: one segment of a million passages


def build(stems: Stems, folder: Path) -> None:
    """Have its index in the folder."""
    if folder.exists():
        return
    aside = folder.with_name(folder.name + ".aside")
    write(aside, "whitespace", (" ".join(passage) for passage in stems.passages()))
    aside.rename(folder)


def write(folder: Path, tokenizer: str, texts: Iterable[str]) -> None:
    """Index the texts with one thread."""
    tantivy = package("tantivy")
    builder = tantivy.SchemaBuilder()
    builder.add_text_field(_FIELD, stored=False, tokenizer_name=tokenizer, index_option="freq")
    folder.mkdir(parents=True)
    writer = tantivy.Index(builder.build(), path=str(folder)).writer(_HEAP, num_threads=1)
    for text in texts:
        writer.add_document(tantivy.Document(text=[text]))
    writer.commit()
    writer.wait_merging_threads()


class Tantivy:
    """Its index, memory-mapped.

    By default its `search` counts all matches as well, and must then look at each of them.
    """

    def __init__(self, folder: Path, *, counting: bool) -> None:
        self.name = "tantivy, counting" if counting else "tantivy"
        self._tantivy, self._counting = package("tantivy"), counting
        index = self._tantivy.Index.open(str(folder))
        self._schema, self._searcher = index.schema, index.searcher()

    def top(self, terms: Sequence[str]) -> Any:
        """Its own scores and addresses."""
        query, occur = self._tantivy.Query, self._tantivy.Occur.Should
        each = [
            (occur, query.term_query(self._schema, _FIELD, term, index_option="freq"))
            for term in terms
        ]
        return self._searcher.search(query.boolean_query(each), K, count=self._counting).hits
