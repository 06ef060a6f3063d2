"""The command line: what each command is called, takes and says in its help.

`run_command` is called by `__main__`. What a command does is in `bot.commands`, and imported only
when it is run, as most of what it needs is slow to import.
"""

# ruff: noqa: PLC0415 - see above

from collections.abc import Mapping, Sequence
from dataclasses import replace
from importlib.metadata import version
from pathlib import Path
from typing import Annotated

import typer
from typer.exceptions import TyperException

from bot.errors import UsageError
from bot.logs import log_to_stderr
from bot.settings import Settings, read_settings

Articles = Annotated[
    Path | None,
    typer.Option(
        metavar="PATH",
        help="The articles: a folder, or one file. [default: ARTICLES, else the sample newspaper]",
        show_default=False,
    ),
]
Database = Annotated[
    Path | None,
    typer.Option(
        metavar="FILE",
        help="The SQLite file. [default: DATABASE, else one for each articles path]",
        show_default=False,
    ),
]
Json = Annotated[bool, typer.Option("--json", help="Print JSON alone.")]
Debug = Annotated[bool, typer.Option("--debug", help="Log everything, and show tracebacks.")]
Asked = Annotated[
    str | None,
    typer.Option(metavar="DATE", help="The day the question is put. [default: today]"),
]
After = Annotated[
    str | None, typer.Option(metavar="DATE", help="Only articles of this day or later.")
]
Before = Annotated[
    str | None, typer.Option(metavar="DATE", help="Only articles of this day or earlier.")
]
SourceName = Annotated[
    str | None,
    typer.Option(metavar="NAME", help="Only articles of this source: its whole name, in any case."),
]
Limit = Annotated[int, typer.Option(metavar="N", min=1, help="At most so many articles.")]

app = typer.Typer(
    name="dateline",
    help="Answers questions about news articles with the articles' own words, dated.",
    context_settings={"help_option_names": ["-h", "--help"]},
    add_completion=False,
    pretty_exceptions_enable=False,
)


def run_command(arguments: Sequence[str], environment: Mapping[str, str]) -> int:
    """Run the command that `arguments` name; its exit code.

    Raises UsageError, SettingsError, CorpusError.
    """
    try:
        result = app(
            list(arguments) or ["--help"],
            prog_name="dateline",
            standalone_mode=False,
            obj=environment,
        )
    except TyperException as error:
        hint = "dateline --help lists what there is."
        message = error.format_message().replace("\n", " ").rstrip(".")
        raise UsageError(f"{message}. {hint}") from error
    except typer.Abort:
        raise KeyboardInterrupt from None
    return result if isinstance(result, int) else 0


@app.callback()
def _dateline(
    *,
    show_version: Annotated[
        bool, typer.Option("--version", is_eager=True, help="Print the version and leave.")
    ] = False,
) -> None:
    if show_version:
        typer.echo(f"dateline {version('dateline')}")
        raise typer.Exit


@app.command()
def ask(
    context: typer.Context,
    question: Annotated[str, typer.Argument(help="What you want to know.", show_default=False)],
    asked: Asked = None,
    after: After = None,
    before: Before = None,
    source: SourceName = None,
    limit: Limit = 3,
    articles: Articles = None,
    database: Database = None,
    *,
    json: Json = False,
    debug: Debug = False,
) -> None:
    """Answer one question."""
    from bot.commands import asking

    settings = _settings(context, articles, database, debug=debug)
    asking.ask(settings, question, asking.scope(asked, after, before, source, limit), json=json)


@app.command()
def chat(
    context: typer.Context,
    asked: Asked = None,
    after: After = None,
    before: Before = None,
    source: SourceName = None,
    limit: Limit = 3,
    articles: Articles = None,
    database: Database = None,
    *,
    json: Json = False,
    debug: Debug = False,
) -> None:
    """Answer questions at a prompt, until :quit."""
    from bot.commands import asking

    settings = _settings(context, articles, database, debug=debug)
    asking.chat(settings, asking.scope(asked, after, before, source, limit), json=json)


@app.command()
def reload(
    context: typer.Context,
    articles: Articles = None,
    database: Database = None,
    *,
    force: Annotated[
        bool, typer.Option("--force", help="Empty the archive if there is no article.")
    ] = False,
    json: Json = False,
    debug: Debug = False,
) -> None:
    """Read the articles again: what is new, changed or gone."""
    from bot.commands import keeping

    keeping.reload(_settings(context, articles, database, debug=debug), force=force, json=json)


@app.command()
def status(
    context: typer.Context,
    articles: Articles = None,
    database: Database = None,
    *,
    json: Json = False,
    debug: Debug = False,
) -> None:
    """Say what the archive holds, and where it is."""
    from bot.commands import keeping

    keeping.status(_settings(context, articles, database, debug=debug), json=json)


@app.command()
def show(
    context: typer.Context,
    article: Annotated[str, typer.Argument(help="What an answer calls it.", show_default=False)],
    articles: Articles = None,
    database: Database = None,
    *,
    json: Json = False,
    debug: Debug = False,
) -> None:
    """Print one article whole."""
    from bot.commands import keeping

    keeping.show(_settings(context, articles, database, debug=debug), article, json=json)


@app.command()
def evaluate(
    context: typer.Context,
    questions: Annotated[
        Path,
        typer.Argument(
            metavar="QUESTIONS.jsonl",
            help='Lines of {"id", "question", "asked", "answers", "relevant"}.',
            show_default=False,
        ),
    ],
    run_file: Annotated[
        Path | None,
        typer.Option("--run", metavar="FILE", help="Write what each question led to, a line each."),
    ] = None,
    articles: Articles = None,
    database: Database = None,
    *,
    json: Json = False,
    debug: Debug = False,
) -> None:
    """Measure how well questions with known answers are answered."""
    from bot.commands import evaluating

    settings = _settings(context, articles, database, debug=debug)
    evaluating.evaluate(settings, questions, run_file, json=json)


@app.command()
def run(
    context: typer.Context,
    articles: Articles = None,
    database: Database = None,
    *,
    debug: Debug = False,
) -> None:
    """Serve Discord, until stopped."""
    from bot.commands import serving

    serving.serve(_settings(context, articles, database, debug=debug))


def _settings(
    context: typer.Context, articles: Path | None, database: Path | None, *, debug: bool
) -> Settings:
    """The settings, with the options in the place of what the environment says."""
    settings = read_settings(context.obj)
    if articles is not None:
        settings = replace(settings, articles=articles)
    if database is not None:
        settings = replace(settings, database=database)
    if debug:
        settings = replace(settings, log_level="DEBUG")
    log_to_stderr("DEBUG" if debug else "WARNING")
    return settings
