"""`evaluate`: questions with known answers -> figures, and what each question led to."""

import asyncio
import json as jsonlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.charts import check_can_draw, draw_calibration
from bot.console.evaluation import print_measures
from bot.console.printing import print_json
from bot.console.timelines import print_chart_written
from bot.errors import UsageError
from bot.opening import opened, source_of
from bot.records.evaluation import measures_record, outcome_record
from bot.settings import Settings
from bot.wording.calibration import calibration_in_words
from corpus.archive import Archive
from corpus.calibration import Calibration, calibrate
from corpus.days import today
from corpus.evaluation import GoldenQuestion, Outcome, measure, read_questions
from corpus.model import Findings
from corpus.source import Source


@dataclass(frozen=True, slots=True)
class Files:
    """The files that are written beside the figures: what each question led to, and a chart."""

    run: Path | None = None
    chart: Path | None = None


def evaluate(settings: Settings, questions: Path, files: Files, *, json: bool) -> None:
    """Ask all questions and print the figures; write the files that are wanted."""
    source, golden = source_of(settings), list(read_questions(questions))
    if files.chart is not None:
        check_can_draw("--calibrate", files.chart)
        _check_some_can_be_answered(golden)
    outcomes = asyncio.run(_ask_all(source, golden))
    if files.run is not None:
        _write(files.run, outcomes)
    calibration = calibrate(outcomes, source.enough) if files.chart is not None else None
    measures = measure(outcomes)
    if json:
        print_json(measures_record(measures, calibration))
    else:
        print_measures(measures, calibration)
    if files.chart is not None and calibration is not None:
        _draw(files.chart, calibration)


def _check_some_can_be_answered(golden: Sequence[GoldenQuestion]) -> None:
    if not any(one.relevant for one in golden):
        raise UsageError(
            "--calibrate needs questions that can be answered: name in relevant the ids of the"
            " articles that answer them."
        )


def _draw(file: Path, calibration: Calibration) -> None:
    description = calibration_in_words(calibration)
    file.write_bytes(draw_calibration(calibration, description))
    print_chart_written(file, description)


async def _ask_all(source: Source, golden: Sequence[GoldenQuestion]) -> list[Outcome]:
    async with opened(source) as archive:
        return [Outcome(one, await _ask(one, archive)) for one in golden]


async def _ask(golden: GoldenQuestion, archive: Archive) -> Findings:
    """What the question leads to on the day it was put, else today."""
    asked = golden.asked or today()
    findings, _ = await archive.findings(golden.question, asked)
    return findings


def _write(run_file: Path, outcomes: Sequence[Outcome]) -> None:
    with run_file.open("w", encoding="utf-8") as lines:
        for outcome in outcomes:
            lines.write(jsonlib.dumps(outcome_record(outcome), ensure_ascii=False) + "\n")
