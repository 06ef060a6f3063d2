"""What is shown of a person besides the quotations."""

from collections.abc import Sequence

from bot.wording.answers import holdings_in_words
from bot.wording.counting import count
from corpus.model import Summary
from corpus.naming import SUFFIXES
from corpus.said import Said, Speaker
from corpus.titles import cut

UNCLEAR = "Unclear: perhaps theirs, but the text does not make plain who says it."
_NAME = 80  # characters
_SHOWN_SPEAKERS = 5


def said_in_words(said: Said, summary: Summary) -> str:
    """How many quotations there are and where; or that there is none, and what there is."""
    if not said.told.found:
        return _none_in_words(said, summary)
    parts = [f"{count(said.told.found, 'quotation')} in {_articles(said)}."]
    if len(said.told.sayings) < said.told.found:
        parts.append(f"Shown are the latest {len(said.told.sayings):,}.")
    if len(said.told.speakers) > 1:
        parts.append(f"{_names(said.told.speakers)} are matched: a first name tells them apart.")
    return " ".join(parts)


def _none_in_words(said: Said, summary: Summary) -> str:
    if not said.has_name:
        return "There is no name in this to look up: give a surname, or first name and surname."
    if said.confined_to == 0:
        return f"No article lies within these limits. {holdings_in_words(summary)}"
    if said.articles:
        plain = f"No quotation is plainly that of “{cut(said.name, _NAME)}” in {_articles(said)}."
        return f"{plain} {holdings_in_words(summary)}"
    topic = " and the topic" if said.topic and not said.unknown else ""
    return f"No article has “{_surname(said)}”{topic} in it. {holdings_in_words(summary)}"


def _articles(said: Said) -> str:
    """The articles that were looked in: those with the name, or the latest of them."""
    having = f"with “{_surname(said)}”{' and the topic' if said.topic else ''} in "
    if said.read < said.articles:
        return f"the latest {said.read:,} of {said.articles:,} articles {having}them"
    return f"{count(said.articles, 'article')} {having}{'it' if said.articles == 1 else 'them'}"


def _surname(said: Said) -> str:
    """The word of the name that an article must have, as it was typed."""
    typed = said.name.split()
    kept = [word for word in typed if word.casefold().strip(".,") not in SUFFIXES] or typed
    return cut(kept[-1], _NAME) if kept else ""


def _names(speakers: Sequence[Speaker]) -> str:
    named = [f"{cut(one.name, _NAME)} ({one.sayings:,})" for one in speakers[:_SHOWN_SPEAKERS]]
    if len(speakers) > _SHOWN_SPEAKERS:
        named.append(f"{len(speakers) - _SHOWN_SPEAKERS:,} more")
    return " and ".join([", ".join(named[:-1]), named[-1]])
