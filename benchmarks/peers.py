"""The peers' packages, of the dependency group `bench`: imported when asked for, and as Any.

So that neither the types nor the tests of this package need the group.
"""

from importlib import import_module
from typing import Any

import click


def package(name: str) -> Any:
    """The package of this name. Raises ClickException where the group is not installed."""
    try:
        return import_module(name)
    except ImportError as error:
        message = f"{name} is missing: run `uv run --group bench python -m benchmarks`"
        raise click.ClickException(message) from error
