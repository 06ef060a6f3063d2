"""`ask` and `chat`: what they take, and their help."""

from collections.abc import Mapping
from typing import Any

import click

from bot.cli.options import as_json, in_scope, on_archive, scope_of, settings_of, words


@click.command()
@click.argument("question", type=words)
@in_scope
@on_archive
@as_json
@click.pass_obj
def ask(environment: Mapping[str, str], /, question: str, **options: Any) -> None:
    """Answer one question."""
    from bot.commands import asking

    settings = settings_of(environment, options)
    asking.ask(settings, question, scope_of(options), json=options["json"])


@click.command()
@in_scope
@on_archive
@as_json
@click.pass_obj
def chat(environment: Mapping[str, str], /, **options: Any) -> None:
    """Answer questions at a prompt, until :quit.

    "And in March?", "only from CNN" or "why?" goes on from the question before, for ten minutes;
    :new forgets that.
    """
    from bot.commands import asking

    settings = settings_of(environment, options)
    asking.chat(settings, scope_of(options), json=options["json"])
