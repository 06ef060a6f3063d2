"""Is a line about who wrote the article, and how to reach them? `around` asks.

An address or a handle is the writer's where a name in the line is in it; a line on someone whom the
article does not speak of is on who wrote it.
"""

import re

_LONGEST = 900  # characters: what is tried in many ways must be short
_LINE_WORDS = 60
_SHARE_WORDS = 30
_INITIALS = 2  # letters
_MAIL = re.compile(r"(?<![\w.+-])([\w.+-]+)@[\w-]+(?:\.[\w-]+)+")
_HANDLE = re.compile(r"(?:(?<![\w.])@|\b(?:twitter|x|facebook|instagram)\.com/)(\w{3,})")
# Once a part of it is read, it is not read in any other way: figures in a row are as many ways.
_CONTACT = re.compile(
    r"""(?> [\w.+-]+@[\w-]+(?:\.[\w-]+)+ | (?<!\w)@\w+ | \+?[\d(][\d().\s-]{6,}\d
    | \b(?:e-?mail|phone|tel|twitter|x|facebook|instagram|threads|bluesky|call|contact)\b
    | [\s:;,|/.()–—-] )++""",
    re.IGNORECASE | re.VERBOSE,
)
_NAME = re.compile(r"[A-ZÀ-Þ][\w’'-]+")
_ROLE = re.compile(
    r"""\b(?:is|are|was|covers?|reports?|writes?)\b.{0,60}\b(?:reporters?|columnists?|journalists?
    |editors?|writers?|correspondents?|contributors?|producers?|fellow|covers|covering|reports
    |reporting|writes)\b | \A[^.,]{3,40}\b(?:covers|writes\ about|reports\ on)\b""",
    re.VERBOSE,
)
_REACH = re.compile(
    r"(?:\A\W*|[.!?]\s)(?:please\s)?(?:reach|contact|follow|tweet|e-?mail|write to|connect with)\b",
    re.IGNORECASE,
)
_THANKS = re.compile(
    r"""\A[\W_]*(?:
    (?:additional\ |with\ )?contribut(?:ing|ions?|ors?)(?:\ reporting)?(?:\ (?:by|from))?:?
    | (?:additional\ |with\ )?(?:reporting|editing|writing|research|photos?|graphics?)(?:\ by\b|:)
    )\ (?-i:[A-ZÀ-Þ])""",
    re.IGNORECASE | re.VERBOSE,
)
_SHARE = re.compile(r"\bcontributed (?:reporting )?to (?:this|the) (?:report|story|article)\W*\Z")
_SIGN_OFF = re.compile(r"[—–-]{1,2}\s?(?:[A-ZÀ-Þ][\w.’'-]*\s){1,3}[A-ZÀ-Þ][\w’'-]+")
_INTRODUCED = re.compile(
    r"""\W*(?:[Rr]eporter\ )?(?P<name>(?:[A-ZÀ-Þ][\w.’'-]*\s+){0,3}[A-ZÀ-Þ][\w’'-]+)
    (?:\sJr\.|\sSr\.)? (?:,\s(?:an?|the)?\s?[\w\s,-]{3,80})?
    :?\s(?:is|covers|writes|reports|can\ be\ reached|\S+@)\b""",
    re.VERBOSE,
)


def is_contact(line: str, text: str) -> bool:
    """Whether it is how to reach the writer: an account that has the name beside it, or no more."""
    if len(line) > _LONGEST:
        return False
    if _CONTACT.fullmatch(line):
        is_bare = line.startswith(("+", "(")) or line[0].isdigit()
        return "@" in line or (is_bare and text.rstrip().endswith(line))
    if not ("@" in line or ".com/" in line) or len(line.split()) > _LINE_WORDS:
        return False
    accounts = [match[1].casefold() for match in (*_MAIL.finditer(line), *_HANDLE.finditer(line))]
    names = {name.casefold() for name in _NAME.findall(line)}
    is_own = any(name in account for account in accounts for name in names if len(name) > _INITIALS)
    return is_own and (_REACH.search(line) is not None or _is_about_stranger(line, text))


def is_about_the_writer(line: str, text: str) -> bool:
    """Whether it says what somebody whom the article does not speak of writes, and where."""
    if len(line.split()) > _LINE_WORDS or not _ROLE.search(line):
        return False
    return _is_about_stranger(line, text)


def is_thanks(line: str) -> bool:
    """Whether it is like "Contributing: Ana Ruiz", "(Reporting by Ana Ruiz; editing by …)"."""
    return _THANKS.match(line) is not None and len(line.split()) <= _LINE_WORDS


def is_share(line: str) -> bool:
    """Whether it is like "Ana Ruiz contributed to this report."."""
    is_told = "contributed" in line and _SHARE.search(line) is not None
    return is_told and len(line.split()) <= _SHARE_WORDS


def is_sign_off(line: str) -> bool:
    """Whether it is like "— Ana Ruiz" and no more."""
    return _SIGN_OFF.fullmatch(line) is not None


def _is_about_stranger(line: str, text: str) -> bool:
    """Whether it introduces somebody who is not spoken of before it, but in a byline."""
    introduced = _INTRODUCED.match(line)
    if introduced is None:
        return False
    *others, surname = introduced["name"].split()
    before = text[: text.rfind(line)]
    is_whole_name = bool(others) or "@" in line
    return is_whole_name and len(re.findall(rf"\b{re.escape(surname)}\b", before)) <= 1
