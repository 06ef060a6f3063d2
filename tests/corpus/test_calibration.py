from bisect import bisect_left

from hypothesis import given
from hypothesis import strategies as st

from corpus.calibration import Calibration, calibrate
from corpus.evaluation import GoldenQuestion, Outcome
from corpus.model import Findings

SHARES = st.floats(0, 1)


def calibrated(can: list[float], cannot: list[float], enough: float = 0.5) -> Calibration | None:
    """The calibration on questions with these supports, that can and cannot be answered."""
    outcomes = [
        Outcome(
            GoldenQuestion("q", "Q?", None, (), frozenset({"a"} if relevant else ())),
            Findings((), (), support, None),
        )
        for supports, relevant in ((can, True), (cannot, False))
        for support in supports
    ]
    return calibrate(outcomes, enough)


def test_the_proposal_worked_out_by_hand() -> None:
    """Of twenty questions one may be declined: the threshold is the second lowest support."""
    can = [0.3, 0.62, *[0.9] * 18]
    found = calibrated(can, [0.1, 0.5, 0.61, 0.7])
    assert found is not None
    assert (found.answerable, found.unanswerable) == (20, 4)
    assert (found.now.threshold, found.now.answerable, found.now.unanswerable) == (0.5, 0.05, 0.25)
    proposed = found.proposed
    assert (proposed.threshold, proposed.answerable, proposed.unanswerable) == (0.62, 0.05, 0.75)


def test_nothing_to_weigh() -> None:
    """Without a question that can be answered there is no proposal; others may be missing."""
    assert calibrated([], [0.5]) is None
    found = calibrated([0.4], [])
    assert found is not None
    assert (found.proposed.threshold, found.proposed.unanswerable) == (0.4, None)


@given(st.lists(SHARES, min_size=1, max_size=40), st.lists(SHARES, max_size=40), SHARES)
def test_what_always_holds(can: list[float], cannot: list[float], enough: float) -> None:
    """Curves never fall; the proposal is within the tolerance, and a step more would not be."""
    found = calibrated(can, cannot, enough)
    assert found is not None
    for one, following in zip(found.curve, found.curve[1:], strict=False):
        assert (one.answerable or 0) <= (following.answerable or 0)
        assert (one.unanswerable or 0) <= (following.unanswerable or 0)
    assert (found.proposed.answerable or 0) <= 0.05
    above = [point for point in found.curve if point.threshold > found.proposed.threshold]
    assert all((point.answerable or 0) > 0.05 for point in above)
    assert found.now.answerable == bisect_left(sorted(can), enough) / len(can)
