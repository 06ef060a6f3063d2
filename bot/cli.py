"""The command line: what each command is called, takes and says in its help.

`run_command` is called by `__main__`. What a command does is in `bot.commands`, and imported only
when it is run, as most of what it needs is slow to import.
"""

# ruff: noqa: PLC0415 - see above

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

import click

from bot.errors import UsageError
from bot.logs import log_to_stderr
from bot.settings import Settings, read_settings

Command = TypeVar("Command", bound=Callable[..., Any])
Option = Callable[[Command], Command]


def run_command(arguments: Sequence[str], environment: Mapping[str, str]) -> int:
    """Run the command that `arguments` name; its exit code.

    Raises UsageError, SettingsError, CorpusError.
    """
    try:
        result = dateline.main(
            list(arguments) or ["--help"],
            prog_name="dateline",
            standalone_mode=False,
            obj=environment,
        )
    except click.ClickException as error:
        message = " ".join(error.format_message().split())
        raise UsageError(f"{message.rstrip('.')} (see dateline --help).") from error
    except click.Abort:
        raise KeyboardInterrupt from None
    return result if isinstance(result, int) else 0


def _all_of(*options: Option[Any]) -> Option[Any]:
    """Several options as one decorator, in their order."""

    def decorate(command: Command) -> Command:
        for option in reversed(options):
            command = option(command)
        return command

    return decorate


_archive = _all_of(
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
    click.option("--debug", is_flag=True, help="Log everything, and show tracebacks."),
)
_json = click.option("--json", is_flag=True, help="Print JSON alone.")
_scope = _all_of(
    click.option("--asked", metavar="DATE", help="The day of asking.  [default: today]"),
    click.option("--after", metavar="DATE", help="Only articles of this day or later."),
    click.option("--before", metavar="DATE", help="Only articles of this day or earlier."),
    click.option(
        "--source", metavar="NAME", help="Only of this source: its whole name, in any case."
    ),
    click.option(
        "--limit",
        metavar="N",
        type=click.IntRange(min=1),
        default=3,
        show_default=True,
        help="At most so many articles.",
    ),
)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="dateline", message="dateline %(version)s")
def dateline() -> None:
    """Answers questions about news articles with the articles' own words, dated."""


@dateline.command()
@click.argument("question")
@_scope
@_archive
@_json
@click.pass_obj
def ask(environment: Mapping[str, str], /, question: str, **options: Any) -> None:
    """Answer one question."""
    from bot.commands import asking

    settings = _settings(environment, options)
    asking.ask(settings, question, _scope_of(options), json=options["json"])


@dateline.command()
@_scope
@_archive
@_json
@click.pass_obj
def chat(environment: Mapping[str, str], /, **options: Any) -> None:
    """Answer questions at a prompt, until :quit."""
    from bot.commands import asking

    settings = _settings(environment, options)
    asking.chat(settings, _scope_of(options), json=options["json"])


@dateline.command()
@click.option("--force", is_flag=True, help="Empty the archive if there is no article.")
@_archive
@_json
@click.pass_obj
def reload(environment: Mapping[str, str], /, **options: Any) -> None:
    """Read the articles again: what is new, changed or gone."""
    from bot.commands import keeping

    settings = _settings(environment, options)
    keeping.reload(settings, force=options["force"], json=options["json"])


@dateline.command()
@_archive
@_json
@click.pass_obj
def status(environment: Mapping[str, str], /, **options: Any) -> None:
    """Say what the archive holds, and where it is."""
    from bot.commands import keeping

    keeping.status(_settings(environment, options), json=options["json"])


@dateline.command()
@click.argument("article")
@_archive
@_json
@click.pass_obj
def show(environment: Mapping[str, str], /, article: str, **options: Any) -> None:
    """Print one article whole, by what an answer calls it."""
    from bot.commands import keeping

    keeping.show(_settings(environment, options), article, json=options["json"])


@dateline.command()
@click.argument(
    "questions",
    metavar="QUESTIONS.jsonl",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
)
@click.option(
    "--run",
    "run_file",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="Write what each question led to, a line each.",
)
@_archive
@_json
@click.pass_obj
def evaluate(environment: Mapping[str, str], /, questions: Path, **options: Any) -> None:
    """Measure how well questions with known answers are answered.

    QUESTIONS.jsonl has lines of {"id", "question", "asked", "answers", "relevant"}.
    """
    from bot.commands import evaluating

    settings = _settings(environment, options)
    evaluating.evaluate(settings, questions, options["run_file"], json=options["json"])


@dateline.command()
@_archive
@click.pass_obj
def run(environment: Mapping[str, str], /, **options: Any) -> None:
    """Serve Discord, until stopped."""
    from bot.commands import serving

    serving.serve(_settings(environment, options))


def _settings(environment: Mapping[str, str], options: Mapping[str, Any]) -> Settings:
    """The settings, with the options in the place of what the environment says."""
    settings = read_settings(environment)
    if options["articles"] is not None:
        settings = replace(settings, articles=options["articles"])
    if options["database"] is not None:
        settings = replace(settings, database=options["database"])
    if options["debug"]:
        settings = replace(settings, log_level="DEBUG")
    log_to_stderr("DEBUG" if options["debug"] else "WARNING")
    return settings


def _scope_of(options: Mapping[str, Any]) -> Any:
    """The scope of a question. Raises UsageError."""
    from bot.commands import asking

    names = ("asked", "after", "before", "source", "limit")
    return asking.scope(*(options[name] for name in names))
