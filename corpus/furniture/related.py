"""Is a line of a scraped page another article's headline, or a link to one? `around` asks.

Such a link is a few words on what it is about, a colon, and a headline. Lines that end in a full
stop are none, and are not asked about, but in `is_listed`.
"""

import re
from collections.abc import Sequence

_LIST_HEADING_WORDS = 10
_KICKER_WORDS = range(2, 8)
_TORN_WORDS = 10
_LINK_WORDS = 30
_HEADLINE_WORDS = 5
_LOWER_CASE = 3  # words of a headline; a name or an address has fewer
FULL_STOP = (".", ".”", '."', ".’", ".'", "…")
_OPENING = r"[\W_]*"
_READ_MORE = re.compile(
    rf"""{_OPENING}(?:
    (?:read|see|learn|find\ out|watch|go)\ (?:more|next|also|deeper|further)\b[^.]{{0,40}}(?::|\Z)
    | also\ (?:read|see|watch)\b.{{0,20}}:
    | (?:more|read|watch|listen|related(?:\ \w+)?|recommended|icymi|opinion|background
      |explainer)\s*:
    | (?:more|read|see|watch|related|follow|check)\b[^.:]{{1,50}}:\s*[^\s@]
    | (?:story|video|visual\ story|quiz|interactive)\s*:
    | [^.:]{{0,40}}\b(?:podcast|photos|gallery|live\ (?:updates?|blog|leaderboard|scores))\s*:\s*\S
    )""",
    re.IGNORECASE | re.VERBOSE,
)
_LIST_HEADING = re.compile(
    rf"""{_OPENING}(?:
    you\ (?:may|might)\ (?:also\ )?(?:like|enjoy|be\ interested\ in)
    | (?:related|recommended|popular|trending|top|latest)\ (?:stories|articles|reading|content|news
      |coverage|links|topics|posts)
    | (?:more|also)\ (?:from|on|in|coverage|stories|news|reading)\b
    | more\ (?:[\w’'-]+\ ){{1,3}}(?:news|stories|coverage|headlines)
    | most\ (?:read|popular|viewed|shared)
    | (?:read|what\ to\ read|up)\ next | read\ (?:more|also) | see\ also | don[’']t\ miss
    )\b[^:.!?]*:?""",
    re.IGNORECASE | re.VERBOSE,
)
# Words without a full stop, by themselves or behind a cry or a question, that say where to look.
_LOOK = re.compile(
    r"(?:[^.!?]+[!?]\s+)?(?:see|watch|hear|read|listen to|find out)\s+(?:what|who|how|why|where"
    r"|when|which|the|our|his|her|their|its)\b[^.!?]{20,}",
    re.IGNORECASE,
)
_LABELLED = re.compile(
    r".*\w\W*[|:]\s*(?:opinion|column|editorial|commentary|live (?:updates|blog)|photos|video)\W*",
    re.IGNORECASE,
)
_ARROW = re.compile(r"[►▶▸➡→»👉]\W*\w")
_TORN = re.compile(r"\b[a-z]{3,}[A-Z][a-z]{2,}")
_MARK = re.compile(r":|[?!]\w")
_TORN_KICKER = re.compile(
    r"(?:[^:.!?]|\.(?=\s[a-z])){3,80}\w(?:[?!]|[?!’'”\")]{0,3}\s?:)[\"'“‘►]{0,2}(?=[^\W\d_]|[$#])(?!//)"
)
_KICKER = re.compile(r"(?P<kicker>[^:“\"]{3,60}):\s+(?P<headline>[A-ZÀ-Þ\d'‘“\"][^:]+)")
_STOP = re.compile(r"\w{4}[.]\s")  # behind a word, and no abbreviation
_LONG_WORD = re.compile(r"[^\W\d_]{4,}")
_SHARED = 2  # long words of a heading stand in what it heads
_ENDS_QUOTED = ("”", '"')


def is_read_more(line: str) -> bool:
    """Whether it is like "Read more: Bridge opens", "More:Bridge opens", "Hear how it fell"."""
    if len(line.split()) > _LINK_WORDS:
        return False
    return _READ_MORE.match(line) is not None or _LOOK.fullmatch(line) is not None


def is_marked_link(line: str, before: Sequence[str], after: Sequence[str]) -> bool:
    """Whether it is a headline that has a sign of its own.

    "► Bridge opens" by itself or with another one, as three are a list of the article's, "Bridge
    opens | Opinion", or one that is run into the words before it: "What it costsBridge opens".
    """
    words = len(line.split())
    if not _HEADLINE_WORDS <= words <= _LINK_WORDS:
        return False
    if _ARROW.match(line):
        return sum(_ARROW.match(other) is not None for other in (*before, *after)) <= 1
    if _STOP.search(line):
        return False
    return _LABELLED.fullmatch(line) is not None or _TORN.search(line) is not None


def is_related_headline(line: str, text: str, before: Sequence[str], after: Sequence[str]) -> bool:
    """Whether it is a headline behind a few words of its own, as links within a page are set.

    No blank behind the colon, or the words in capitals, or words that `text` has nowhere else and
    no list of such lines, nor what the next line is about: those are the article's own.
    """
    if not _MARK.search(line) or len(line.split()) > _LINK_WORDS:
        return False
    torn = _TORN_KICKER.match(line)
    if torn and len(torn[0].split()) <= _TORN_WORDS:
        return len(line[torn.end() :].split()) >= _LOWER_CASE
    match = _KICKER.fullmatch(line)
    if match is None:
        return False
    kicker, headline = match["kicker"].split(), match["headline"].split()
    if len(kicker) not in _KICKER_WORDS or len(headline) < _HEADLINE_WORDS:
        return False
    if line.endswith(_ENDS_QUOTED):
        return False
    if sum(word.isalpha() and word.islower() for word in headline) < _LOWER_CASE:
        return False
    if match["kicker"].isupper():
        return True
    if sum(_KICKER.fullmatch(other) is not None for other in (*before, *after)) > 1:
        return False
    if _heads(line, after):
        return False
    return text.casefold().count(match["kicker"].casefold()) == 1


def _heads(line: str, after: Sequence[str]) -> bool:
    """Whether the line after it is about the same, and no link itself."""
    if not after or _KICKER.fullmatch(after[0]) or _ARROW.match(after[0]):
        return False
    return len(_long_words(line) & _long_words(after[0])) >= _SHARED


def _long_words(line: str) -> set[str]:
    return {word.casefold() for word in _LONG_WORD.findall(line)}


def is_links(line: str) -> bool:
    """Whether it is links side by side: "Bridge | Ferry | Market"."""
    return line.count(" | ") > 1


def heads_a_list(line: str) -> bool:
    """Whether it says that others' headlines follow: "You may also like:", "Most read"."""
    return len(line.split()) <= _LIST_HEADING_WORDS and _LIST_HEADING.fullmatch(line) is not None


def is_listed(line: str) -> bool:
    """Whether it may be one of the headlines below such a heading."""
    is_short = len(line.split()) <= _LINK_WORDS
    return is_short and not _STOP.search(line) and not line.endswith((*FULL_STOP, ":"))
