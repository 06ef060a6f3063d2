"""A bar on stderr while something long is under way."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    SpinnerColumn,
    TaskID,
    TextColumn,
    TimeRemainingColumn,
)
from rich.progress import Progress as ProgressBar

from bot.console.printing import err
from corpus.model import Progress


@contextmanager
def progress_bar() -> Iterator[Callable[[Progress], None]]:
    """A function that shows progress on stderr, where that is a terminal."""
    name, left = TextColumn("{task.description}"), TimeRemainingColumn(elapsed_when_finished=True)
    columns = (SpinnerColumn(), name, BarColumn(), MofNCompleteColumn(), left)
    with ProgressBar(*columns, console=err, transient=True, disable=not err.is_terminal) as bar:
        tasks: dict[str, TaskID] = {}

        def tell(progress: Progress) -> None:
            if progress.stage not in tasks:
                tasks[progress.stage] = bar.add_task(progress.stage.capitalize(), total=None)
            bar.update(tasks[progress.stage], completed=progress.done, total=progress.total)

        yield tell
