"""One logger tree, to stderr. The command line and the Discord client set it up."""

import logging

_FORMAT = "{asctime} {levelname:<7} {name}: {message}"


def log_to_stderr(level: str) -> None:
    """Log from this level on: the packages' own loggers and discord.py's."""
    logging.basicConfig(format=_FORMAT, style="{", datefmt="%Y-%m-%d %H:%M:%S", force=True)
    logging.getLogger().setLevel("WARNING")
    for name in ("bot", "corpus"):
        logging.getLogger(name).setLevel(level)
    # discord.py's DEBUG prints every payload, questions included.
    logging.getLogger("discord").setLevel("INFO" if level == "DEBUG" else level)
