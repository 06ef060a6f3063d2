"""`dateline` and `python -m bot`: runs the command line and turns every error into a sentence."""

import logging
import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from bot.cli import run_command
from bot.errors import UsageError
from bot.settings import SettingsError, merged
from bot.wording.errors import error_in_words
from corpus import errors

_log = logging.getLogger(__name__)

FAILURE = 1
WRONG_USE = 2
INTERRUPTED = 130

_WRONG_USE = (
    errors.ArticlesMissing,
    errors.OtherArticles,
    errors.BadQuestions,
    errors.UnknownLanguage,
    errors.GenerationGone,
    errors.GoldenMissing,
)


def main() -> None:
    """Run the command that the process was started with, and exit."""
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if reconfigure := getattr(stream, "reconfigure", None):
            reconfigure(encoding="utf-8", errors="replace")
    sys.exit(run(sys.argv[1:], os.environ, ".env"))


def run(arguments: Sequence[str], environment: Mapping[str, str], dotenv: str | None = None) -> int:
    """Run a command; its exit code: 0, 1 for a failure, 2 for wrong use.

    `dotenv` is the path of a file of settings, which need not be there.
    """
    try:
        return run_command(arguments, merged(_read(dotenv), environment))
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        _close_stdout()
        return FAILURE
    except (UsageError, SettingsError, errors.CorpusError, OSError) as error:
        if "--debug" in arguments:
            _log.error("the command failed", exc_info=error)
        return _say(error)
    except Exception as error:  # the outermost edge: a person gets a sentence
        if "--debug" in arguments:
            raise
        return _say(error)


def _read(dotenv: str | None) -> Mapping[str, str | None]:
    """What a file of settings says. Raises UsageError."""
    if dotenv is None or not Path(dotenv).exists():
        return {}
    from dotenv import dotenv_values  # noqa: PLC0415 - slow to import, and often not needed

    try:
        return dotenv_values(dotenv)
    except UnicodeDecodeError:
        raise UsageError(f"{dotenv} is not UTF-8: save it as UTF-8.") from None


def _say(error: Exception) -> int:
    from bot.console.printing import print_error  # noqa: PLC0415 - rich is slow to import

    match error:
        case UsageError(message):
            print_error(message)
            return WRONG_USE
        case SettingsError(faults):
            for fault in faults:
                print_error(fault)
            return WRONG_USE
        case errors.CorpusError():
            print_error(error_in_words(error))
            return WRONG_USE if isinstance(error, _WRONG_USE) else FAILURE
        case OSError():
            what = f"{error.filename}: " if error.filename else ""
            print_error(f"{what}{error.strerror or error}: check the path and its permissions.")
            return FAILURE
    print_error(
        f"Something broke ({type(error).__name__}): run it again with --debug, and report it."
    )
    return FAILURE


def _close_stdout() -> None:
    """Whoever read the output has gone: say nothing more, not even when Python flushes at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


if __name__ == "__main__":
    main()
