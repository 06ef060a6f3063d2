"""`evaluate`: what it takes, and its help."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click

from bot.cli.options import as_json, on_archive, settings_of


@click.command()
@click.argument(
    "questions",
    metavar="QUESTIONS.jsonl",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
)
@click.option(
    "--run",
    "run_file",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="Write what each question led to, a line each.",
)
@click.option(
    "--calibrate",
    metavar="[FILE.png]",
    type=click.Path(path_type=Path, dir_okay=False),
    is_flag=False,
    flag_value=Path("calibration.png"),
    help="Draw how many questions each SUPPORT would decline, and propose one. Needs the extra"
    " charts.  [default: calibration.png]",
)
@on_archive
@as_json
@click.pass_obj
def evaluate(environment: Mapping[str, str], /, questions: Path, **options: Any) -> None:
    """Measure how well questions with known answers are answered.

    QUESTIONS.jsonl has lines of {"id", "question", "asked", "answers", "relevant"}. One with
    nothing relevant is a question that the archive cannot answer.
    """
    from bot.commands import evaluating

    settings = settings_of(environment, options)
    files = evaluating.Files(options["run_file"], options["calibrate"])
    evaluating.evaluate(settings, questions, files, json=options["json"])
