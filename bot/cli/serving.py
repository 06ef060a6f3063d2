"""`run`: what it takes, and its help."""

from collections.abc import Mapping
from typing import Any

import click

from bot.cli.options import on_archive, settings_of


@click.command()
@on_archive
@click.pass_obj
def run(environment: Mapping[str, str], /, **options: Any) -> None:
    """Serve Discord, until stopped."""
    from bot.commands import serving

    serving.serve(settings_of(environment, options))
