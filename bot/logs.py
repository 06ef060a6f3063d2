"""One logger tree, to stderr. The command line and the Discord client set it up."""

import logging

from bot.plain import plain

_FORMAT = "{asctime} {levelname:<7} {name}: {message}"


class _PlainFormatter(logging.Formatter):
    """Lines in which the name of a file, or of an article, commands no terminal."""

    def format(self, record: logging.LogRecord) -> str:
        return plain(super().format(record))


def log_to_stderr(level: str) -> None:
    """Log from this level on: the packages' own loggers and discord.py's."""
    handler = logging.StreamHandler()
    handler.setFormatter(_PlainFormatter(_FORMAT, style="{", datefmt="%Y-%m-%d %H:%M:%S"))
    logging.basicConfig(handlers=[handler], force=True)
    logging.getLogger().setLevel("WARNING")
    for name in ("bot", "corpus"):
        logging.getLogger(name).setLevel(level)
    # discord.py's DEBUG prints every payload, questions included.
    logging.getLogger("discord").setLevel("INFO" if level == "DEBUG" else level)
