"""The command `answers`: real questions -> how well they are answered, and what is declined.

They are asked on their own days, and long after the last article; of the archive, and of one from
which the articles that answer them were taken out, with their near-copies; and with them questions
about something else.
"""

import asyncio
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from datetime import date
from pathlib import Path

import numpy as np

from benchmarks.archives import archive_of, articles_of
from benchmarks.place import Place
from benchmarks.reports import Report, Table
from corpus.archive import Archive
from corpus.copies import Copies
from corpus.evaluation import GoldenQuestion, Outcome, measure, read_questions
from corpus.model import Article, StoredArticle

FAR = date(2035, 1, 1)
_WHEN = {"on its day": None, f"on {FAR}": FAR}
_COLUMNS = {
    "MRR@10": "mrr_10",
    "Hit@1": "hit_1",
    "Hit@4": "hit_4",
    "Hit@10": "hit_10",
    "Answer@3": "answer_3",
    "declined": "declined",
    "off-topic declined": "off_topic_declined",
    "AUC off-topic": "auc_off_topic",
    "AUC taken out": "auc_taken_out",
}


def measure_answers(place: Place, off_topic: Path) -> Report:
    """The figures on each question's own day, and asked long after."""
    questions, others = list(read_questions(place.questions)), list(read_questions(off_topic))
    articles = list(articles_of(place.articles))
    figures, passages = asyncio.run(_figures(place.made, articles, questions, others))
    rows = [[when, *(f"{found[key]:.3f}" for key in _COLUMNS.values())] for when, found in figures]
    return Report(
        "answers", passages, {}, Table(["asked", *_COLUMNS], rows), {"figures": dict(figures)}
    )


def auc(higher: Sequence[float], lower: Sequence[float]) -> float:
    """The share of pairs in which the first is the higher, a tie as half of one."""
    one, other = np.array(higher)[:, None], np.array(lower)[None]
    return float(np.mean((one > other) + 0.5 * (one == other)))


async def _figures(
    made: Path,
    articles: Sequence[Article],
    questions: Sequence[GoldenQuestion],
    others: Sequence[GoldenQuestion],
) -> tuple[list[tuple[str, dict[str, float]]], int]:
    """The figures by the day of asking, and how many passages there are."""
    async with archive_of(made, "answers-all", articles) as archive:
        whole = [(await _ask(archive, questions, d), await _ask(archive, others, d)) for d in _WHEN]
        passages = archive.summary.passages
    kept = list(_without_relevant(articles, questions))
    async with archive_of(made, "answers-taken-out", kept) as archive:
        gone = [await _ask(archive, questions, day) for day in _WHEN]
    figures = [
        (when, _of(found, off, without))
        for when, (found, off), without in zip(_WHEN, whole, gone, strict=True)
    ]
    return figures, passages


def _of(
    found: Sequence[Outcome], off: Sequence[Outcome], without: Sequence[Outcome]
) -> dict[str, float]:
    figures = {name: value for name, value in asdict(measure(found)).items() if value is not None}
    return {
        **figures,
        "off_topic_declined": measure(off).declined or 0.0,
        "auc_off_topic": auc(_supports(found), _supports(off)),
        "auc_taken_out": auc(_supports(found), _supports(without)),
    }


def _supports(outcomes: Sequence[Outcome]) -> list[float]:
    return [outcome.findings.support for outcome in outcomes]


async def _ask(archive: Archive, questions: Sequence[GoldenQuestion], when: str) -> list[Outcome]:
    """What comes of the questions, each on the day it was put or on the one given."""
    outcomes = []
    for golden in questions:
        day = _WHEN[when] or golden.asked or FAR
        outcomes.append(Outcome(golden, (await archive.findings(golden.question, day))[0]))
    return outcomes


def _without_relevant(
    articles: Sequence[Article], questions: Sequence[GoldenQuestion]
) -> Iterator[Article]:
    """The articles but for those that answer a question, and near-copies of them."""
    relevant = {one for golden in questions for one in golden.relevant}
    stored = [StoredArticle(n, f"{n:064}", article) for n, article in enumerate(articles)]
    for group in Copies().grouped(stored):
        if not any(articles[at].id in relevant for at in group):
            yield from (articles[at] for at in group)
