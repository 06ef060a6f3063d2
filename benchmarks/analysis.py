"""A file of passages -> their tokens, on two processes, as `corpus.tokenising` does articles.

The passages are as they come: not split again, which engines that are given them do not either.
"""

import multiprocessing
from collections import deque
from collections.abc import Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from functools import cache
from itertools import islice
from pathlib import Path

from benchmarks.place import LANGUAGE
from corpus.index import PassageIndex, TextBuilder, TokenGatherer, Tokens, save_index, segment_of
from corpus.index.saved import IndexKey
from corpus.model import Passage, Span
from corpus.terms import Analyser
from corpus.worker import become_worker

_PROCESSES = 2
_WAITING = 6  # batches handed out and not yet taken back
_BATCH = 4_000  # passages, about 2,000,000 characters


def build_index(passages: Path, target: Path, key: IndexKey) -> None:
    """Have an index of the passages under `target`."""
    save_index(PassageIndex(segment_of(analysed(passages))), target, key)


def analysed(passages: Path) -> Tokens:
    """The tokens of the passages; the passage in line `n` is that of article `n`."""
    gatherer = TokenGatherer()
    waiting: deque[Future[Tokens]] = deque()
    with passages.open(encoding="utf-8") as lines, _processes() as pool:
        for first, batch in _batches(lines):
            waiting.append(pool.submit(_tokens, first, batch))
            if len(waiting) > _WAITING:
                gatherer.add(waiting.popleft().result())
        while waiting:
            gatherer.add(waiting.popleft().result())
    return gatherer.tokens()


def _batches(lines: Iterator[str]) -> Iterator[tuple[int, list[str]]]:
    first = 0
    while batch := list(islice(lines, _BATCH)):
        yield first, batch
        first += len(batch)


def _processes() -> ProcessPoolExecutor:
    context = multiprocessing.get_context("spawn")
    return ProcessPoolExecutor(_PROCESSES, context, initializer=become_worker)


def _tokens(first: int, passages: list[str]) -> Tokens:
    builder = _builder()
    for article, text in enumerate(passages, first):
        builder.add(Passage(article, (Span(0, len(text)),)), text)
    return builder.tokens()


@cache
def _builder() -> TextBuilder:
    """One to a process, as it remembers terms."""
    return TextBuilder(Analyser(LANGUAGE).terms)
