"""A bare weekday in an article -> the day it means, where its sentence tells.

In a clause of what was it is the latest such day up to the article's own, and in one of what is to
come the next after it. `notes` calls it. Where the clause does not tell, or tells of other days,
there is None: a day that is not told is better than a wrong one.
"""

import re
from datetime import date

from corpus.days.calendar import MONTH, WEEKDAY, YEAR, Days, later, one_day, weekday_number
from corpus.days.lazily import lazily
from corpus.days.names import is_no_day
from corpus.days.verbs import SPEECH, WORD, Tense, tense_at_end, tense_of_first, tense_within
from corpus.model import Span

_SENTENCE = 300  # characters that are looked at before and behind


def day_meant(text: str, weekday: Span, published: date) -> Days | None:
    """The day that the weekday at a place of an article means, or None where it is not plain."""
    if is_no_day(text, weekday) or _has_date_beside(text, weekday):
        return None
    if not (_FOLLOWING().match(text, weekday.end) or _has_subject_behind(text, weekday)):
        return None
    tense = tense_at(text, weekday)
    away = (weekday_number(weekday.of(text)) - published.weekday()) % 7
    if tense is Tense.PAST and away != _NEXT_DAY:
        return one_day(later(published, away - 7 if away else 0))
    # What comes on the article's own weekday may come that day or a week later.
    return one_day(later(published, away)) if tense is Tense.FUTURE and away else None


def _has_date_beside(text: str, weekday: Span) -> bool:
    before = text[max(weekday.start - 30, 0) : weekday.start]
    return bool(_DATE_AFTER().match(text, weekday.end) or _DATE_BEFORE().search(before))


def _has_subject_behind(text: str, weekday: Span) -> bool:
    """Whether it is as in "and on Thursday Ukraine said", and not as in "the Thursday vote"."""
    is_on = _ON().search(text[max(weekday.start - 4, 0) : weekday.start]) is not None
    return is_on and _NAME_BEHIND().match(text, weekday.end) is not None


def tense_at(text: str, weekday: Span) -> Tense | None:
    """The tense of the clause that a day is in, read from where it stands there; None if unsure."""
    sentence = _sentence_before(text, weekday.start)
    lead = _LEAD().search(sentence)
    before, preposition = sentence[: lead.start()] if lead else sentence, ""
    if lead and lead["preposition"]:
        preposition = lead["preposition"].lower()
    if preposition in _PLAIN:
        return _PLAIN[preposition]
    words = WORD.findall(before)
    of_other_days = _is_of_other_days(text, weekday)
    if not words or words[-1].lower() in _OPENERS:
        behind = WORD.findall(_sentence_behind(text, weekday.end))
        return tense_of_first(behind) if preposition in _AT and not of_other_days else None
    if tense := tense_at_end(words):
        is_at = preposition in _AT or (preposition == "for" and tense is Tense.FUTURE)
        is_said = words[-1].lower() in SPEECH
        return tense if is_at and (is_said or not of_other_days) else None
    return tense_within(_clause(words)) if preposition in _AT and not of_other_days else None


def is_told_on(text: str, day: Span) -> bool:
    """Whether something was said on the day or will be on it, in so many words."""
    words = [word.lower() for word in WORD.findall(_sentence_before(text, day.start))]
    if not words or words[-1] in _OPENERS:
        words = [word.lower() for word in WORD.findall(_sentence_behind(text, day.end))]
        return not SPEECH.isdisjoint(words) or "will" in words
    # "from seven billion today" is no day.
    near = _clause(words)[-_NEAR_WORDS:]
    return words[-1] in SPEECH or ("will" in near and "from" not in near)


def _sentence_before(text: str, at: int) -> str:
    """The sentence up to there, its quotations left out."""
    before = text[max(at - _SENTENCE, 0) : at]
    start = 0
    for end in _SENTENCE_END().finditer(before):
        if not _ABBREVIATION().search(before[: end.start() + 1]):
            start = end.end()
    return _QUOTATION().sub(" ” ", before[start:])


def _sentence_behind(text: str, at: int) -> str:
    """The clause from there on."""
    behind = _PART_OF_DAY().sub("", text[at : at + _SENTENCE])
    return _CLAUSE_END().split(behind.lstrip(" ,"), maxsplit=1)[0]


def _is_of_other_days(text: str, weekday: Span) -> bool:
    """Whether other dates stand near, which the weekday may belong to."""
    near = text[max(weekday.start - 200, 0) : weekday.end + 100]
    return _OTHER_DAYS().search(near) is not None


def _clause(words: list[str]) -> list[str]:
    """The words behind the last one that may begin a clause."""
    for at in range(len(words) - 1, -1, -1):
        if words[at].lower() in _OPENERS:
            return words[at + 1 :]
    return words


# An article that tells on a Monday what was on Tuesday was mostly added to on that Tuesday.
_NEXT_DAY = 1
_NEAR_WORDS = 6
_AT = ("", "on")
_PLAIN = {
    "coming": Tense.FUTURE,
    "this coming": Tense.FUTURE,
    "past": Tense.PAST,
    "this past": Tense.PAST,
}
_LEAD = lazily(
    r"(?:\b(?:late|early|earlier|later|just)\s+)?"
    r"(?:\b(?P<preposition>on|as\s+of|(?:as\s+)?(?:early|soon|late)\s+as|since|for|until|till|by"
    r"|through|before|after|from|to|between|of|starting|beginning|effective|this\s+coming|coming"
    r"|this\s+past|past|than|in|at|with|against|over|about|like|into|toward|towards|come)\s+)?"
    r"(?:\b(?:late|early|earlier)\s+)?\Z",
    re.IGNORECASE,
)
_OPENERS = frozenset(
    ", ; : ( ) [ ] — – - that which who whom whose because when while after before if as where but"
    " and or since until although though than saying so then how why whether yet".split()
)
_SENTENCE_END = lazily(r"[.!?…][\"”’')\]]*\s+(?=[\"“‘'(\[]?[A-Z0-9])|\n")
_ABBREVIATION = lazily(
    rf"(?:\b(?:[A-Z]|Mr|Mrs|Ms|Dr|St|Sen|Rep|Gov|Gen|Lt|Col|Sgt|Rev|Prof|Jr|Sr|No|vs|{MONTH})"
    r"|\.[A-Z])\.\Z"
)
_QUOTATION = lazily(r"[\"“][^\"“”]*[\"”]")
_PART_OF_DAY = lazily(r"\A\s+(?:morning|afternoon|evening|night)\b", re.IGNORECASE)
_CLAUSE_END = lazily(r"[.;:!?…\n\"“(—–]")
_FOLLOWING = lazily(
    r"(?:\s+(?:morning|afternoon|evening|night|noon))?"
    r"(?:\s*(?:[.,;:!?)\]\n—–…\"”]|\Z)|\s+(?:[-—–(\"“]"
    r"|(?:a|an|the|in|on|at|of|for|from|with|by|to|that|as|after|before|during|when|while|where|who"
    r"|which|and|but|he|she|it|they|we|his|her|its|their|about|against|over|under|near|into|amid"
    r"|following|despite|because|since|if|whether|saying|not|also|via|than|was|were|is|will|has|had"
    r"|said|told|alongside|ahead|around|outside|inside|between|without|more|just|only)\b))",
    re.IGNORECASE,
)
_ON = lazily(r"\b[Oo]n\s+\Z")
_NAME_BEHIND = lazily(r"\s+[A-Z]")
_DATE_AFTER = lazily(
    rf",?\s+(?:the\s+)?(?:{MONTH}\b|\d{{1,2}}(?:st|nd|rd|th)\b|\d{{1,2}}\s+(?:of\s+)?{MONTH}\b)"
    rf"|(?:,?\s+and|,|\s+to|\s*[-–])\s+{WEEKDAY}"
)
_DATE_BEFORE = lazily(
    rf"(?:\b{MONTH}\.?\s+\d{{1,2}}|\d{{1,2}}(?:st|nd|rd|th)?\s+{MONTH})(?:,?\s+{YEAR})?[\s,(]*\Z"
    rf"|\b{WEEKDAY}(?:,?\s+and|,|\s+to|\s*[-–])\s+\Z"
)
_OTHER_DAYS = lazily(
    rf"\b(?:{MONTH}\.?\s+\d{{1,2}}|\d{{1,2}}\s+{MONTH}|(?:in|since|last|early|late|mid-?|of)\s+{MONTH}"
    rf"|(?<![$£€\d,.]){YEAR}(?![\d,]))\b"
    r"|\b(?i:the|that|a|one)\s+(?:(?:previous|following|next|same)\s+)?"
    r"(?:day|night|week|weekend|month|year)\b|\bago\b|\b(?:last|next)\s+(?:week|month|year)\b"
    r"|\blater\b|\bat\s+the\s+time\b|\bafterwards?\b|\bdays\s+(?:after|before)\b"
)
