"""Our top ten against the scores of rank_bm25: equal, or the measurement stops."""

from collections.abc import Sequence

import click
import numpy as np
import numpy.typing as npt

from corpus.model import Hit

_RELATIVE = 1e-9


class Unequal(click.ClickException):
    """Our best passages are not the parent's."""


def check_top(ours: Sequence[Hit], scores: npt.NDArray[np.float64], k: int) -> None:
    """Raise Unequal unless `ours` are `k` best rows of `scores`, which are by row, best first.

    Scores are equal within 1e-9 of themselves, rows up to exact ties; no row of score 0 is found.
    """
    best = np.sort(scores)[::-1][:k]
    best = best[best > 0]
    if len(ours) != len(best):
        raise Unequal(f"{len(ours)} passages were found and not {len(best)}")
    if len({hit.row for hit in ours}) != len(ours):
        raise Unequal("a passage was found twice")
    for place, (hit, wanted) in enumerate(zip(ours, best.tolist(), strict=True), 1):
        theirs = float(scores[hit.row])
        if not (_is_equal(hit.score, wanted) and _is_equal(theirs, wanted)):
            raise Unequal(
                f"in place {place} row {hit.row} has {hit.score!r}; rank_bm25 gives it {theirs!r},"
                f" and that place {wanted!r}"
            )


def _is_equal(one: float, other: float) -> bool:
    return abs(one - other) <= _RELATIVE * abs(other)
