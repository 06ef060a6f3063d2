"""`rollback` and `generations`: what they take, and their help."""

from collections.abc import Mapping
from typing import Any

import click

from bot.cli.options import as_json, on_archive, settings_of


@click.command()
@click.option(
    "--to",
    metavar="N",
    type=click.IntRange(min=1),
    help="The generation to go back to.  [default: the one before]",
)
@on_archive
@as_json
@click.pass_obj
def rollback(environment: Mapping[str, str], /, **options: Any) -> None:
    """Go back to the articles before the last reload.

    What the generation before held is current again, as a new generation. A second rollback goes
    one further back, and does not undo the first; `dateline generations` lists what can be gone
    back to, also forward again, with --to. The folder of articles is not touched, and the next
    reload reads it again: mend it first.
    """
    from bot.commands import generations

    settings = settings_of(environment, options)
    generations.roll_back(settings, options["to"], json=options["json"])


@click.command()
@on_archive
@as_json
@click.pass_obj
def generations(environment: Mapping[str, str], /, **options: Any) -> None:
    """List the generations that can be gone back to, newest first."""
    from bot.commands import generations

    generations.list_all(settings_of(environment, options), json=options["json"])
