"""New ids, each higher than the one before; every module that makes something asks here."""

import time

# The first second of 2015, in milliseconds: Discord counts from there.
EPOCH = 1_420_070_400_000


class Snowflakes:
    """Calls give ids of this moment, strictly rising."""

    def __init__(self) -> None:
        self._last = 0

    def __call__(self) -> int:
        """The next id."""
        now = int(time.time() * 1000) - EPOCH
        self._last = max(now << 22, self._last + 1)
        return self._last
