"""`add` and `fetch`: what they take, and their help."""

from collections.abc import Mapping
from typing import Any

import click

from bot.cli.options import as_json, on_archive, settings_of


@click.command()
@click.argument("items", metavar="URL-or-FILE...", nargs=-1, required=True)
@on_archive
@as_json
@click.pass_obj
def add(environment: Mapping[str, str], /, items: tuple[str, ...], **options: Any) -> int:
    """Add single items: pages on the web, or files.

    They are kept beside the database, in a folder that ends in .added, and read after the articles
    there are; a file taken out of it is gone at the next reload. The exit code is 1 if an item
    could not be added.
    """
    from bot.commands import adding

    return adding.add_all(settings_of(environment, options), items, json=options["json"])


@click.command()
@on_archive
@as_json
@click.pass_obj
def fetch(environment: Mapping[str, str], /, **options: Any) -> int:
    """Fetch the feeds in FEEDS once, as a running bot does now and then.

    An entry that has gone from its feed stays in the archive. The exit code is 1 if a feed could
    not be fetched.
    """
    from bot.commands import adding

    return adding.fetch_all(settings_of(environment, options), json=options["json"])
