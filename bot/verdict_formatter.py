"""Verdicts on quotations -> the reply that Discord shows. Pure; every limit is kept here.

It is measured after escaping. What does not fit is told in brief, the last first, and goes along
whole as a text file.
"""

from collections.abc import Sequence
from typing import Any

from discord import ui

from bot import markdown
from bot.dates import date_in_words
from bot.differences import Piece, pieces
from bot.layout import TEXT_LENGTH, Reply, headline, laid_out, length, source_line, text_file
from bot.views import ContextButton, removal
from bot.wording.checking import remarks_in_words, verdict_in_words
from bot.wording.counting import count
from corpus.model import Summary
from corpus.titles import cut
from corpus.verifying import QUOTATION_LENGTH, Match, Standing, Verdict

CHECKED = 6  # quotations of a message, each of at most 650 characters in brief
_BRIEF = 100  # characters of a quotation, which escaping can double
_MARGIN = 150  # characters for the lines that say what was left out
_FILE = "quotations.txt"
_SHOWN_ASKED = (Standing.ALTERED, Standing.TYPOGRAPHY)


def format_verdicts(
    verdicts: Sequence[Verdict], summary: Summary, *, unchecked: int = 0, asker: int | None = None
) -> Reply:
    """The reply; with `asker`, that person and moderators can take it away again.

    `unchecked` is how many more quotations the message has.
    """
    texts = [_whole(verdict, summary) for verdict in verdicts]
    is_whole = True
    for at in reversed(range(len(texts))):
        if length(*texts) <= TEXT_LENGTH - _MARGIN:
            break
        texts[at], is_whole = _brief(verdicts[at], summary), False
    items: list[ui.Item[Any]] = []
    offered: set[tuple[int, int, int]] = set()
    for verdict, text in zip(verdicts, texts, strict=True):
        items += [ui.Separator()] if items else []
        items.append(_block(verdict, text, offered))
    files = () if is_whole else (text_file(_FILE, _in_file(verdicts, summary)),)
    if files:
        items += [
            ui.TextDisplay(f"-# Not all fits here: it is whole in {_FILE}."),
            *map(ui.File, files),
        ]
    if unchecked:
        more = count(unchecked, "more quotation" if verdicts else "quotation")
        way = f"/verify takes one of at most {QUOTATION_LENGTH:,} characters"
        items.append(ui.TextDisplay(f"-# Not checked: {more}. {way}."))
    items += removal(asker)
    return Reply(laid_out(items), files)


def _block(verdict: Verdict, text: str, offered: set[tuple[int, int, int]]) -> ui.Item[Any]:
    """The text, with the way to the context of what was found beside it, unless it is `offered`.

    Two buttons of a message may not open the same.
    """
    if not verdict.matches:
        return ui.TextDisplay(text)
    excerpt = verdict.matches[0].excerpt
    opens = (excerpt.stored.key, excerpt.start, excerpt.end)
    if opens in offered:
        return ui.TextDisplay(text)
    offered.add(opens)
    return ui.Section(ui.TextDisplay(text), accessory=ContextButton.of(excerpt))


def _whole(verdict: Verdict, summary: Summary) -> str:
    """The verdict, what was asked, the article's words unmarked, and what differs."""
    lines = [_sentence(verdict, summary)]
    if not verdict.matches:
        return "\n".join([*lines, "-# asked", markdown.quote(verdict.asked)])
    first = verdict.matches[0]
    if verdict.standing in _SHOWN_ASKED:
        lines += ["-# asked", markdown.quote(verdict.asked)]
    if verdict.standing is Standing.ALTERED:
        lines += ["-# asked struck out, the article's words in bold", _differences(first, verdict)]
    article = first.excerpt.article
    lines += [
        headline(article),
        date_in_words(article),
        markdown.quote(first.excerpt.text),
    ]
    lines += [f"-# {markdown.inline(line)}" for line in remarks_in_words(verdict)]
    return "\n".join([*lines, source_line(article)])


def _brief(verdict: Verdict, summary: Summary) -> str:
    """The verdict, the beginning of what was asked, and the day of the article."""
    lines = [
        _sentence(verdict, summary),
        f"-# asked: {markdown.inline(cut(verdict.asked, _BRIEF))}",
    ]
    if verdict.matches:
        article = verdict.matches[0].excerpt.article
        about = f"{cut(article.title, _BRIEF)} · {date_in_words(article)}"
        lines.append(f"-# {markdown.inline(about)}")
    return "\n".join(lines)


def _sentence(verdict: Verdict, summary: Summary) -> str:
    return f"**{markdown.inline(verdict_in_words(verdict, summary))}**"


def _differences(match: Match, verdict: Verdict) -> str:
    """One line with the words of both sides: struck out what was asked, in bold the article's."""
    return "".join(piece.blank + _marked(piece) for piece in pieces(match, verdict))


def _marked(piece: Piece) -> str:
    if not piece.relation.is_alteration:
        return markdown.inline(piece.asked)
    asked = f"~~{markdown.inline(piece.asked)}~~" if piece.asked else ""
    text = f"**{markdown.inline(piece.text)}**" if piece.text else ""
    return " ".join(filter(None, (asked, text)))


def _in_file(verdicts: Sequence[Verdict], summary: Summary) -> str:
    """The verdicts as a text file: each quotation and each article's words to the character."""
    return "\n\n".join(_in_plain_text(verdict, summary) for verdict in verdicts) + "\n"


def _in_plain_text(verdict: Verdict, summary: Summary) -> str:
    lines = [verdict_in_words(verdict, summary), "", "Asked:", verdict.asked]
    if verdict.matches:
        excerpt = verdict.matches[0].excerpt
        article = excerpt.article
        where = f"{article.title} · {date_in_words(article)} · {article.source}:"
        lines += ["", where, excerpt.text, "", *remarks_in_words(verdict)]
    return "\n".join(lines)
