"""A line -> how much of its end says who took the picture above it. `finding` calls it."""

import re

_NAME = r"[A-ZÀ-Þ][\w.’'-]*"
_NAMES = rf"{_NAME}(?:[ ](?:{_NAME}|de|del|di|la|van|von|der|and)){{0,5}}"
_AGENCIES = r"(?:Getty\ Images|Shutterstock|AP\ Photo|AP|AFP|EPA|Reuters|Bloomberg)(?:/\w+)?"
_VIA = rf"(?:\ via\ {_NAMES})?"
_SHARED = rf"{_NAMES}(?:/[^\W\d][\w.&’'-]*(?:\ [\w.&’'-]+){{0,4}})+{_VIA}"
_BY = r"(?:(?:photos?|photographs?|picture|image|illustration|video)(?:\ by|\ courtesy(?:\ of)?|:)"
_CREDITED = (
    rf"{_BY}|(?:(?:photo|image)\ )?credit:|photographer:|courtesy(?:\ of)?)\ "
    rf"(?-i:{_NAMES}(?:\ ?[,/]\ ?{_NAMES})*{_VIA})"
)
_BEHIND_A_WORD = rf"""(?: [Cc]ourtesy | (?:[Pp]hoto|[Ii]mage)\ (?:by|[Cc]ourtesy)
    | {_NAME}\ (?:\w\.\ )?{_NAME}/(?:[\w\ ]+/)*{_AGENCIES}\Z )"""
_CREDIT = re.compile(
    rf"""(?:\A | (?<=[.!?”"’')\]])\s | (?<=[\w]\s)(?=(?-i:{_BEHIND_A_WORD})))
    \s* (?: (?-i:{_SHARED}) | {_CREDITED} | (?-i:{_AGENCIES})
    | (?: [(\[] (?:{_CREDITED} | AP\ Photo[^()\[\]]{{0,60}} | (?-i:{_SHARED})) [)\]] \s? )+ )
    \Z""",
    re.IGNORECASE | re.VERBOSE,
)
# Behind a sentence that ends with a word, and no abbreviation, a name without a full stop.
_ONLY_NAMES = re.compile(rf"(?<=[a-z]{{4}}\.)\s(?:{_NAME}\ ?){{1,3}}(?:,\ [JS]r\.?)?\Z")
_LONGEST = 120  # characters
_CAPTION_WORDS = 8
_ENDS_A_SENTENCE = (".", "!", "?", "”", '"', "’", "'", "…", ":")
_ABBREVIATED = ("Jr.", "Sr.", " Co.", " Inc.")
_TELLING = tuple("courtesy credit: photo picture image illustration video shutterstock afp".split())


def trailing_credit(line: str) -> int:
    """How many characters of the line's end are like "Ana Ruiz/Kessel Echo" or "Courtesy Ana Ruiz".

    It stands by itself behind a sentence that has ended, or is the whole line.
    """
    tail = line[-_LONGEST:]
    if line.endswith(_ENDS_A_SENTENCE) and not line.endswith(_ABBREVIATED):
        return 0
    if "/" in tail or any(words in tail.casefold() for words in _TELLING):
        for match in _CREDIT.finditer(tail):
            is_whole_line = match.start() == 0 and len(tail) == len(line)
            if is_whole_line or match.start() > 0:
                return len(match[0].strip())
    names = _ONLY_NAMES.search(tail) if len(line.split()) >= _CAPTION_WORDS else None
    return len(names[0].strip()) if names else 0
