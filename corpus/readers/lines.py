"""A stream -> its lines, none of them longer than can be held. Readers of lines call it."""

from collections.abc import Iterator
from typing import BinaryIO

OTHER_FIELDS = 1 << 20  # bytes that the fields of an article besides its text may have


def lines_of(stream: BinaryIO, longest: int) -> Iterator[tuple[int, bytes]]:
    """Each line with its number from 1; of one longer than `longest`, the beginning alone."""
    number = 0
    while line := stream.readline(longest + 1):
        number += 1
        yield number, line
        while not line.endswith(b"\n") and len(line) > longest:
            line = stream.readline(longest + 1)
