"""`timeline`: what it takes, and its help."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click

from bot.cli.options import as_json, confined, limit, on_archive, scope_of, settings_of, words


@click.command()
@click.argument("topic", type=words)
@confined
@limit(10, "dates, those with most on the topic")
@click.option(
    "--chart",
    metavar="FILE",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write a PNG of matching articles a month. Needs the extra charts.",
)
@on_archive
@as_json
@click.pass_obj
def timeline(environment: Mapping[str, str], /, topic: str, **options: Any) -> None:
    """Show one sentence of each date that articles on a topic are of.

    Oldest first. Figures that are other ones on other dates stand below, side by side.
    """
    from bot.commands import timelines

    settings = settings_of(environment, options)
    timelines.timeline(settings, topic, scope_of(options), options["chart"], json=options["json"])
