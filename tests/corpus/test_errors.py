import pickle
from dataclasses import fields
from datetime import UTC, datetime
from pathlib import Path

import pytest

from corpus import errors

VALUES = {
    "path": Path("a"),
    "database": Path("b"),
    "line": 3,
    "since": datetime(2025, 2, 3, tzinfo=UTC),
    "near": ("c",),
    "known": ("en",),
}


@pytest.mark.parametrize("kind", errors.CorpusError.__subclasses__())
def test_an_error_comes_out_of_another_process_as_it_went_in(
    kind: type[errors.CorpusError],
) -> None:
    """With its fields, which its text names for the log."""
    names = [field.name for field in fields(kind)]  # type: ignore[arg-type] # each is a dataclass
    error = kind(*(VALUES.get(name, f"some {name}") for name in names))
    again = pickle.loads(pickle.dumps(error))  # noqa: S301 - what the worker's pipe does
    assert type(again) is kind
    assert [getattr(again, name) for name in names] == [getattr(error, name) for name in names]
    assert all(name in str(again) for name in names)


def test_the_tree_at_the_top_of_the_module_is_whole() -> None:
    """Each error stands in it."""
    assert errors.__doc__
    assert all(kind.__name__ in errors.__doc__ for kind in errors.CorpusError.__subclasses__())
