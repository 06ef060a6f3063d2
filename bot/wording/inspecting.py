"""How much of an article is left out."""

from corpus.furniture import Inspected


def left_out_in_words(found: Inspected) -> str:
    """That it is neither searched nor quoted, or that there is nothing of the kind."""
    count = len(found.furniture)
    if not count:
        return "Nothing is left out: all of it is searched and can be quoted."
    what = "1 line or part of one is" if count == 1 else f"{count} lines or parts of lines are"
    return f"{what} neither searched nor quoted:"
