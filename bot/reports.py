"""What a reload did, or would do -> what Discord shows. Pure; `admin` sends it."""

from collections.abc import Sequence

from discord import ui

from bot import markdown
from bot.layout import TEXT_LENGTH, Reply, laid_out, length, text_file
from bot.wording.previews import golden_in_lines, preview_in_lines
from bot.wording.reports import report_in_words, where
from corpus.model import Remark
from corpus.reports import Preview, Report
from corpus.titles import cut

_SHOWN_REASONS = 10
_REASON_LENGTH = 90  # characters of each, which escaping can double, where not all fit
_SHOWN_LINES = 3  # of each kind of a preview


def format_report(report: Report) -> Reply:
    """What a reload did, and ten reasons of each kind; all of them in a file if that is not all."""
    first = f"Read {report_in_words(report)}."
    rejected = [_line("rejected", remark) for remark in report.rejected]
    notes = [_line("note", remark) for remark in report.notes]
    golden = golden_in_lines(report.golden, _SHOWN_LINES) if report.golden else []
    shown = [*rejected[:_SHOWN_REASONS], *notes[:_SHOWN_REASONS]]
    if len(shown) == len(rejected) + len(notes) and _fits([first, *shown, *golden]):
        return _of([first, *shown, *golden])
    lines = [first, *(cut(line, _REASON_LENGTH) for line in shown), *map(_shortened, golden)]
    lines.append("All reasons, whole, are in rejected.txt.")
    return _of(lines, "rejected.txt", [*rejected, *notes, *golden])


def format_preview(preview: Preview) -> Reply:
    """What a reload would do; whole in a file where only the first of each kind can be shown."""
    whole = preview_in_lines(preview)
    if len(whole) <= _SHOWN_REASONS and _fits(whole):
        return _of(whole)
    lines = [_shortened(line) for line in preview_in_lines(preview, _SHOWN_LINES)]
    return _of([*lines, "All of it is in preview.txt."], "preview.txt", whole)


def _shortened(line: str) -> str:
    """A line of a preview, cut where it has a name or a question, which may be long."""
    return cut(line, _REASON_LENGTH) if line.startswith("  ") else line


def _of(lines: Sequence[str], name: str | None = None, whole: Sequence[str] = ()) -> Reply:
    """A reply of these lines, with the whole as a file of this name, which the last one names."""
    if name is None:
        return Reply(laid_out([ui.TextDisplay(markdown.in_lines(lines))]))
    while not _fits(lines):
        lines = [*lines[:-2], lines[-1]]
    text = markdown.in_lines(lines)
    file = text_file(name, "\n".join(whole) + "\n")
    return Reply(laid_out([ui.TextDisplay(text), ui.File(file)]), (file,))


def _fits(lines: Sequence[str]) -> bool:
    return length(markdown.in_lines(lines)) <= TEXT_LENGTH


def _line(kind: str, remark: Remark) -> str:
    return f"{kind} {where(remark)}: {remark.reason}"
