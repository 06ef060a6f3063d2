"""An article with what is not of it dim, the rule that caught it beside it.

Where there is no colour it stands in [-…-].
"""

from rich.text import Text

from bot.console.answers import byline
from bot.console.marking import aside
from bot.console.printing import out
from bot.plain import plain
from bot.wording.inspecting import left_out_in_words
from corpus.furniture import Inspected


def print_inspected(found: Inspected) -> None:
    """The text whole, below what is known of the article, and how much of it is left out."""
    article = found.stored.article
    out.print(article.title, style="bold")
    out.print(byline(article), style="cyan")
    out.print(left_out_in_words(found), style="dim")
    out.print()
    at = 0
    shown = Text()
    for one in found.furniture:
        shown.append(plain(article.text[at : one.span.start]))
        shown.append(aside(one.span.of(article.text))).append(f" ‹{one.rule}›", style="cyan")
        at = one.span.end
    out.print(shown.append(plain(article.text[at:])))
