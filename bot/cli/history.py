"""`history`: what it takes, and its help."""

from collections.abc import Mapping
from typing import Any

import click

from bot.cli.options import as_json, on_archive, settings_of, words


@click.command()
@click.argument("article", type=words)
@on_archive
@as_json
@click.pass_obj
def history(environment: Mapping[str, str], /, article: str, **options: Any) -> None:
    """Show the versions of an article, and which words changed.

    The last 20 before the current one are kept; ARTICLE is what an answer calls it.
    """
    from bot.commands import history

    history.show(settings_of(environment, options), article, json=options["json"])
