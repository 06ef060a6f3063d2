"""Does a question name this publisher? `question` and `following` ask it of each there is."""

import re

from corpus.spans import Span

_ARTICLE = re.compile(r"the\s+", re.IGNORECASE)


def is_named(publisher: str, question: str) -> bool:
    """Whether the name stands in the question, as a whole.

    In any case, where it is of several words or an acronym; one that is an ordinary word, such as
    "Time" or "The Week", must be written as the publisher does, "The" included.
    """
    return place_of(publisher, question) is not None


def place_of(publisher: str, question: str) -> Span | None:
    """Where the name first stands in the question, as `is_named` has it."""
    if publisher.casefold() not in question.casefold():
        return None
    core = _ARTICLE.sub("", publisher, count=1)
    is_a_word = len(core.split()) == 1 and not core.isupper() and core.isalpha()
    flags = re.NOFLAG if is_a_word else re.IGNORECASE
    match = re.search(rf"(?<!\w){re.escape(publisher)}(?!\w)", question, flags)
    return Span(*match.span()) if match else None
