"""Verdicts on quotations."""

from rich.text import Text

from bot.console.answers import byline
from bot.console.marking import come, gone
from bot.console.printing import out, print_quotation
from bot.differences import Piece, pieces
from bot.plain import plain
from bot.wording.checking import remarks_in_words, verdict_in_words
from corpus.model import Summary
from corpus.verifying import Match, Relation, Standing, Verdict

_STYLES = {
    Standing.EXACT: "bold green",
    Standing.TYPOGRAPHY: "bold green",
    Standing.ALTERED: "bold red",
    Standing.NOT_FOUND: "bold red",
    Standing.TOO_SHORT: "bold yellow",
}


def print_verdict(verdict: Verdict, summary: Summary) -> None:
    """How the quotation stands, where, and what differs: what was asked in red, the text green."""
    out.print(verdict_in_words(verdict, summary), style=_STYLES[verdict.standing])
    if not verdict.matches:
        return
    first = verdict.matches[0]
    if verdict.standing in (Standing.ALTERED, Standing.TYPOGRAPHY):
        out.print("asked", style="dim")
        print_quotation(verdict.asked)
    if verdict.standing is Standing.ALTERED:
        out.print("asked and article", style="dim")
        out.print(_differences(first, verdict))
    article = first.excerpt.article
    out.print(article.title, style="bold")
    out.print(byline(article), style="cyan")
    print_quotation(first.excerpt.text)
    for line in remarks_in_words(verdict):
        out.print(line, style="dim")
    if article.url:
        out.print(article.url, style="dim")


def _differences(match: Match, verdict: Verdict) -> Text:
    """One text with the words of both sides, those that differ marked."""
    parts: list[Text] = [Text("  ")]
    for piece in pieces(match, verdict):
        parts += [Text(piece.blank), *_marked(piece)]
    return Text.assemble(*parts)


def _marked(piece: Piece) -> list[Text]:
    match piece.relation:
        case Relation.SAME:
            return [Text(plain(piece.asked))]
        case Relation.LEFT_OUT | Relation.INSERTED:
            return [Text(plain(piece.asked), style="dim")]
    sides = [gone(piece.asked)] if piece.asked else []
    return [*sides, come(piece.text)] if piece.text else sides
