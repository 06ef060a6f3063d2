"""Regular expressions that are compiled when they are first used, as most commands use few."""

import re
from collections.abc import Callable
from functools import cache


def lazily(expression: str, flags: int = 0) -> Callable[[], re.Pattern[str]]:
    """What gives the compiled expression, and compiles it once."""
    return cache(lambda: re.compile(expression, flags))
