"""The BM25 index of the passages: terms in, the best passages out. `archive` and `ingest` call it.

`builder` makes one, `passage_index` answers from it, `okapi` is rank_bm25's model on an inverted
index, `vocabulary` finds a term, `file` keeps arrays on disk.
"""

from corpus.index.builder import IndexBuilder
from corpus.index.passage_index import IndexKey, PassageIndex

__all__ = ["IndexBuilder", "IndexKey", "PassageIndex"]
