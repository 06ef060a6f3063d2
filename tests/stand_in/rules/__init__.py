"""What Discord enforces, as plain functions: a body in, the list of its faults out.

`checks` calls them for every request; tests may call them on a body of their own.
"""

from .commands import choice_faults, command_faults
from .components import component_faults
from .messages import edit_faults, message_faults
from .properties import unknown_properties

__all__ = [
    "choice_faults",
    "command_faults",
    "component_faults",
    "edit_faults",
    "message_faults",
    "unknown_properties",
]
