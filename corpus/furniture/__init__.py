"""What a scraped article's text has around the article: found by its structure, line by line.

It stays in the stored text, so that offsets never shift, but is neither indexed nor quoted.
`passages` leaves it out, `archive` gives it to be shown. `is_furniture` is asked of a line or a
sentence by itself.
"""

from corpus.furniture.finding import (
    CAPITAL_HEADLINE,
    Furniture,
    Inspected,
    furniture,
    inspected,
)
from corpus.furniture.lines import is_furniture, leading_dateline
from corpus.furniture.repeated import NOTHING, Digests, Lines, repeated_in

__all__ = [
    "CAPITAL_HEADLINE",
    "NOTHING",
    "Digests",
    "Furniture",
    "Inspected",
    "Lines",
    "furniture",
    "inspected",
    "is_furniture",
    "leading_dateline",
    "repeated_in",
]
