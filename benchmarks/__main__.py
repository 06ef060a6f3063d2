"""`python -m benchmarks COMMAND`: measure, and write what was measured into a folder."""

from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from benchmarks.answers import measure_answers
from benchmarks.build import measure_build
from benchmarks.cold import measure_cold
from benchmarks.latency import measure_latency
from benchmarks.loop import measure_loop
from benchmarks.memory import measure_memory
from benchmarks.pages import measure_pages
from benchmarks.place import (
    DEFAULT_MADE,
    DEFAULT_RESULTS,
    SIZES,
    Place,
    default_articles,
    default_folder,
    default_off_topic,
    default_pages,
    default_questions,
)
from benchmarks.plot import write_plot
from benchmarks.processes import python, run_to_end
from benchmarks.reports import Report, read_reports
from benchmarks.results import goals_table, write_results
from benchmarks.throughput import measure_throughput
from benchmarks.update import measure_update
from benchmarks.verifying import measure_verify

_COMMANDS = ("latency", "build", "cold", "update", "memory", "loop", "throughput")
_EXISTING = click.Path(path_type=Path, exists=True)
_FOLDER = click.Path(path_type=Path, file_okay=False)

_sizes = click.option(
    "--size",
    "sizes",
    type=click.IntRange(min=100),
    multiple=True,
    default=SIZES,
    show_default=True,
    help="Passages; may be given several times.",
)


def _rounds(default: int) -> Callable[[Any], Any]:
    return click.option("--rounds", default=default, show_default=True, help="Times over.")


@click.group(context_settings={"help_option_names": ["-h", "--help"], "show_default": True})
@click.option(
    "--articles",
    type=_EXISTING,
    default=default_articles(),
    help="A JSONL file, `.gz` or not, or a folder of text files.",
)
@click.option(
    "--questions", type=_EXISTING, default=default_questions(), help="A JSONL file of questions."
)
@click.option("--seed", default=1, help="Of the corpora that are made.")
@click.option("--made", type=_FOLDER, default=DEFAULT_MADE, help="For corpora and their indexes.")
@click.option("--results", type=_FOLDER, default=DEFAULT_RESULTS, help="For what is measured.")
@click.pass_context
def main(context: click.Context, /, **place: Any) -> None:
    """Measure Dateline's index beside its peers, all on the same passages and questions."""
    context.obj = Place(**place)


@main.command()
@_sizes
@click.pass_obj
def corpus(place: Place, sizes: tuple[int, ...]) -> None:
    """Make the corpora, where they are not made yet."""
    for size in sizes:
        click.echo(place.corpus(size).passages)


@main.command()
@_sizes
@_rounds(3)
@click.option(
    "--budget",
    default=20.0,
    help="Seconds for an engine and a kind of question; a slower one is asked fewer.",
)
@click.pass_obj
def latency(place: Place, sizes: tuple[int, ...], rounds: int, budget: float) -> None:
    """Time questions, and check that our top ten are rank_bm25's."""
    for size in sizes:
        _keep(place, measure_latency(place, size, rounds, budget))
    write_plot(read_reports(place.results), place.results)


@main.command()
@_sizes
@_rounds(3)
@click.pass_obj
def build(place: Place, sizes: tuple[int, ...], rounds: int) -> None:
    """Build indexes from raw text: time, memory, bytes on disk."""
    for size in sizes:
        _keep(place, measure_build(place, size, rounds))


@main.command()
@_sizes
@_rounds(9)
@click.option(
    "--folder",
    type=_EXISTING,
    default=default_folder(),
    help="The articles that `dateline ask` is asked about.",
)
@click.pass_obj
def cold(place: Place, sizes: tuple[int, ...], rounds: int, folder: Path) -> None:
    """Start processes, each until its first answer."""
    for size in sizes:
        _keep(place, measure_cold(place, size, rounds, folder))


@main.command()
@_sizes
@_rounds(3)
@click.pass_obj
def update(place: Place, sizes: tuple[int, ...], rounds: int) -> None:
    """Add an article and change one, until each answers."""
    for size in sizes:
        _keep(place, measure_update(place, size, rounds))


@main.command()
@_sizes
@click.pass_obj
def memory(place: Place, sizes: tuple[int, ...]) -> None:
    """See what a process has resident that goes on answering."""
    for size in sizes:
        _keep(place, measure_memory(place, size))


@main.command()
@_sizes
@click.pass_obj
def loop(place: Place, sizes: tuple[int, ...]) -> None:
    """See how late the event loop wakes beside questions and a rebuild."""
    for size in sizes:
        _keep(place, measure_loop(place, size))


@main.command()
@_sizes
@_rounds(5)
@click.pass_obj
def throughput(place: Place, sizes: tuple[int, ...], rounds: int) -> None:
    """Ask eight questions at once, on two threads."""
    for size in sizes:
        _keep(place, measure_throughput(place, size, rounds))


@main.command()
@click.option("--sample", default=400, help="Articles that a quotation is drawn from.")
@click.pass_obj
def verify(place: Place, sample: int) -> None:
    """Verify quotations as they stand, retyped, altered and absent."""
    _keep(place, measure_verify(place, sample))


@main.command()
@click.option(
    "--off-topic",
    type=_EXISTING,
    default=default_off_topic(),
    required=True,
    help="A JSONL file of questions about something else.",
)
@click.pass_obj
def answers(place: Place, off_topic: Path) -> None:
    """See how well the questions are answered, and what is declined."""
    _keep(place, measure_answers(place, off_topic))


@main.command()
@click.option(
    "--pages",
    "folder",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    default=default_pages(),
    required=True,
    help="With `ground-truth.json`, and pages in `html/`.",
)
def pages(folder: Path) -> None:
    """See how well articles are taken out of saved pages, beside trafilatura alone."""
    for line in measure_pages(folder):
        click.echo(line)


@main.command(name="all")
@_sizes
@click.pass_context
def everything(context: click.Context, sizes: tuple[int, ...]) -> None:
    """Run all of them, each in a process of its own, and write the table of goals."""
    place: Place = context.obj
    own = [f"--{name}={value}" for name, value in asdict(place).items()]
    chosen = [f"--size={size}" for size in sizes]
    for command in _COMMANDS:
        click.echo(f"\n{command} …")
        run_to_end(python("-m", "benchmarks", *own, command, *chosen))
    results(place)


@main.command(name="results")
@click.pass_obj
def results_command(place: Place) -> None:
    """Write the table of goals anew from what was measured before."""
    results(place)


def results(place: Place) -> None:
    """Write the table, and show it."""
    click.echo(goals_table(read_reports(place.results)).markdown())
    click.echo(write_results(place.results))


def _keep(place: Place, report: Report) -> None:
    report.save(place.results)
    click.echo(report.markdown())


if __name__ == "__main__":
    main()
