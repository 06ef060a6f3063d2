"""`said`: what it takes, and its help."""

from collections.abc import Mapping
from typing import Any

import click

from bot.cli.options import as_json, confined, limit, on_archive, scope_of, settings_of, words


@click.command()
@click.argument("name", type=words)
@click.argument("topic", type=words, default="")
@confined
@limit(10, "quotations, and as many unclear ones")
@on_archive
@as_json
@click.pass_obj
def said(environment: Mapping[str, str], /, name: str, topic: str, **options: Any) -> None:
    """Show what a person said, the latest first.

    A surname, a title, "he" and "she" count as the person only where the article makes that plain;
    what may be theirs is listed apart. With TOPIC, only what is said on it.
    """
    from bot.commands import said as saying

    settings = settings_of(environment, options)
    saying.said(settings, name, topic, scope_of(options), json=options["json"])
