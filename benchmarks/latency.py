"""The command `latency`: how long a question takes each engine, all in one process, in turn."""

import statistics
from collections.abc import Mapping, Sequence

import click

from benchmarks.checking import check_top
from benchmarks.engines import Engine, K, bm25s_engine, fts5, tantivy_engine
from benchmarks.engines.okapi import Okapi
from benchmarks.engines.ours import Ours
from benchmarks.peers import package
from benchmarks.place import Corpus, Place
from benchmarks.questions import Terms, terms_of_questions
from benchmarks.reports import Report, Table
from benchmarks.stems import Stems, our_index, stems_of
from benchmarks.timing import Times, in_turn

_CHECKED = 5  # questions of each kind, that rank_bm25 is asked too
_CHECKED_IN_LARGE = 2
_LARGE = 500_000  # passages
_OKAPI_BYTES = 60  # a token, at most: its dicts, and what making them takes

All = Mapping[str, Mapping[str, Times]]  # by kind of question, by engine
# tantivy counts the matches as well unless told not to; whichever way is faster is its.
_FIGURES = {"tantivy": ("tantivy", "tantivy, counting"), "numba": ("bm25s, numba",)}


def measure_latency(place: Place, size: int, rounds: int, budget: float) -> Report:
    """Times of ours and all peers. Raises Unequal where our top ten are not rank_bm25's."""
    corpus, kinds = place.corpus(size), terms_of_questions(place.questions).kinds()
    stems = stems_of(corpus)
    _build_peers(stems, corpus)
    ours, peers, okapi = Ours(our_index(corpus)), _peers(corpus), _okapi(stems)
    if okapi is not None:
        _check(ours, okapi, kinds, size)
    engines: list[Engine] = [ours, *peers, *([okapi] if okapi else [])]
    times = {kind: in_turn(engines, asked, rounds, budget) for kind, asked in kinds.items()}
    measured = {kind: {name: _summary(t) for name, t in by.items()} for kind, by in times.items()}
    measured["terms"] = {k: {"mean": statistics.mean(map(len, q))} for k, q in kinds.items()}
    return Report("latency", size, figures_of(times), table_of(times), measured)


def figures_of(times: All) -> dict[str, float]:
    """Issue 3's figures: ours ÷ theirs, and rank_bm25's ÷ ours."""
    figures = {}
    for kind, by_engine in times.items():
        ours = by_engine["ours"]
        for key, names in _FIGURES.items():
            figures[f"{key} {kind}"] = max(ours.ratio_to(by_engine[name]) for name in names)
        if "rank_bm25" in by_engine:
            figures[f"rank_bm25 {kind}"] = by_engine["rank_bm25"].ratio_to(ours)
    return figures


def table_of(times: All) -> Table:
    """p50 and p95 in milliseconds, and our p50 ÷ the engine's, for each kind of question."""
    measures = ("p50 ms", "p95 ms", "ours ÷ it", "questions")
    headings = ["engine", *(f"{kind}, {what}" for kind in times for what in measures)]
    names = list(next(iter(times.values())))
    return Table(headings, [[name, *_cells(name, times)] for name in names])


def _cells(name: str, times: All) -> list[str]:
    cells = []
    for by_engine in times.values():
        its = by_engine[name]
        p50, p95 = its.percentile(50), its.percentile(95)
        ratio = by_engine["ours"].ratio_to(its)
        cells += [f"{p50:.3g}", f"{p95:.3g}", f"{ratio:.3g}", str(len(its.seconds))]
    return cells


def _summary(times: Times) -> dict[str, float]:
    return {"p50": times.percentile(50), "p95": times.percentile(95)}


def _build_peers(stems: Stems, corpus: Corpus) -> None:
    bm25s_engine.build(stems, corpus.folder / "bm25s")
    tantivy_engine.build(stems, corpus.folder / "tantivy")
    fts5.build(stems, corpus.folder / "fts5.db")


def _peers(corpus: Corpus) -> list[Engine]:
    return [
        tantivy_engine.Tantivy(corpus.folder / "tantivy", counting=False),
        tantivy_engine.Tantivy(corpus.folder / "tantivy", counting=True),
        bm25s_engine.Bm25s(corpus.folder / "bm25s", "numba"),
        bm25s_engine.Bm25s(corpus.folder / "bm25s", "numpy"),
        fts5.Fts5(corpus.folder / "fts5.db"),
    ]


def _okapi(stems: Stems) -> Okapi | None:
    available = package("psutil").virtual_memory().available
    if available < _OKAPI_BYTES * len(stems.numbers):
        click.echo(f"rank_bm25 is left out: {available / 1e9:.1f} GB of memory are too few.")
        return None
    return Okapi(stems)


def _check(ours: Ours, okapi: Okapi, kinds: Mapping[str, Sequence[Terms]], size: int) -> None:
    count = _CHECKED_IN_LARGE if size >= _LARGE else _CHECKED
    for questions in kinds.values():
        for terms in questions[:count]:
            check_top(ours.top(terms), okapi.scores(terms), K)
