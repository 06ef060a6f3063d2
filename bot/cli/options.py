"""The options that commands share, and what is made of them."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

import click

from bot.errors import UsageError
from bot.logs import log_to_stderr
from bot.settings import Settings, columns_of, read_settings
from corpus.columns import ORDERS

Command = TypeVar("Command", bound=Callable[..., Any])
Option = Callable[[Command], Command]


def words(typed: str) -> str:
    """An argument's words: a byte in it that is no UTF-8, which nothing could print, is a �."""
    return typed.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def all_of(*options: Option[Any]) -> Option[Any]:
    """Several options as one decorator, in their order."""

    def decorate(command: Command) -> Command:
        for option in reversed(options):
            command = option(command)
        return command

    return decorate


on_archive = all_of(
    click.option(
        "--articles",
        metavar="PATH",
        type=click.Path(path_type=Path),
        help="The articles: a folder, or one file.  [default: ARTICLES, else the sample newspaper]",
    ),
    click.option(
        "--database",
        metavar="FILE",
        type=click.Path(path_type=Path),
        help="The SQLite file.  [default: DATABASE, else one for each articles path]",
    ),
    click.option(
        "--map",
        "columns",
        metavar="FIELD=NAME",
        help="What tables and JSON call a field: text=body,published=date.  [default: MAP]",
    ),
    click.option(
        "--dates",
        metavar="ORDER",
        type=click.Choice(ORDERS),
        help="How 3/4/2024 is meant: day-first or month-first.  [default: DATES, else the file's]",
    ),
    click.option("--debug", is_flag=True, help="Log everything, and show tracebacks."),
)
as_json = click.option("--json", is_flag=True, help="Print JSON alone.")
confined = all_of(
    click.option("--after", metavar="DATE", type=words, help="Only articles of this day or later."),
    click.option(
        "--before", metavar="DATE", type=words, help="Only articles of this day or earlier."
    ),
    click.option(
        "--source",
        metavar="NAME",
        type=words,
        help="Only of this source: its whole name, in any case.",
    ),
)


def limit(default: int, what: str) -> Option[Any]:
    """The option `--limit`, which says of what there may be so many at most."""
    return click.option(
        "--limit",
        metavar="N",
        type=click.IntRange(min=1),
        default=default,
        show_default=True,
        help=f"At most so many {what}.",
    )


in_scope = all_of(
    click.option(
        "--asked", metavar="DATE", type=words, help="The day of asking.  [default: today]"
    ),
    confined,
    limit(3, "articles"),
)


def settings_of(environment: Mapping[str, str], options: Mapping[str, Any]) -> Settings:
    """The settings, with the options in the place of what the environment says."""
    settings = read_settings(environment)
    if options["articles"] is not None:
        settings = replace(settings, articles=options["articles"])
    if options["database"] is not None:
        settings = replace(settings, database=options["database"])
    if options["columns"] is not None:
        settings = replace(settings, columns=_columns(options["columns"]))
    if options["dates"] is not None:
        settings = replace(settings, dates=options["dates"])
    if options["debug"]:
        settings = replace(settings, log_level="DEBUG")
    log_to_stderr("DEBUG" if options["debug"] else "WARNING")
    return settings


def _columns(value: str) -> Any:
    try:
        return columns_of(value)
    except ValueError as error:
        raise UsageError(f"--map {error}.") from error


def scope_of(options: Mapping[str, Any]) -> Any:
    """The scope of a question. Raises UsageError."""
    from bot.commands import asking

    names = ("after", "before", "source", "limit")
    return asking.scope(options.get("asked"), *(options[name] for name in names))
