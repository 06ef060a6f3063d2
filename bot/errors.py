"""What goes wrong before the archive is asked."""

from dataclasses import dataclass


@dataclass
class UsageError(Exception):
    """A command cannot be understood or cannot be run so: one sentence that says what would do."""

    message: str


class NotAllowed(Exception):
    """Whoever wants this is no admin."""
