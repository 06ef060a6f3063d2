"""`reload`, `status` and `show`: what they take, and their help."""

from collections.abc import Mapping
from typing import Any

import click

from bot.cli.options import as_json, on_archive, settings_of, words


@click.command()
@click.option(
    "--force", is_flag=True, help="Let go of more than a third of the articles, or of all."
)
@click.option("--dry-run", is_flag=True, help="Say what it would do, and do nothing.")
@on_archive
@as_json
@click.pass_obj
def reload(environment: Mapping[str, str], /, **options: Any) -> None:
    """Read the articles again: what is new, changed or gone.

    Only files that have changed are read. Ctrl-C leaves all as it was.
    """
    from bot.commands import keeping

    settings = settings_of(environment, options)
    if options["dry_run"]:
        keeping.preview(settings, json=options["json"])
    else:
        keeping.reload(settings, force=options["force"], json=options["json"])


@click.command()
@on_archive
@as_json
@click.pass_obj
def status(environment: Mapping[str, str], /, **options: Any) -> None:
    """Say what the archive holds, and where it is."""
    from bot.commands import keeping

    keeping.status(settings_of(environment, options), json=options["json"])


@click.command()
@click.argument("article", type=words)
@on_archive
@as_json
@click.pass_obj
def show(environment: Mapping[str, str], /, article: str, **options: Any) -> None:
    """Print one article whole, by what an answer calls it."""
    from bot.commands import keeping

    keeping.show(settings_of(environment, options), article, json=options["json"])
