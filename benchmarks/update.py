"""The command `update`: an article added or changed until it answers, against a full rebuild."""

import statistics
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from benchmarks.analysis import build_index
from benchmarks.corpora import folder_texts, jsonl_texts
from benchmarks.place import LANGUAGE, Corpus, Place, key
from benchmarks.reports import Report, Table
from benchmarks.stems import our_index
from corpus.index import IndexBuilder, PassageIndex, Tokens, load_index, save_index
from corpus.passages import split_passages
from corpus.terms import Analyser

_MARK = "zyzzyvaquark"  # a word that the corpora have nowhere


@dataclass(frozen=True, slots=True)
class _New:
    """A text that is to answer, and the analyser of a process that has answered before."""

    text: str
    analyser: Analyser

    def tokens(self, article: int) -> Tokens:
        builder = IndexBuilder()
        for passage in split_passages(article, self.text, LANGUAGE):
            terms = self.analyser.terms(self.text[passage.start : passage.end])
            builder.add(passage, terms)
        return builder.tokens()


def measure_update(place: Place, size: int, rounds: int) -> Report:
    """Medians of `rounds` turns, each of an article added, one changed, and a rebuild."""
    corpus, new = place.corpus(size), _new(place)
    our_index(corpus)
    with tempfile.TemporaryDirectory(dir=corpus.folder) as name:
        folder = Path(name)
        base = folder / "base.index"
        base.hardlink_to(corpus.index)
        index = load_index(base, key())
        ways: dict[str, Callable[[], None]] = {
            "an article added": lambda: _change(index, set(), size, new, folder),
            "an article changed": lambda: _change(index, {size // 2}, size // 2, new, folder),
            "all built anew": lambda: _rebuild(corpus, folder),
        }
        taken = {what: [_seconds(way)] for what, way in ways.items()}
        for _ in range(rounds - 1):
            for what, way in ways.items():
                taken[what].append(_seconds(way))
    medians = {what: statistics.median(seconds) for what, seconds in taken.items()}
    added, changed, anew = medians.values()
    rows = [
        [what, f"{seconds * 1000:.1f}", f"1/{anew / seconds:.0f}"]
        for what, seconds in medians.items()
    ]
    table = Table(["until it answers", "ms", "of all built anew"], rows)
    figures = {"update": added / anew, "change": changed / anew}
    return Report("update", size, figures, table, taken)


def _new(place: Place) -> _New:
    texts = jsonl_texts if place.articles.is_file() else folder_texts
    text, analyser = next(iter(texts(place.articles))), Analyser(LANGUAGE)
    analyser.terms(" ".join(islice(texts(place.articles), 200)))
    return _New(f"{text}\n\nSo {_MARK} was said.", analyser)


def _change(index: PassageIndex, gone: set[int], article: int, new: _New, folder: Path) -> None:
    path = folder / "changed.index"
    save_index(index.updated(gone, new.tokens(article)), path, key())
    found = load_index(path, key())
    (hit,) = found.search(new.analyser.terms(_MARK), 10)
    if found.passages[hit.row].article != article:
        raise ValueError(f"the new article {article} does not answer")


def _rebuild(corpus: Corpus, folder: Path) -> None:
    path = folder / "anew.index"
    build_index(corpus.passages, path, key())
    load_index(path, key()).search(("year",), 10)


def _seconds(way: Callable[[], None]) -> float:
    began = time.perf_counter()
    way()
    return time.perf_counter() - began
