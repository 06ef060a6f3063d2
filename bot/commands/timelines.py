"""`timeline`: a topic -> a sentence a date on stdout, and a chart in a file."""

import asyncio
from pathlib import Path

from bot.charts import check_can_draw, draw_months
from bot.commands.asking import Scope
from bot.console.printing import print_json
from bot.console.timelines import print_chart_written, print_no_chart, print_timeline
from bot.opening import opened, source_of
from bot.records.timelines import timeline_record
from bot.settings import Settings
from bot.wording.timelines import months_in_words
from corpus.model import Summary
from corpus.timeline import Timeline


def timeline(
    settings: Settings, topic: str, confines: Scope, chart: Path | None, *, json: bool
) -> None:
    """Show the timeline; with `chart`, write a picture of how many articles match."""
    if chart is not None:
        check_can_draw("--chart", chart)
    found, summary = asyncio.run(_trace(settings, topic, confines))
    if json:
        print_json(timeline_record(found, summary))
    else:
        print_timeline(found, summary)
    if chart is not None:
        _write(chart, found)


async def _trace(settings: Settings, topic: str, confines: Scope) -> tuple[Timeline, Summary]:
    async with opened(source_of(settings)) as archive:
        found = await archive.timeline(topic, confines.filters, confines.limit)
        return found, archive.summary


def _write(file: Path, found: Timeline) -> None:
    if not found.months:
        print_no_chart()
        return
    description = months_in_words(found.months)
    file.write_bytes(draw_months(found.months, description))
    print_chart_written(file, description)
