"""Answers, articles, reports -> the terminal: what was asked for on stdout, the rest on stderr."""

import json
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import fields
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, SpinnerColumn, TaskID, TextColumn
from rich.progress import Progress as ProgressBar
from rich.text import Text

from bot.dates import age_in_words, day_in_words
from bot.records import Record
from bot.wording import count, holdings_in_words, refusal_in_words, report_in_words
from corpus.evaluation import Measures
from corpus.model import Answer, Article, Excerpt, Progress, Remark, Report, Summary

_SHOWN_REMARKS = 10
# C0 but tab and line feed, DEL and C1: in a terminal they are commands.
_CONTROLS = [*range(0x09), *range(0x0B, 0x20), *range(0x7F, 0xA0)]
_PICTURES = {code: chr(0x2400 + code) if code in range(0x20) else "\ufffd" for code in _CONTROLS}

out = Console(highlight=False, markup=False, emoji=False, soft_wrap=True)
err = Console(stderr=True, highlight=False, markup=False, emoji=False, soft_wrap=True)


def print_json(record: Record) -> None:
    """One JSON object on a line of its own."""
    sys.stdout.write(json.dumps(record, ensure_ascii=False) + "\n")
    sys.stdout.flush()


def print_answer(answer: Answer, summary: Summary) -> None:
    """The excerpts, best first, or why there are none."""
    if answer.refusal:
        out.print(refusal_in_words(answer.refusal, summary))
    for number, excerpt in enumerate(answer.excerpts):
        if number:
            out.print()
        _print_excerpt(excerpt, answer)


def print_article(article: Article) -> None:
    """An article whole, below what is known about it."""
    out.print(_plain(article.title), style="bold")
    out.print(_byline(article, None), style="cyan")
    out.print()
    _verbatim(_plain(article.text))


def print_report(report: Report) -> None:
    """What a reload did, and of each file that was rejected why."""
    out.print(f"Read {report_in_words(report)}.")
    for remark in report.rejected:
        out.print(f"  rejected {_remark(remark)}")
    for remark in report.notes:
        out.print(f"  note {_remark(remark)}")


def print_first_read(report: Report) -> None:
    """What the reading of a new archive did, on stderr, where an answer follows on stdout."""
    err.print(f"Read {report_in_words(report)}.", style="dim")
    remarks = [("rejected", r) for r in report.rejected] + [("note", r) for r in report.notes]
    for kind, remark in remarks[:_SHOWN_REMARKS]:
        err.print(f"  {kind} {_remark(remark)}", style="dim")
    if len(remarks) > _SHOWN_REMARKS:
        more = count(len(remarks) - _SHOWN_REMARKS, "more line")
        err.print(f"  and {more}: dateline reload shows them all", style="dim")


def print_notes(notes: Sequence[Remark]) -> None:
    """What is to be said of files that were read, on stderr: stdout is JSON alone."""
    for remark in notes:
        err.print(f"note {_remark(remark)}", style="dim")


def print_status(summary: Summary, database: Path, articles_path: Path) -> None:
    """What the archive holds and where it is."""
    rows = [
        ("Generation", f"{summary.generation:,}"),
        ("Articles", f"{summary.articles:,}"),
        ("Passages", f"{summary.passages:,}"),
        ("Undated", f"{summary.undated:,}"),
        ("First", day_in_words(summary.first) if summary.first else "none dated"),
        ("Last", day_in_words(summary.last) if summary.last else "none dated"),
        ("Database", str(database)),
        ("Articles from", str(articles_path)),
    ]
    _print_rows(rows)


def print_measures(measures: Measures) -> None:
    """The figures of an evaluation."""
    _print_rows([(_MEASURES[f.name], _figure(getattr(measures, f.name))) for f in fields(measures)])


def print_error(sentence: str) -> None:
    """One sentence on stderr."""
    err.print(Text("Error: ", style="red").append(_plain(sentence), style="default"))


def print_help(summary: Summary) -> None:
    """What can be typed at the prompt of `chat`."""
    out.print(f"{holdings_in_words(summary)} Ask a question, or leave with :quit.", style="dim")


@contextmanager
def progress_bar() -> Iterator[Callable[[Progress], None]]:
    """A function that shows progress on stderr, where that is a terminal."""
    columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with ProgressBar(*columns, console=err, transient=True, disable=not err.is_terminal) as bar:
        tasks: dict[str, TaskID] = {}

        def tell(progress: Progress) -> None:
            if progress.stage not in tasks:
                tasks[progress.stage] = bar.add_task(progress.stage.capitalize(), total=None)
            bar.update(tasks[progress.stage], completed=progress.done, total=progress.total)

        yield tell


def _print_rows(rows: Sequence[tuple[str, str]]) -> None:
    """A name and a value a line; a long value is not folded, so that it can be copied."""
    width = max(len(name) for name, _ in rows)
    for name, value in rows:
        out.print(Text(name.ljust(width + 2), style="bold").append(_plain(value), style="default"))


def _figure(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}" if isinstance(value, float) else str(value)


def _print_excerpt(excerpt: Excerpt, answer: Answer) -> None:
    article = excerpt.article
    out.print(_plain(article.title), style="bold")
    out.print(_byline(article, age_in_words(article.published, answer.asked)), style="cyan")
    for line in _plain(excerpt.text).split("\n"):
        out.print("> ", style="dim", end="")
        _verbatim(line)
    if article.url:
        out.print(_plain(article.url), style="dim")


def _verbatim(text: str) -> None:
    """The text and a line end, past rich, which would make blanks of its tabs."""
    out.file.write(text + "\n")


def _byline(article: Article, age: str | None) -> str:
    day = day_in_words(article.published)
    derived = " · headline from the text" if article.title_derived else ""
    return _plain(f"{day}{f', {age}' if age else ''} · {article.source}{derived}")


def _remark(remark: Remark) -> str:
    where = f"{remark.path}:{remark.line}" if remark.line else remark.path
    return _plain(f"{where}: {remark.reason}")


def _plain(text: str) -> str:
    """`text` with what would command the terminal as a picture of it."""
    return text.translate(_PICTURES)


_MEASURES = {
    "questions": "Questions",
    "mrr_10": "MRR@10",
    "hit_1": "Hit@1",
    "hit_4": "Hit@4",
    "hit_10": "Hit@10",
    "answer_3": "Answer@3",
    "declined": "Declined",
}
