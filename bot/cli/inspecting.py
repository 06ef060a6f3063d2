"""`inspect`: what it takes, and its help."""

from collections.abc import Mapping
from typing import Any

import click

from bot.cli.options import as_json, on_archive, settings_of, words


@click.command()
@click.argument("article", type=words)
@on_archive
@as_json
@click.pass_obj
def inspect(environment: Mapping[str, str], /, article: str, **options: Any) -> None:
    """Print one article with what is not of it dimmed, and why.

    Datelines, bylines, time stamps, other articles' headlines and the like stay in the stored text,
    but are neither searched nor quoted. ARTICLE is what an answer calls it.
    """
    from bot.commands import inspecting

    inspecting.inspect(settings_of(environment, options), article, json=options["json"])
