"""`evaluate`: questions with known answers -> figures, and what each question led to."""

import asyncio
import json as jsonlib
from collections.abc import Sequence
from pathlib import Path

from bot.console.evaluation import print_measures
from bot.console.printing import print_json
from bot.opening import opened, source_of
from bot.records.evaluation import measures_record, outcome_record
from bot.settings import Settings
from corpus.evaluation import GoldenQuestion, Outcome, measure, read_questions


def evaluate(settings: Settings, questions: Path, run_file: Path | None, *, json: bool) -> None:
    """Ask all questions and print the figures; with `run_file`, write a line a question."""
    golden = list(read_questions(questions))
    outcomes = asyncio.run(_ask_all(settings, golden))
    if run_file is not None:
        _write(run_file, outcomes)
    measures = measure(outcomes)
    if json:
        print_json(measures_record(measures))
    else:
        print_measures(measures)


async def _ask_all(settings: Settings, golden: Sequence[GoldenQuestion]) -> list[Outcome]:
    async with opened(source_of(settings)) as archive:
        return [Outcome(one, (await archive.findings(one.question))[0]) for one in golden]


def _write(run_file: Path, outcomes: Sequence[Outcome]) -> None:
    with run_file.open("w", encoding="utf-8") as lines:
        for outcome in outcomes:
            lines.write(jsonlib.dumps(outcome_record(outcome), ensure_ascii=False) + "\n")
