"""A calibration in words: what each threshold of support declines."""

from bot.wording.counting import count
from corpus.calibration import Calibration, Declined


def proposal_in_words(calibration: Calibration) -> str:
    """What the threshold in force declines, what the proposed one would, and how to set it."""
    now, proposed = calibration.now, calibration.proposed
    lines = [
        f"SUPPORT is {_number(now.threshold)}: it declines {_declines(now, calibration)}.",
        f"{_number(proposed.threshold)} would decline {_declines(proposed, calibration)}.",
    ]
    if proposed.unanswerable is None:
        lines.append(
            "Add questions with nothing in relevant to see how many of those it would decline."
        )
    lines.append(f"To use it, set SUPPORT={_number(proposed.threshold)} in .env.")
    return "\n".join(lines)


def calibration_in_words(calibration: Calibration) -> str:
    """The chart in words."""
    now, proposed = calibration.now, calibration.proposed
    return (
        "Line chart of the share of questions declined against the support that is asked for."
        f" At {_number(now.threshold)}, in force now: {_declines(now, calibration)}."
        f" At {_number(proposed.threshold)}, proposed: {_declines(proposed, calibration)}."
    )


def _declines(declined: Declined, calibration: Calibration) -> str:
    answerable = count(calibration.answerable, "answerable question")
    parts = [f"{_share(declined.answerable)} of {answerable}"]
    if calibration.unanswerable:
        parts.append(f"{_share(declined.unanswerable)} of {calibration.unanswerable:,} others")
    return " and ".join(parts)


def _share(share: float | None) -> str:
    return "–" if share is None else f"{100 * share:.1f}%"


def _number(threshold: float) -> str:
    return f"{threshold:.3f}".rstrip("0").rstrip(".") or "0"
