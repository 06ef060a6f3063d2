"""A verdict on a quotation in words; terminal and Discord show them."""

from bot.dates import day_in_words
from bot.differences import Piece, pieces
from bot.wording.answers import holdings_in_words
from bot.wording.counting import count
from bot.wording.notes import notes_in_words
from corpus.model import Summary
from corpus.speakers.attribution import Known
from corpus.titles import cut
from corpus.verifying import Match, Relation, Standing, Verdict

_DAYS = 6
_PART = 200  # characters of what an ellipsis leaves out


def verdict_in_words(verdict: Verdict, summary: Summary) -> str:
    """How the quotation stands in the archive, in a sentence or two."""
    match verdict.standing:
        case Standing.EXACT:
            if any(s.relation is not Relation.SAME for s in verdict.matches[0].stretches):
                return "Exact, but for what its ellipses and brackets say."
            return "Exact: an article has these very characters."
        case Standing.TYPOGRAPHY:
            kinds = ", ".join(verdict.matches[0].typography)
            return f"Exact but for typography: {kinds}."
        case Standing.ALTERED:
            number = sum(s.is_alteration for s in verdict.matches[0].stretches)
            return f"Altered: what comes nearest differs in {count(number, 'place')}."
        case Standing.TOO_SHORT:
            return (
                "Too short or too common to tell: it does not stand so in the archive, and no"
                " alteration of it can be told from other sentences. Give it at greater length."
            )
        case Standing.NOT_FOUND:
            return f"Not found, nor anything like it. {holdings_in_words(summary)}"


def remarks_in_words(verdict: Verdict) -> list[str]:
    """What is to be said of the match that is shown: its speaker, notes, gaps, brackets, others."""
    if not verdict.matches:
        return []
    first = verdict.matches[0]
    parts = [_part(piece) for piece in pieces(first, verdict)]
    outside = [f"{span.of(verdict.asked)} was not looked for." for span in verdict.outside]
    of_the_match = [_speaker(first), *notes_in_words(first.excerpt)]
    lines = [*of_the_match, *parts, *outside, _typography(verdict), _others(verdict)]
    return [line for line in lines if line]


def _speaker(match: Match) -> str:
    found = match.attribution
    if found is None:
        return ""
    if found.known is Known.UNCLEAR or found.speaker is None:
        return "Who says this cannot be told from the text."
    name = " ".join(found.speaker.of(match.excerpt.article.text).split())
    return f"Said by {cut(name, _PART)}, as the text has it."


def _part(piece: Piece) -> str:
    match piece.relation:
        case Relation.LEFT_OUT if piece.text:
            return f"{piece.asked} leaves out “{cut(piece.text, _PART)}”."
        case Relation.INSERTED if piece.text:
            return f"{cut(piece.asked, _PART)} stands for “{cut(piece.text, _PART)}”."
        case Relation.INSERTED:
            return f"{cut(piece.asked, _PART)} is not in the article."
    return ""


def _typography(verdict: Verdict) -> str:
    """What else differs, where words do too."""
    kinds = verdict.matches[0].typography
    if verdict.standing is not Standing.ALTERED or not kinds:
        return ""
    return f"Typography differs too: {', '.join(kinds)}."


def _others(verdict: Verdict) -> str:
    """The days of the other articles that have it."""
    more = verdict.matches[1:]
    if verdict.standing is Standing.ALTERED:
        return ""
    if not more:
        return "" if verdict.is_all else "Other articles may have it too."
    articles = [match.excerpt.article for match in more[:_DAYS]]
    days = [day_in_words(one.published, one.precision) for one in articles]
    left = len(more) - len(days)
    last = f" and {left:,} more" if left else ""
    perhaps = "" if verdict.is_all else " There may be more."
    return f"Also in {count(len(more), 'other article')}: {', '.join(days)}{last}.{perhaps}"
