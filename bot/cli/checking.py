"""`verify`: what it takes, and its help."""

from collections.abc import Mapping
from typing import Any

import click

from bot.cli.options import as_json, on_archive, settings_of, words


@click.command()
@click.argument("quotation", type=words)
@on_archive
@as_json
@click.pass_obj
def verify(environment: Mapping[str, str], /, quotation: str, **options: Any) -> None:
    """Say whether a quotation stands in the archive, exactly or altered.

    QUOTATION may have ellipses and words in square brackets; with - it is read from stdin.
    """
    from bot.commands import checking

    checking.verify(settings_of(environment, options), quotation, json=options["json"])
