"""Does a question name this publisher? `question` asks it of each that the archive has."""

import re

_ARTICLE = re.compile(r"the\s+", re.IGNORECASE)


def is_named(publisher: str, question: str) -> bool:
    """Whether the name stands in the question, as a whole.

    In any case, where it is of several words or an acronym; one that is an ordinary word, such as
    "Time" or "The Week", must be written as the publisher does, "The" included.
    """
    if publisher.casefold() not in question.casefold():
        return False
    core = _ARTICLE.sub("", publisher, count=1)
    is_a_word = len(core.split()) == 1 and not core.isupper() and core.isalpha()
    flags = re.NOFLAG if is_a_word else re.IGNORECASE
    return re.search(rf"(?<!\w){re.escape(publisher)}(?!\w)", question, flags) is not None
