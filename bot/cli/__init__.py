"""The command line: what each command is called, takes and says in its help.

`run_command` is called by `__main__`. What a command does is in `bot.commands`.
"""

from collections.abc import Mapping, Sequence

import click

from bot.cli import (
    adding,
    asking,
    checking,
    evaluating,
    generations,
    history,
    inspecting,
    keeping,
    said,
    serving,
    timelines,
)
from bot.errors import UsageError


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


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="dateline", message="dateline %(version)s")
def dateline() -> None:
    """Answers questions about news articles with the articles' own words, dated."""


_COMMANDS = (
    asking.ask,
    asking.chat,
    timelines.timeline,
    checking.verify,
    said.said,
    keeping.reload,
    adding.add,
    adding.fetch,
    generations.rollback,
    generations.generations,
    keeping.status,
    keeping.show,
    history.history,
    inspecting.inspect,
    evaluating.evaluate,
    serving.run,
)
for command in _COMMANDS:
    dateline.add_command(command)
