"""The BM25 index of the passages: terms in, the best passages out.

`indexing` builds, keeps and opens it; `answering` asks it.
builder        passages and their terms, as they come
text_builder   passages and their texts: the same, quicker; pieces, what stands between blanks
tokens         the same as numbers: joined, sorted, taken apart
making         tokens -> a segment
segment        a part that never changes: passages, vocabulary, postings
passage_index  a base, a delta and the dead: search
article_index  the passages' index, the headlines', and that of what is left out
okapi          rank_bm25's model; kernel, the one loop; vocabulary, a term's place
saved, file    an index on disk
"""

from corpus.index.article_index import (
    ArticleIndex,
    ArticleTokenGatherer,
    ArticleTokens,
)
from corpus.index.builder import IndexBuilder
from corpus.index.kernel import use_compiled_kernel
from corpus.index.making import segment_of
from corpus.index.passage_index import PassageIndex
from corpus.index.saved import IndexKey, files_of, load_index, save_index
from corpus.index.text_builder import TextBuilder
from corpus.index.tokens import TokenGatherer, Tokens

__all__ = [
    "ArticleIndex",
    "ArticleTokenGatherer",
    "ArticleTokens",
    "IndexBuilder",
    "IndexKey",
    "PassageIndex",
    "TextBuilder",
    "TokenGatherer",
    "Tokens",
    "files_of",
    "load_index",
    "save_index",
    "segment_of",
    "use_compiled_kernel",
]
