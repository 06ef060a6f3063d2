from discord import ui
from hypothesis import example, given
from hypothesis import strategies as st

from bot.layout import TEXT_LENGTH, length
from bot.reports import format_preview, format_report
from corpus.model import Remark
from corpus.reports import GoldenReport, Preview, Report

NAMES = st.lists(st.text("_*a/é😀", min_size=1, max_size=300), max_size=40).map(tuple)
REMARKS = NAMES.map(lambda names: tuple(Remark(name, None, name) for name in names))
GOLDEN = st.builds(
    GoldenReport,
    questions=st.just(10**9),
    found=st.just(10**9),
    missing=st.just(10**9),
    broken=NAMES,
    mended=NAMES,
    changed=NAMES,
)
LONG = ("*_" * 150,) * 40
REJECTED = tuple(Remark(name, None, name) for name in LONG)
BROKEN = GoldenReport(10**9, 10**9, 10**9, LONG, LONG, LONG)


def text_of(view: ui.LayoutView) -> str:
    """All text that a view shows."""
    walk = view.walk_children()
    return "\n".join(item.content for item in walk if isinstance(item, ui.TextDisplay))


@example(LONG, REJECTED, BROKEN)
@given(NAMES, REMARKS, st.none() | GOLDEN)
def test_a_preview_fits_into_a_message(
    names: tuple[str, ...], remarks: tuple[Remark, ...], golden: GoldenReport | None
) -> None:
    """Whatever the articles are called, with all of it in a file where it is shortened."""
    lists = (names, names, names, names, names)
    sizes = (10**9,) * 4
    preview = Preview(*lists, None, 10**9, remarks, remarks, *sizes, True, True, golden, 1.0)
    reply = format_preview(preview)
    shown = text_of(reply.view)
    assert length(shown) <= TEXT_LENGTH
    assert "must be forced" in shown
    assert bool(reply.files) == ("preview.txt" in shown)


@example(REJECTED, BROKEN)
@given(REMARKS, st.none() | GOLDEN)
def test_a_report_fits_into_a_message(
    remarks: tuple[Remark, ...], golden: GoldenReport | None
) -> None:
    """Whatever is rejected, noted or broken."""
    report = Report(1, 2, 3, 4, 5, remarks, remarks, 6, 7, 8.0, 9, golden)
    assert length(text_of(format_report(report).view)) <= TEXT_LENGTH
