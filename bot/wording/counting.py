"""Numbers and names in a sentence."""

_NAME_LENGTH = 200


def count(number: int, noun: str) -> str:
    """A number with its noun: "1 article", "2,000 articles"."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def shortened(name: str, longest: int = _NAME_LENGTH) -> str:
    """A name short enough for a sentence; to the character, as it may have to be typed."""
    return name if len(name) <= longest else name[: longest - 1] + "…"
