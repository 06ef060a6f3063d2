"""Names that a weekday is part of, and days that are one of many: "Good Friday", "every Monday".

`reckoned` and `weekdays` call it, before they take a weekday for a day.
"""

import re

from corpus.days.calendar import WEEKDAY
from corpus.days.lazily import lazily
from corpus.model import Span

_NEAR = 24  # characters
_NAMED = lazily(
    r"\b(?:ash|big|black|bloody|blue|boxing|casual|championship|clean|cyber|easter|fat|freaky"
    r"|giving|girl|good|holy|maundy|super|bowl|low|mad|man|manic|mothering|palm|pancake|plough"
    r"|record\ store|red|remembrance|ruby|selection|shrove|silver|small\ business|spy|stir-up"
    r"|taco|throwback|tragic|trinity|whit|sheffield|joe|bandcamp|budget|election|orthodox"
    r"|first|second|third|fourth|fifth|last)\s+\Z",
    re.IGNORECASE | re.VERBOSE,
)
_ONE_OF_MANY = lazily(
    r"\b(?:an?|any|each|every|one|some|most|many|all|no|other|another|per|that|those|previous"
    r"|following|same|whichever|next-to-last|alternate)\s+\Z|\w-\Z",
    re.IGNORECASE,
)
_GOES_ON = lazily(
    rf"s\b|-\w|\s+(?:Night|Morning|Afternoon|Evening|Times|Post|Mirror|Telegraph|Mail|Express"
    rf"|Sun|Star|Herald|Service|Live|Football|Baseball|League|Club|Addams|Weld|School|Harbor"
    rf"|prayers?|roast|mass|school|league|to\s+{WEEKDAY}|through\s+{WEEKDAY}|or\s+{WEEKDAY})\b"
    rf"|\s*[–—-]\s*{WEEKDAY}|\s+(?:the\s+)?(?:13th|thirteenth)\b"
)


def is_no_day(text: str, weekday: Span) -> bool:
    """Whether the weekday is part of a name, or stands for many such days."""
    before = text[max(weekday.start - _NEAR, 0) : weekday.start]
    if _ONE_OF_MANY().search(before) or _NAMED().search(before):
        return True
    return _GOES_ON().match(text, weekday.end, weekday.end + _NEAR) is not None
