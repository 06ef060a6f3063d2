"""The one loop that a search is made of: add weighted impacts to the passages' scores.

SciPy's compiled column kernel takes a third of the time of NumPy's `add.at` (1.1 against 3.6 ns a
posting, at a million passages), but half a second to import: `use_compiled_kernel` imports it where
a process goes on answering; until then, and in a command that answers once, NumPy does it. Both
add float32 in the order of the postings.
"""

from collections.abc import Callable
from typing import Any

import numpy as np
import numpy.typing as npt

_Floats = npt.NDArray[np.float32]
_Rows = npt.NDArray[np.int32]

_csc_matvec: Callable[..., Any] | None = None


def use_compiled_kernel() -> None:
    """Have the compiled kernel from now on, where SciPy has it."""
    global _csc_matvec  # noqa: PLW0603 - a module's state like that of any import
    try:
        # Private, but as it is since 2008; csc_array's public product allocates its result anew.
        from scipy.sparse._sparsetools import csc_matvec  # noqa: PLC0415 - slow to import
    except ImportError:
        return
    _csc_matvec = csc_matvec


def scatter_add(scores: _Floats, rows: _Rows, impacts: _Floats, weight: float) -> None:
    """Add `weight * impacts[i]` to `scores[rows[i]]`, for each i; rows ascend and differ."""
    if _csc_matvec is None:
        np.add.at(scores, rows, impacts * np.float32(weight))
        return
    ends = np.array((0, len(rows)), np.int32)
    weights = np.array((weight,), np.float32)
    _csc_matvec(len(scores), 1, ends, rows, impacts, weights, scores)
