import sys
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from bot import charts
from bot.charts import bars, check_can_draw, draw_months
from bot.errors import UsageError
from bot.wording.timelines import DESCRIPTION, months_in_words
from corpus.timeline import Month, months_of

GROUND, BAR = (0xF4, 0xF6, 0xF8), (0x2F, 0x6F, 0x8F)
DAYS = st.lists(st.dates(date(1990, 1, 1), date(2040, 1, 1)), min_size=1, max_size=40)


def drawn(months: tuple[Month, ...]) -> Image.Image:
    """The chart, opened."""
    picture = Image.open(BytesIO(draw_months(months, months_in_words(months))))
    picture.load()
    return picture


def light(colour: tuple[int, ...]) -> float:
    """The relative luminance of a colour, as the W3C reckons it."""
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in
              (part / 255 for part in colour)]  # fmt: skip
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: tuple[int, ...], other: tuple[int, ...]) -> float:
    """How well the two colours can be told apart: 4.5 is enough for small type."""
    darker, lighter = sorted((light(one), light(other)))
    return (lighter + 0.05) / (darker + 0.05)


def test_size_and_colours() -> None:
    """A PNG of 1200 by 480 with a ground of its own, on which bars and type can be read."""
    picture = drawn(months_of([date(2024, 1, 9), date(2024, 3, 1), date(2024, 3, 2)]))
    assert (picture.format, picture.size) == ("PNG", (1200, 480))
    colours = picture.convert("RGBA").getcolors(100_000)
    assert colours is not None
    assert {colour[3] for _, colour in colours if isinstance(colour, tuple)} == {255}
    counted = {colour[:3]: number for number, colour in colours if isinstance(colour, tuple)}
    assert max(counted, key=lambda colour: counted[colour]) == GROUND
    assert counted[BAR] > 20_000
    darkest = min(counted, key=light)
    assert contrast(darkest, GROUND) > 10
    assert contrast(BAR, GROUND) > 4.5


def test_bars_are_as_high_as_their_numbers() -> None:
    """Two of three months have a bar, and the one with two articles is twice as high."""
    picture = drawn(months_of([date(2024, 1, 9), date(2024, 3, 1), date(2024, 3, 2)]))
    pixels = picture.convert("RGB")
    heights = [
        sum(pixels.getpixel((x, y)) == BAR for y in range(pixels.height))
        for x in range(pixels.width)
    ]
    runs = [
        height
        for height, before in zip(heights, [0, *heights], strict=False)
        if height and not before
    ]
    assert len(runs) == 2
    assert runs[1] == pytest.approx(2 * runs[0], rel=0.03)


def test_the_picture_says_what_it_shows() -> None:
    """The description stands in the file too, and nothing of how it was made."""
    months = months_of([date(2024, 1, 9)])
    assert drawn(months).info["Description"] == months_in_words(months)
    assert "Software" not in drawn(months).info


@pytest.mark.parametrize("days", [1, 20, 900, 5000, 90_000])
def test_any_span_can_be_drawn(days: int) -> None:
    """From a single month to more than two centuries, without a warning."""
    some = [date(1790, 1, 1) + timedelta(days * number // 60) for number in range(60)]
    assert drawn(months_of(some)).size == (1200, 480)


@given(DAYS)
def test_bars_have_all_articles(days: list[date]) -> None:
    """Months up to three years, else years; each article is in one, and none is left out."""
    months = months_of(days)
    named = bars(months)
    assert sum(number for _, number in named) == len(days)
    if len(months) <= 36:
        assert len(named) == len(months)
    else:
        assert len(named) == months[-1].first.year - months[0].first.year + 1


@given(DAYS)
def test_the_chart_in_words_fits(days: list[date]) -> None:
    """The description is no longer than Discord takes, and names its first and last bar."""
    months = months_of(days)
    words = months_in_words(months)
    assert len(words) <= DESCRIPTION
    assert bars(months)[0][0] in words
    assert bars(months)[-1][0] in words


def test_the_chart_in_words() -> None:
    """All that the chart says; where many years are too many for it, the ten with most."""
    some = [date(2024, 1, 9), date(2024, 3, 1), date(2024, 3, 2)]
    assert months_in_words(months_of(some)) == (
        "Bar chart of matching articles a month, January 2024 to March 2024."
        " January 2024: 1, March 2024: 2; none in the other months."
    )
    assert months_in_words(months_of([date(2024, 1, 9)])) == (
        "Bar chart of matching articles a month, January 2024. January 2024: 1."
    )
    centuries = [date(year, 1, 1) for year in range(1800, 2000)] + [date(1850, 2, 2)]
    assert "1800 to 1999. The 10 with most: 1850: 2, 1800: 1, " in months_in_words(
        months_of(centuries)
    )


def test_without_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where matplotlib is missing, whoever wants a chart is told what to install."""
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    monkeypatch.setattr(charts, "find_spec", lambda _: None)
    with pytest.raises(UsageError) as told:
        check_can_draw("--chart", Path("chart.png"))
    assert "uv sync --extra charts" in told.value.message
    assert "pip install 'dateline[charts]'" in told.value.message
