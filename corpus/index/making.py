"""Tokens -> a segment: the transposition from passages' terms to terms' passages."""

from typing import Any

import numpy as np
import numpy.typing as npt

from corpus.index.segment import Segment
from corpus.index.tokens import Tokens
from corpus.index.vocabulary import Vocabulary

_COMPILED_FROM = 5_000_000  # tokens: above, SciPy's transposition pays for its import
_TABLE = 1 << 26  # pairs of frequency and length that are told apart by a table and not by sorting


def segment_of(tokens: Tokens) -> Segment:
    """The tokens by term and passage."""
    order = sorted(range(len(tokens.vocabulary)), key=tokens.vocabulary.__getitem__)
    rank = np.empty(len(order), np.int32)
    rank[order] = np.arange(len(order), dtype=np.int32)
    ends, rows = _by_term(rank[tokens.terms], tokens.lengths, len(order))
    first = _first_of_each_passage(ends, rows)
    frequencies = np.diff(first, append=len(rows)).astype(np.int32)
    rows = rows[first]
    codes, pairs = _coded(frequencies, tokens.lengths[rows])
    return Segment(
        tokens.passages,
        Vocabulary.of([tokens.vocabulary[at] for at in order]),
        np.searchsorted(first, ends).astype(np.int64),
        rows,
        codes,
        pairs,
        tokens.lengths,
    )


def _by_term(
    terms: npt.NDArray[np.int32], lengths: npt.NDArray[np.int32], vocabulary: int
) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int32]]:
    """Where each term begins (one more at the end), and the passages of the tokens by term."""
    ends = np.zeros(vocabulary + 1, np.int64)
    np.cumsum(np.bincount(terms, minlength=vocabulary), out=ends[1:])
    if len(terms) < _COMPILED_FROM:
        rows = np.repeat(np.arange(len(lengths), dtype=np.int32), lengths)
        return ends, rows[np.argsort(terms, kind="stable")]
    from scipy.sparse._sparsetools import csr_tocsc  # noqa: PLC0415 - slow to import

    # Its numbers are of one type, and int32 where they fit: half the memory.
    whole = np.int32 if len(terms) < np.iinfo(np.int32).max else np.int64
    starts = np.zeros(len(lengths) + 1, whole)
    np.cumsum(lengths, out=starts[1:])
    nothing = np.zeros(len(terms), np.int8)
    by_term, rows = np.empty(vocabulary + 1, whole), np.empty(len(terms), whole)
    numbers = terms.astype(whole, copy=False)
    csr_tocsc(
        len(lengths), vocabulary, starts, numbers, nothing, by_term, rows, np.empty_like(nothing)
    )
    return ends, rows.astype(np.int32, copy=False)


def _first_of_each_passage(
    ends: npt.NDArray[np.int64], rows: npt.NDArray[np.int32]
) -> npt.NDArray[np.intp]:
    """Where in `rows` a term's run of one passage begins."""
    new = np.ones(len(rows), np.bool_)
    np.not_equal(rows[1:], rows[:-1], out=new[1:])
    starts = ends[:-1]
    new[starts[starts < len(rows)]] = True
    return np.flatnonzero(new)


def _coded(
    frequencies: npt.NDArray[np.int32], lengths: npt.NDArray[np.int32]
) -> tuple[npt.NDArray[np.unsignedinteger[Any]], npt.NDArray[np.int32]]:
    """The code of each posting, and the pair of each code."""
    if not len(frequencies):
        return np.zeros(0, np.uint16), np.zeros((0, 2), np.int32)
    width = int(lengths.max()) + 1
    keys = frequencies.astype(np.int64) * width + lengths
    if (int(frequencies.max()) + 1) * width <= _TABLE:
        present = np.zeros((int(frequencies.max()) + 1) * width, np.bool_)
        present[keys] = True
        distinct = np.flatnonzero(present)
        codes = (np.cumsum(present) - 1)[keys]
    else:
        distinct, codes = np.unique(keys, return_inverse=True)
    pairs = np.stack((distinct // width, distinct % width), axis=1).astype(np.int32)
    return codes.astype(np.uint16 if len(pairs) <= 1 << 16 else np.uint32), pairs
