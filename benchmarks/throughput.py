"""The command `throughput`: eight questions at once on two threads, against one at a time.

As many ask as are asked at once: each has the next question asked when theirs is answered.
"""

import statistics
import threading
import time
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor

from benchmarks.engines.ours import Ours
from benchmarks.place import Place
from benchmarks.questions import Terms, terms_of_questions
from benchmarks.reports import Report, Table
from benchmarks.stems import our_index

_AT_ONCE = 8
_THREADS = 2


def measure_throughput(place: Place, size: int, rounds: int) -> Report:
    """Questions a second both ways, medians of `rounds` turns over all questions."""
    corpus = place.corpus(size)
    ours, asked = Ours(our_index(corpus)), terms_of_questions(place.questions)
    questions = (*asked.short, *asked.long)
    with ThreadPoolExecutor(1) as one, ThreadPoolExecutor(_THREADS) as two:
        _a_second(ours, questions, one, 1)
        _a_second(ours, questions, two, _AT_ONCE)
        singly, at_once = [], []
        for _ in range(rounds):
            singly.append(_a_second(ours, questions, one, 1))
            at_once.append(_a_second(ours, questions, two, _AT_ONCE))
    measured = {
        "one at a time": statistics.median(singly),
        "eight at once, two threads": statistics.median(at_once),
    }
    rows = [[name, f"{number:.0f}"] for name, number in measured.items()]
    figures = {"throughput": measured["eight at once, two threads"] / measured["one at a time"]}
    return Report("throughput", size, figures, Table(["questions", "a second"], rows), measured)


def _a_second(
    ours: Ours, questions: Sequence[Terms], threads: ThreadPoolExecutor, at_once: int
) -> float:
    waiting, ended = iter(questions), threading.Semaphore(0)
    asked: list[Future[object]] = []

    def ask(_: object = None) -> None:
        terms = next(waiting, None)
        if terms is None:
            ended.release()
            return
        asked.append(threads.submit(ours.top, terms))
        asked[-1].add_done_callback(ask)

    began = time.perf_counter()
    for _ in range(at_once):
        ask()
    for _ in range(at_once):
        ended.acquire()
    seconds = time.perf_counter() - began
    for one in asked:
        one.result()  # raises where it was no answer
    return len(questions) / seconds
