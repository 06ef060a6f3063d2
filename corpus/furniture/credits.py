"""A line -> how much of its end says who took the picture above it. `finding` calls it."""

import re

_NAME = r"[A-ZÀ-Þ][\w.’'-]*"
_NAMES = rf"{_NAME}(?:[ ](?:{_NAME}|de|del|di|la|van|von|der|and)){{0,5}}"
_SHARED = rf"{_NAMES}(?:/{_NAMES})+"
_BY = r"(?:(?:photos?|photographs?|picture|image|illustration|video)(?:\ by|\ courtesy(?:\ of)?|:)"
_CREDITED = rf"{_BY}|(?:photo\ )?credit:|courtesy(?:\ of)?)\ (?-i:{_NAMES}(?:[,/]\ ?{_NAMES})*)"
_AGENCIES = r"(?:Getty\ Images|Shutterstock|AP\ Photo|AFP)(?:/\w+)?"
_CREDIT = re.compile(
    rf"""(?:\A | (?<=[.!?”"’')\]])\s
    | (?<=[\w]\s) (?=[Cc]ourtesy|(?:Photo|Image)\ (?:by|[Cc]ourtesy)))
    \s* (?: (?-i:{_SHARED}) | {_CREDITED} | (?-i:{_AGENCIES})
    | [(\[] (?:{_CREDITED} | AP\ Photo[^()\[\]]{{0,60}} | (?-i:{_SHARED})) [)\]] )
    \Z""",
    re.IGNORECASE | re.VERBOSE,
)
_LONGEST = 120  # characters
_ENDS_A_SENTENCE = (".", "!", "?", "”", '"', "’", "'", "…", ":")
_TELLING = tuple("courtesy credit: photo picture image illustration video shutterstock afp".split())


def trailing_credit(line: str) -> int:
    """How many characters of the line's end are like "Ana Ruiz/Kessel Echo" or "Courtesy Ana Ruiz".

    It stands by itself behind a sentence that has ended, or is the whole line.
    """
    tail = line[-_LONGEST:]
    if line.endswith(_ENDS_A_SENTENCE):
        return 0
    if "/" not in tail and not any(words in tail.casefold() for words in _TELLING):
        return 0
    for match in _CREDIT.finditer(tail):
        is_whole_line = match.start() == 0 and len(tail) == len(line)
        if is_whole_line or match.start() > 0:
            return len(match[0].strip())
    return 0
