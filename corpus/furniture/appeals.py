"""Does a line ask readers to subscribe, follow, click or accept, or state rights? `around` asks.

Such a line speaks to the reader in the imperative, outside of quotations.
"""

import re
from collections.abc import Sequence

APPEAL = "appeal to readers"
_LINE_WORDS = 60
_LONGEST = 900  # characters
_END = 8  # characters: "here", and marks
# One of these is in whatever the patterns below match: most lines have none, and are done with.
_TELLING = tuple(
    "newsletter|inbox|sign up|subscri|register|click|tap |press |get the|get our|follow"
    "|us on|journalism|delivered|independently|earn|accurate|this story|this article|this column"
    "|this content|this coverage|this post|made possible|editorial input|advertisement|sponsored"
    "|ad feedback|supported by|continues below|video|just watched|now playing|replay|click this"
    "|rights reserved|©|may not be|copyright|(c)|you agree|you accept|you consent|cookies|sign-up"
    "|channel|updates|alerts|your comment|your thought|your stor|your photo|conversation|source:"
    "|like to receive|download|following".split("|")
)
_QUOTED = re.compile(r"[“\"][^”\"]*[”\"]|[‘][^’]*[’]")
_CLAUSE = r"(?:\A[\W_]*|[.!?]\s*|[:;,–—-]\s+|\b(?:please|consider|(?:make|be)\ sure\ to)\s+)"
_LATER = r"\b(?:and|or|to)\s+"  # a clause that asks nobody, unless the line speaks to the reader
_READER = re.compile(
    r"\b(?:you|your|our|us|we)\b|@\w|\b(?:follow|find|reach) (?:her|him|them)\b", re.IGNORECASE
)
_ASKED = r"""(?:
    (?:sign[\ -]up|subscribe|register)\ (?:for|here|to|now|today|at)\b
      (?=.*\b(?:newsletters?|here|now|today|inbox|alerts?|e-?mails?|texts?|podcast|us|our|subscriber)\b)
    | (?:click|tap|press)\ (?:here|through|on\ (?:each|the|this)\b|the\ link)\b
    | (?:download|get)\ (?:the|our)\ .{0,40}\b(?:app|newsletter)\b
    | follow\ .{0,60}\bon\s?(?:twitter|x|facebook|instagram|tiktok|threads|bluesky|flipboard)\b
    | (?:like|join)\ us\ on\b
    | support(?:ing)?\ (?:our\ |local\ |quality\ ){1,2}journalism\b
    )"""
_APPEAL = re.compile(rf"{_CLAUSE}{_ASKED}", re.IGNORECASE | re.VERBOSE)
_APPEAL_LATER = re.compile(rf"{_LATER}{_ASKED}", re.IGNORECASE | re.VERBOSE)
# What a sentence of the article could ask elsewhere counts where a line begins with it.
_OPENING = re.compile(
    r"""\A[\W_]*(?:
    (?:[^.!?]{3,60}[!?]\s+)?join\ (?:(?:our|the)\ .{0,40}
      \b(?:channel|newsletter|conversation|discussion)|[^,]{0,50}\b(?:whatsapp|telegram))\b
    | (?:share|post|leave)\ your\ (?:own\ )?(?:thought|comment|stor|photo)
    | (?:get|receive)\ .{0,60}\b(?:updates|alerts|news|headlines)\ (?:in|on|to|by|delivered)\b
    | (?:support|become)\ .{0,60}\bsubscriber\b | follow\ along\b | would\ you\ like\ to\ receive\b
    | [^.!?]{0,40}\bapp\ (?:gets|gives|brings|keeps)\ you\b.{0,60}\b(?:news|headlines|stories)\b
    )""",
    re.IGNORECASE | re.VERBOSE,
)
_SELF = re.compile(
    r"""\b(?:our\ (?:\w+\ )?|this\ |the\ )newsletters?\b.*\b(?:here|inbox|subscribe|sign)\b
    | \bget\ .{0,60}\bnewsletter\b
    | \bdelivered\ .{0,30}\b(?:inbox|you)\b
    | \bindependently\ (?:chosen|selected|reviewed)\b | \bearn\b.{0,60}\b(?:commission|affiliate)\b
    | \b(?:prices|deals)\ were\ accurate\b
    | \b(?:this|the\ following)\ (?:story|article|column|content|coverage|post)
      \ (?:was\ )?(?:originally|first)
      .{0,20}\b(?:appeared|published)\b
    | \bproduced\ independently\ of\b
    | \bcoverage\b.{0,60}\bmade\ possible\b | \bdoes\ not\ provide\ editorial\ input\b
    | \A\W*(?:advertisement|sponsored|ad\ feedback|supported\ by|story\ continues\ below)\b.{0,30}\Z
    | \bvideo\ player\ was\ slow\b""",
    re.IGNORECASE | re.VERBOSE | re.DOTALL,
)
_VIDEO = re.compile(
    r"(?:video|just watched|now playing|replay)\b.*\b\d{1,2}:\d\d(?: - source:.*)?"
    r"|.* \d{1,2}:\d\d - source:[\w .]{1,40}",
    re.IGNORECASE,
)
_OFFER = re.compile(
    r"\A\W*(?:need|want|love|looking|enjoy|interested|ready)\b[^.!?:]{3,60}\?\s+"
    r"(?:check out|try|play|sign up|subscribe|get|download|follow|join|see|read|visit|click)\b",
    re.IGNORECASE,
)
_LINKED = re.compile(
    r"[\W_]*(?:[^.!?]*\?\s+)?(?:check|see|read|find|get|view|watch|listen|learn|register|vote|buy|order"
    r"|send)\b[^.!?,]{0,80}\bhere\W*\Z",
    re.IGNORECASE,
)
_RIGHTS = re.compile(
    r"""\ball\ rights\ reserved\b | \A\W*©
    | \bmay\ not\ be\ (?:published|reproduced),?\ (?:broadcast|rewritten|redistributed|in\ any)
    | \A\W*(?:copyright|\(c\))\ .{0,10}\d{4}\b
    | \bby\ (?:continuing|signing\ up|using|clicking)\b.{0,60}\byou\ (?:agree|accept|consent)\b
    | \b(?:we|this\ (?:web)?site|our\ (?:web)?site)\ uses?\ cookies\b
    | \A\W*(?:accept|manage|reject)\b.{0,20}\bcookies\b""",
    re.IGNORECASE | re.VERBOSE | re.DOTALL,
)


def telling_words(text: str) -> tuple[str, ...]:
    """The words in a text of which each line that asks or claims something has one."""
    folded = text.casefold()
    return tuple(words for words in _TELLING if words in folded)


def appeal(line: str, telling: Sequence[str]) -> str | None:
    """The rule for a line that asks readers for something, is on selling, or claims rights."""
    if len(line) > _LONGEST:
        return None
    if ("here" in line[-_END:] and _LINKED.match(line)) or ("?" in line and _OFFER.match(line)):
        return APPEAL
    folded = line.casefold()
    if not any(words in folded for words in telling):
        return None
    own = _QUOTED.sub("", line)
    if len(line.split()) > _LINE_WORDS:
        return APPEAL if _APPEAL.match(own) else None
    if _RIGHTS.search(own):
        return "notice of rights"
    if _asks(own) or _SELF.search(own):
        return APPEAL
    return "video" if _VIDEO.fullmatch(line) else None


def _asks(own: str) -> bool:
    """Whether it asks something of the reader, in words of its own."""
    if _APPEAL.search(own) or _OPENING.match(own):
        return True
    return _READER.search(own) is not None and _APPEAL_LATER.search(own) is not None
