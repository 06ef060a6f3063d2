"""A relative day in an article's text -> the days it means, where that is plain.

`notes` finds them with EXPRESSION and asks `days_meant`, which leaves out idioms ("the leaders of
tomorrow"), names ("USA Today"), days reckoned from another day than the article's ("the next
week") and whatever has several readings.
"""

import re
from datetime import date

from corpus.days.calendar import WEEKDAY, Days
from corpus.days.lazily import lazily
from corpus.days.relative import RELATIVE, readings
from corpus.days.weekdays import day_meant, is_told_on, tense_at
from corpus.model import Span

EXPRESSION = lazily(rf"{RELATIVE} | \b (?P<bare> {WEEKDAY} )\b", re.IGNORECASE | re.VERBOSE)
_MOST_AGO = {"day": 10, "week": 8, "month": 11, "year": 9}


def days_meant(match: re.Match[str], published: date) -> Days | None:
    """What a match of EXPRESSION means in an article of that day.

    Raises OverflowError or ValueError beyond the calendar's ends.
    """
    text = match.string
    weekday = match["bare"] or match["weekday"]
    if match["bare"] or (weekday and match["which"].lower() == "this"):
        return day_meant(text, Span(match.end() - len(weekday), match.end()), published)
    before = text[max(match.start() - _NEAR, 0) : match.start()]
    behind = text[match.end() : match.end() + _NEAR]
    if _is_name(match, before) or _is_idiom(match, before, behind) or match["season"]:
        return None
    days = readings(match, published)
    return days[0] if len(days) == 1 else None


def _is_name(match: re.Match[str], before: str) -> bool:
    """Whether its capitals say so: they are those of a title, or of a whole line."""
    first, *others = match[0].split()
    if (len(first) > 1 and first.isupper()) or any(
        w[0].isupper() for w in others if not _MAY_BE_CAPITAL().match(w)
    ):
        return True
    return first[0].isupper() and not _SENTENCE_BEGINS().search(before)


def _is_idiom(match: re.Match[str], before: str, behind: str) -> bool:
    word = match[0].split()[0].lower()
    if match["number"]:
        figure = int(match["number"]) if match["number"].isdigit() else 0
        too_far = figure > _MOST_AGO[match["units"].lower()]
        return bool(too_far or _NOT_QUITE().search(before) or _AGO_WHEN().match(behind))
    if word in ("today", "yesterday", "tomorrow"):
        if word == "today" and not _is_of_its_day(match):
            return True
        return bool(_NOT_THE_DAY().search(before) or _NOT_THE_DAY_OF().match(behind))
    return bool(_FROM_ANOTHER_DAY().search(before) or _PART_OF_MORE().match(behind))


def _is_of_its_day(match: re.Match[str]) -> bool:
    """Whether "today" is the day and not nowadays: something was said, or will be done, on it."""
    said = Span(*match.span())
    return tense_at(match.string, said) is not None and is_told_on(match.string, said)


_NEAR = 40  # characters
_MAY_BE_CAPITAL = lazily(r"[A-Z][a-z]+day\b|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)")
_SENTENCE_BEGINS = lazily(r"(?:\A|[.!?…:—–\n][\"”’')\]]*)\s*[\"“‘(\[]?\Z")
_NOT_QUITE = lazily(
    r"\b(?:than|nearly|almost|over|least|most|under|or|to|and|some|up|between|every)\s+\Z|[-–—]\Z",
    re.IGNORECASE,
)
_AGO_WHEN = lazily(rf",?\s+(?:{WEEKDAY}|this|today|last|next|yesterday|on|in)\b")
_NOT_THE_DAY = lazily(
    r"\b(?:like|as\s+if|if|feels?|feeling|seems?|only|born|no|of|better|for|until|till|than|vs|from"
    r"|day\s+before|day\s+after|before|after|since)\s+(?:it\s+was\s+|it\s+were\s+|just\s+)?\Z|-\Z",
    re.IGNORECASE,
)
_NOT_THE_DAY_OF = lazily(r"['’]s\s+(?:news|man|men|world|leaders|generation|people)\b|-|['’]")
_FROM_ANOTHER_DAY = lazily(
    r"\b(?:the|past|his|her|their|our|its|my|your|each|every|on|that|very|week|month|year|ago|whose"
    r"|of\s+the|[\w]+['’]s)\s+\Z|-\Z",
    re.IGNORECASE,
)
_PART_OF_MORE = lazily(
    rf"\s+(?:of|ago|last|next|earlier|this)\b|-|\s+in\s+(?!{WEEKDAY})(?:office|power|the\s+job)\b"
)
