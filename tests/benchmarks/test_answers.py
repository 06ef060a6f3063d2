import pytest

from benchmarks.answers import auc


@pytest.mark.parametrize(
    ("higher", "lower", "expected"),
    [([2, 3], [0, 1], 1.0), ([0, 1], [2, 3], 0.0), ([1], [1], 0.5), ([1, 3], [2], 0.5)],
)
def test_auc(higher: list[float], lower: list[float], expected: float) -> None:
    """The share of pairs in the right order."""
    assert auc(higher, lower) == expected
