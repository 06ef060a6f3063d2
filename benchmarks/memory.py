"""The command `memory`: what a process has resident that answers question after question."""

import json

from benchmarks.place import Place
from benchmarks.processes import python, watch
from benchmarks.reports import Report, Table
from benchmarks.stems import our_index


def measure_memory(place: Place, size: int) -> Report:
    """Resident bytes of a fresh process after 200 answers, and the most it ever had."""
    corpus = place.corpus(size)
    our_index(corpus)
    answering = python("-m", "benchmarks.fresh.answering", corpus.index, place.questions)
    watched = watch(answering)
    found = json.loads(watched.output)
    measured = {
        "after its imports": found["start"],
        "after 200 answers": found["end"],
        "of these, pages of files": found["files"],
        "at its most": watched.peak,
    }
    rows = [[what, f"{number / 1e6:.0f}"] for what, number in measured.items()]
    figures = {"memory": max(found["end"], watched.peak) / 1e6}
    return Report("memory", size, figures, Table(["resident", "MB"], rows), measured)
