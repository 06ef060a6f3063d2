"""A line and what stands around it -> the rule by which all of it is furniture. `finding` asks.

What could be of the article elsewhere counts at its head, before its first sentence, or at its
tail alone.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.furniture import lines
from corpus.furniture.appeals import appeal
from corpus.furniture.people import (
    is_about_the_writer,
    is_contact,
    is_share,
    is_sign_off,
    is_thanks,
)
from corpus.furniture.related import (
    FULL_STOP,
    heads_a_list,
    is_links,
    is_marked_link,
    is_read_more,
    is_related_headline,
)

_STAMPED = re.compile(
    r"\W*(?:last |first |originally )?(?:updated|published|posted)\b", re.IGNORECASE
)
_CLOCK = re.compile(r"\d[:.]\d\d.*\d{4}|\d{4}.*\d[:.]\d\d")


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Where a line stands: its text, and whether before the first sentence of it.

    `before` and `after` are two lines each, `telling` is what `telling_words` said of the text.
    """

    text: str
    telling: Sequence[str]
    in_head: bool = False
    before: Sequence[str] = ()
    after: Sequence[str] = ()


def line_rule(line: str, near: Surroundings) -> str | None:
    """The name of the first rule that takes the whole line for furniture."""
    return (
        (_at_the_head(line, near.text) if near.in_head else None)
        or _anywhere(line)
        or appeal(line, near.telling)
        or _related(line, near)
    )


def rule_at_the_tail(line: str, text: str) -> str | None:
    """Of the rules that hold among an article's last lines alone."""
    if is_contact(line, text) or is_about_the_writer(line, text):
        return "about the writer"
    return "byline" if lines.is_by(line) or is_sign_off(line) else None


def _at_the_head(line: str, text: str) -> str | None:
    """Of the rules that hold before an article's first sentence alone."""
    if lines.is_stamp(line) and any(map(str.isdigit, line)):
        return "time stamp"
    if lines.is_dateline(line):
        return "dateline"
    if is_contact(line, text) or is_about_the_writer(line, text):
        return "about the writer"
    return "byline" if lines.is_signed(line) else None


def _anywhere(line: str) -> str | None:
    if lines.is_agency_dateline(line):
        return "dateline"
    if lines.is_stamp(line) and (_STAMPED.match(line) or _CLOCK.search(line)):
        return "time stamp"
    if lines.is_editors_note(line):
        return "editor's note"
    return "byline" if is_thanks(line) or is_share(line) else None


def _related(line: str, near: Surroundings) -> str | None:
    if line.endswith(FULL_STOP):
        return None
    if is_read_more(line) or heads_a_list(line):
        return "read more"
    if is_links(line):
        return "links"
    if is_marked_link(line, near.before, near.after):
        return "related headline"
    if is_related_headline(line, near.text, near.before, near.after):
        return "related headline"
    return None
