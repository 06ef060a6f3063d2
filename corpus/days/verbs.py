"""Words of an English clause -> whether it tells of what was or of what is to come.

`weekdays` calls it. It knows tense by the forms of verbs alone, with no grammar of the sentence,
and answers None wherever the forms do not agree or do not suffice.
"""

import re
from collections.abc import Sequence
from enum import Enum
from itertools import takewhile


class Tense(Enum):
    """When something happens, against the day it is told."""

    PAST = "past"
    FUTURE = "future"


WORD = re.compile(r"[\w’'-]+|\S")


def tense_at_end(words: Sequence[str]) -> Tense | None:
    """The tense of the verb that the words end with: "said", "will meet", "is due"; else None."""
    if not words:
        return None
    verb, before = words[-1].lower(), [word.lower().replace("’", "'") for word in words[:-1]]
    helpers = _helpers(before)
    if verb in _IS:
        return Tense.FUTURE if not helpers else None
    if verb in _SCHEDULED:
        return Tense.FUTURE if helpers and set(helpers) <= _IS | _ADVERBS else None
    if helpers.intersection(_WILL):
        return Tense.FUTURE
    if "to" in helpers:
        return Tense.FUTURE if _is_planned(before) else None
    if helpers & _UNSURE:
        return None
    if helpers & _DID or (is_past(verb) and not helpers & (_IS | _BE)):
        return Tense.PAST
    return Tense.FUTURE if verb in _OPENS and not helpers else None


def tense_within(words: Sequence[str]) -> Tense | None:
    """The one tense of all verbs of a clause in which a day stands apart from the verb."""
    # A capital is a name's: "Hit & Run" tells of nothing.
    lower = ["" if word[0].isupper() else word.replace("’", "'") for word in words]
    will, past = _WILL & set(lower), _pasts(lower)
    if any(_is_infinitive(words, at) for at in range(len(words))):
        return Tense.FUTURE if _is_planned(lower) and _SCHEDULED.issuperset(past) else None
    if set(lower) & (_UNSURE | _IS | _AHEAD) or set(past) & _OF_WHAT_COMES:
        return None
    if will and not past:
        return Tense.FUTURE
    return Tense.PAST if past and not will else None


def tense_of_first(words: Sequence[str]) -> Tense | None:
    """The tense of the first verb of a clause that a day opens."""
    for at, word in enumerate(words):
        lower = word.lower().replace("’", "'")
        if lower in _WILL:
            return Tense.FUTURE
        if lower in _UNSURE | _IS | _HAS | _LINKS or _is_infinitive(words, at):
            return None
        if lower in _WAS:
            following = {following.lower() for following in words[at + 1 : at + 3]}
            return None if following & (_SCHEDULED | {"to"}) else Tense.PAST
        if is_past(lower) and not (at and words[at - 1].lower() in _DETERMINERS):
            # "The man accused of theft will stand trial": that was no verb of the clause.
            goes_on = {rest.lower() for rest in takewhile(_is_no_link, words[at + 1 :])}
            is_verb = lower in SPEECH or not goes_on & (_WILL | _IS | _UNSURE)
            return Tense.PAST if is_verb else None
    return None


def _is_no_link(word: str) -> bool:
    return word.lower() not in _LINKS


def is_past(word: str) -> bool:
    """Whether a word in lower case is, or may be, a verb's past."""
    if word in _IRREGULAR or word in _WAS or word in _DID:
        return True
    is_regular = len(word) > len("need") and word.endswith("ed") and "-" not in word
    return is_regular and word not in _NOT_PAST


def _pasts(lower: Sequence[str]) -> list[str]:
    """The pasts among the words but "was" and those like an adjective: "the proposed law"."""
    return [
        word
        for at, word in enumerate(lower)
        if is_past(word) and word not in _WAS and not (at and lower[at - 1] in _DETERMINERS)
    ]


def _helpers(before: Sequence[str]) -> set[str]:
    """The auxiliaries and adverbs that stand in a row before a verb."""
    found: set[str] = set()
    for word in reversed(before):
        if word not in _HELPERS and not word.endswith("ly"):
            break
        found.add(word)
    return found - _ADVERBS


def _is_planned(lower: Sequence[str]) -> bool:
    """Whether the last "to" belongs to "is to", "is expected to", "plans to" or the like."""
    at = len(lower) - 1 - lower[::-1].index("to")
    if at and lower[at - 1] in _PLANS | _IS:
        return True
    return at > 1 and lower[at - 1] in _SCHEDULED and bool(_IS & set(lower[max(at - 4, 0) : at]))


def _is_infinitive(words: Sequence[str], at: int) -> bool:
    """Whether "to" stands there before a verb, as far as can be told, and not before a noun."""
    if words[at] != "to" or at + 1 == len(words):
        return False
    following = words[at + 1]
    is_noun = following.lower() in _DETERMINERS | _PRONOUNS or following.endswith(("s", "ing"))
    return following.islower() and not is_noun


_WILL = frozenset("will shall won't i'll he'll she'll it'll they'll we'll you'll".split())
_IS = frozenset("is are am isn't aren't it's he's she's that's there's they're we're i'm".split())
_BE = frozenset(("be", "being"))
_WAS = frozenset("was were wasn't weren't".split())
_HAS = frozenset("has have haven't hasn't had hadn't".split())
_DID = frozenset("did didn't".split())
_UNSURE = frozenset(
    "would could should may might must can cannot can't couldn't wouldn't shouldn't had hadn't"
    " if unless i'd he'd she'd they'd we'd being".split()
)
_LINKS = frozenset("that which who whom whose where whether because since if unless".split())
SPEECH = frozenset("said told announced tweeted wrote says confirmed reported".split())
_ADVERBS = frozenset(
    "not also again then first later still finally never only just even officially once here there"
    " back".split()
)
_HELPERS = _WILL | _IS | _BE | _WAS | _HAS | _DID | _UNSURE | _ADVERBS | frozenset(("to", "been"))
# With "is" or "are" before them, of what is to come; "was due" may have been for any day.
_SCHEDULED = frozenset(
    "scheduled expected due slated planned set poised supposed likely going about".split()
)
_PLANS = frozenset("plans plan intends intend hopes hope expects expect prepares aims".split())
_OPENS = frozenset(
    "opens begins starts resumes premieres debuts expires returns launches kicks concludes".split()
)
# What these tell of may lie ahead, and a day apart from them may be its day.
_OF_WHAT_COMES = _SCHEDULED | frozenset(
    "announced postponed cancelled canceled called delayed confirmed proposed promised arranged"
    " invited urged moved rescheduled agreed demanded awaited booked organised organized ordered"
    " predicted forecast set warned".split()
)
_AHEAD = frozenset(
    "ahead before until pending upcoming plans plan planning hopes hoping going deadline next by"
    " through till awaiting".split()
)
_DETERMINERS = frozenset(
    "a an the this that these those his her its their our your my some any no each every more most"
    " two three four five six seven eight nine ten very so too".split()
)
_PRONOUNS = frozenset("him them me us you it one whom which what".split())
_NOT_PAST = frozenset(
    "indeed hundred speed exceed proceed succeed agreed-upon breed naked sacred wicked biped"
    " kindred hatred aged beloved united unprecedented so-called alleged armed hundreds".split()
)
_IRREGULAR = frozenset(
    "said told took went came met won lost beat gave got made saw left held led found became"
    " began broke brought built bought caught chose did drew drove fell fled flew fought forgot"
    " froze grew heard hit hurt kept knew laid lay let paid put quit ran rang rose sang sat sank"
    " sent shook shot shut sold spent spoke spread stole stood struck stuck swam swept swore"
    " taught thought threw understood withdrew woke wore wrote cut cost dealt ate overthrew"
    " overtook undertook underwent slid sped split spun sued upheld rode hid fed felt bled bit"
    " blew dug sought shed leapt burnt learnt swung hung lent meant read arose awoke bore bound"
    " cast clung crept gone seen taken given known shown written spoken broken stolen beaten"
    " sworn fallen drawn driven chosen done flown been born".split()
)
