"""A quotation that is one of several."""

from bot.console.printing import out, print_quotation
from bot.wording.listing import below_in_lines
from corpus.model import Excerpt


def print_listed(day: str, excerpt: Excerpt, others: str = "") -> None:
    """Its day, the quotation, and below it where it is from and what is said of `others`."""
    out.print(day, style="bold")
    print_quotation(excerpt.text)
    for line in below_in_lines(excerpt, others):
        out.print(line, style="dim")
    out.print()
