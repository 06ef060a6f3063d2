"""Rules of application commands and of the choices that autocompletion offers.

In come the commands as they are put, all at once; out come faults that name the command.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from tests.stand_in.calls import Json

CHAT_INPUT, USER, MESSAGE = 1, 2, 3
LIMITS = {CHAT_INPUT: 100, USER: 15, MESSAGE: 15}
SUBCOMMAND, GROUP = 1, 2

NAME = re.compile(r"[-_'\w]{1,32}")
DESCRIPTION = 100
OPTIONS = 25
CHOICES = 25
CHOICE_TEXT = 100
COMMAND_TOTAL = 8000


def command_faults(commands: Sequence[Json]) -> list[str]:
    """The faults of all global commands, as they are put together."""
    faults = []
    kinds = Counter(command.get("type") or CHAT_INPUT for command in commands)
    for kind, number in kinds.items():
        limit = LIMITS.get(kind, 0)
        if number > limit:
            faults.append(f"commands: {number} of type {kind}, at most {limit}")
    names = Counter((command.get("type") or CHAT_INPUT, command["name"]) for command in commands)
    faults += [f"/{name}: comes {n} times" for (_, name), n in names.items() if n > 1]
    for command in commands:
        faults += [f"/{command['name']}: {fault}" for fault in _one_command_faults(command)]
    return faults


def choice_faults(choices: Sequence[Json], limit: int = CHOICES) -> list[str]:
    """The faults of the choices of an option, or of an autocompletion."""
    faults = []
    if len(choices) > limit:
        faults.append(f"choices: {len(choices)}, at most {limit}")
    for choice in choices:
        if not 1 <= len(choice["name"]) <= CHOICE_TEXT:
            faults.append(f"choices: a name of {len(choice['name'])}, 1 to {CHOICE_TEXT}")
        if isinstance(choice["value"], str) and len(choice["value"]) > CHOICE_TEXT:
            faults.append(f"choices: a value of {len(choice['value'])}, at most {CHOICE_TEXT}")
    return faults


def _one_command_faults(command: Json) -> Iterator[str]:
    if (command.get("type") or CHAT_INPUT) != CHAT_INPUT:
        if command.get("description") or command.get("options"):
            yield "a context menu has neither description nor options"
        return
    yield from _text_faults(command)
    yield from _option_faults(command.get("options") or (), parent=None)
    total = _length(command)
    if total > COMMAND_TOTAL:
        yield f"{total} characters in all, at most {COMMAND_TOTAL}"


def _text_faults(thing: Json) -> Iterator[str]:
    """The name and description of a command or of an option."""
    name, description = thing["name"], thing.get("description") or ""
    if not NAME.fullmatch(name):
        yield f"{name!r} is no name: letters, digits, - and _, 1 to 32 of them"
    if name != name.lower():
        yield f"{name!r} is not in lower case"
    if not 1 <= len(description) <= DESCRIPTION:
        yield f"{name!r} has a description of {len(description)} characters, 1 to {DESCRIPTION}"


def _option_faults(options: Sequence[Json], parent: int | None) -> Iterator[str]:
    """The options of a command, and of what is below it; `parent` is the type they stand in."""
    if len(options) > OPTIONS:
        yield f"{len(options)} options, at most {OPTIONS}"
    if len({option["name"] for option in options}) < len(options):
        yield "two options of the same name"
    required = [bool(option.get("required")) for option in options]
    if required != sorted(required, reverse=True):
        yield "a required option after one that is not"
    yield from _nesting_faults([option["type"] for option in options], parent)
    for option in options:
        yield from _text_faults(option)
        yield from choice_faults(option.get("choices") or ())
        if option.get("choices") and option.get("autocomplete"):
            yield f"{option['name']!r} has both choices and autocompletion"
        yield from _option_faults(option.get("options") or (), option["type"])


def _nesting_faults(types: Sequence[int], parent: int | None) -> Iterator[str]:
    """Groups hold subcommands, subcommands hold options; the two kinds do not stand together."""
    below = [kind for kind in types if kind in {SUBCOMMAND, GROUP}]
    if below and len(below) < len(types):
        yield "subcommands beside options"
    if parent == SUBCOMMAND and below:
        yield "a subcommand below a subcommand"
    if parent == GROUP and any(kind != SUBCOMMAND for kind in types):
        yield "a group that holds something other than subcommands"


def _length(thing: Json) -> int:
    """The characters that count: names, descriptions and the values of choices, at every depth."""
    own = len(thing["name"]) + len(thing.get("description") or "")
    choices = sum(len(c["name"]) + len(str(c["value"])) for c in thing.get("choices") or ())
    return own + choices + sum(_length(option) for option in thing.get("options") or ())
