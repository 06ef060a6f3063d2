"""The two kernels that a search may use."""

from collections.abc import Iterator

import pytest

from corpus.index import kernel


@pytest.fixture(scope="module", params=["numpy", "compiled"])
def loop(request: pytest.FixtureRequest) -> Iterator[str]:
    """NumPy's loop, then SciPy's; afterwards the one that there was."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(kernel, "_csc_matvec", None)
        if request.param == "compiled":
            kernel.use_compiled_kernel()
            assert kernel._csc_matvec is not None
        yield request.param
