"""Runs the bot in a process of its own, pointed at a stand-in that runs in another.

`python -m tests.stand_in.launch PORT -- arguments of the bot`
"""

import importlib
import sys

from .pointing import point_at


def main() -> None:
    """The bot's own `main`, with the arguments after `--`."""
    port, _, *arguments = sys.argv[1:]
    point_at(int(port))
    sys.argv = ["dateline", *arguments]
    # Imported only now: the bot must not be needed to import the stand-in.
    importlib.import_module("bot.__main__").main()


if __name__ == "__main__":
    main()
