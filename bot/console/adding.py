"""What became of items that were added, and of feeds that were fetched."""

from collections.abc import Sequence

from bot.console.printing import err, out
from bot.console.reports import print_report
from bot.wording.adding import added_in_lines, fetched_in_words
from corpus.fetching import Added, Fetched
from corpus.reports import Report


def print_added(found: Sequence[Added], report: Report | None) -> None:
    """Each item, on stderr where it was not added; then what the reload did, if there was one."""
    for one in found:
        for line in added_in_lines(one):
            (err if one.reason else out).print(line)
    if report:
        print_report(report)


def print_fetched(found: Sequence[Fetched], report: Report | None) -> None:
    """Each feed, on stderr where it could not be fetched; then what the reload did."""
    for one in found:
        (err if one.reason else out).print(fetched_in_words(one))
    if report:
        print_report(report)
