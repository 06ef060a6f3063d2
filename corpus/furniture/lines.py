"""Lines that stand around an article and are not of it: is this one such a line?

Datelines, bylines, time stamps, editor's notes and newsletter lines, as agencies and newspapers
write them in English. `titles` asks it of a text's first lines and sentences, `around` some of it
of each line.
"""

import re

_STAMP_LENGTH = 120
_BYLINE_WORDS = 16  # names and affiliation of three authors
_AFFILIATION_WORDS = 4
_BELOW_NAME_WORDS = 6
_WORD_LENGTH = 20  # characters; a line of code or an address is one longer word

_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_STAMP = re.compile(
    rf"""(?: [\s,|/•·:()\u2013\u2014-]
    | \b(?:last|first|originally|updated?|published|posted|modified|on|at|and)\b
    | \b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?
    | {_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?\b,?(?:\s+\d{{4}}\b)?
    | \d{{1,2}}(?:st|nd|rd|th)?\s+{_MONTH}(?:,?\s+(?:\d{{4}}|\d\d)\b(?!:))?
    | \d{{4}}-\d{{2}}-\d{{2}}t?
    | \d{{1,2}}[/.]\d{{1,2}}[/.]\d{{2,4}}
    | \d{{1,2}}[:.]\d{{2}}(?:[:.]\d{{2}})?
    | \d{{1,2}}(?=\s*[ap]\.?m\b)
    | [ap]\.?m\b\.?
    | \b(?:\d+|an?)\s+(?:min(?:ute)?|hour|day|week|month|year)s?(?:\s+ago|\s+read)?\b
    | \b(?:[ecmp][sd]?t|gmt|utc|bst|z|cest|cet)\b )+""",
    re.IGNORECASE | re.VERBOSE,
)
_NOTE = re.compile(
    r"""\W*(?: (?:editor|author|publisher|writer)s?[’']?s?[’']?\s+note
    | note\ from\b.{0,60}\beditors?
    | notes?\ to\ (?:our\ )?readers?
    | (?:corrections?\b.{0,25}|clarifications?\s*|disclaimer\s*):
    | update:\ (?:this|the)\ (?:story|article)
    | this\ (?:story|article)\ (?:is|was|has\ been|will\ be|may\ be)\ (?:being\ )?(?:re)?updated
    | ©
    | \(this\s
    | share\ this\b )""",
    re.IGNORECASE | re.VERBOSE,
)
_OWN_NOTE = re.compile(
    r"\W*(?:editor|author|publisher|writer|notes? (?:from|to)|correction|clarification|disclaimer|"
    r"update:|[(\[]?this (?:story|article|column|post|piece)\b)",
    re.IGNORECASE,
)
_NEWSLETTER = re.compile(
    r"""\bsign(?:ing)?\ up\ (?:for|here|to|now)\b
    | \bsubscribe\ (?:to|here|now)\b
    | \bnewsletter\b.*\byou\b
    | \byou\b.*\bnewsletter\b
    | \b(?:appeared|appears|published)\ in\b.{0,60}\bnewsletter\b
    | \b(?:our|this)\ newsletters?\b
    | \bindependently\ (?:chosen|selected|reviewed)\b
    | \bearn\b.{0,40}\bcommission\b
    | \bthis\ ad\b
    | \A\W*advertisement\b
    | \bvideo\ player\ was\ slow\b
    | \bclick\ here\b""",
    re.IGNORECASE | re.VERBOSE | re.DOTALL,
)
_BY = re.compile(r"\W*(?:\w+\s+)?[Bb][Yy]\s|@\w")
_WRITTEN_BY = re.compile(
    r"\W*(?:(?:additional\s+)?(?:written|reporting|reported|edited|editing|story|words|photos?|"
    r"interview)\s+)?by:?\s+(?-i:[A-ZÀ-Þ][\w.’'-]*\s+[A-ZÀ-Þ])",
    re.IGNORECASE,
)
_NAME = r"\s*(?:[A-ZÀ-Þ][\w.’'-]*\s+){1,3}[A-ZÀ-Þ][\w.’'-]*\s*"
_ONLY_NAME = re.compile(_NAME)
_NAME_AND_MORE = re.compile(_NAME + ",")
_BETWEEN_NAMES = re.compile(r",\s*(?:and\b)?|\band\b|&")
_AFFILIATION = re.compile(
    r"""\b(?: contributors? | correspondents? | columnists? | reporters? | writers? | staff
    | editors? | editorial | opinion | special\ (?:to|for) | photographs? | photos?
    | press | news | newspapers? | network | magazine | wire | agency | reporting
    | today | times | post | tribune | journal | herald | gazette | sentinel | register | democrat
    | star | observer | record | republic | association | center | centre | institute | university
    | reuters | ap | afp | cnn | bbc )\b | ® | \.com\b""",
    re.IGNORECASE | re.VERBOSE,
)
_SMALL_WORDS = frozenset(
    "a and at by da de del della den der di dos du for from in la le of on the to van von with y /"
    "".split()
)
_SENTENCE_END = tuple(".!?…\"”’'")
_ABBREVIATED_END = ("Jr.", "Sr.", "St.", "Inc.", "Co.")

_DASH = r"[\u2012-\u2015\u2212-]{1,2}"
_AGENCY = r"(?:CNN[\w ]{0,20}|AP|Reuters|AFP|UPI|ANI|IANS|PTI|PA|[dD][pP][aA]|EFE|ANSA|TASS|Xinhua)"
_PLACE_WORD = r"(?:[A-ZÀ-Þ][\w.,’'/-]*|d[aeo]|del|l[ae]|of|the|and|\d{1,2},?)"
_PLACE = rf"(?:[A-ZÀ-Þ][\w.,’'/-]*\s(?:{_PLACE_WORD}\s){{0,7}})?"
_LONG_DASH = r"[\u2012-\u2015\u2212]"
_CAPITAL_PLACE = r"[A-ZÀ-Þ][A-ZÀ-Þ.’'/ -]+(?:,\s[\w.’' ]{1,30}?){0,3}"
_LEADING_DATELINE = re.compile(
    rf"{_PLACE}\({_AGENCY}\)\s*(?:{_DASH}\s*)?|{_PLACE}\([A-Z][\w.& ]{{1,30}}\)\s*{_DASH}\s*"
    rf"|{_CAPITAL_PLACE}\s{_DASH}\s|(?=[A-ZÀ-Þ]{{4}}){_CAPITAL_PLACE}\s?{_LONG_DASH}\s?"
)
_AGENCY_DATELINE = re.compile(rf"(?:{_PLACE_WORD}\s){{0,8}}{_AGENCY}\s*{_DASH}\s*")
_ENDS_WITH_DASH = re.compile(rf"[^.!?]{{0,80}}{_DASH}\s*")


def is_furniture(line: str) -> bool:
    """Whether a line, or a sentence, stands around the article and is not of it."""
    return is_stamp(line) or _is_note(line) or is_dateline(line) or _is_byline(line)


def leading_dateline(line: str) -> int:
    """How many characters of a line's beginning are a dateline such as "City (CNN) "."""
    match = _LEADING_DATELINE.match(line)
    return match.end() if match else 0


def is_stamp(line: str) -> bool:
    """Whether it is like "Updated Jan. 21, 2020, 11:13 a.m. ET"."""
    return len(line) <= _STAMP_LENGTH and _STAMP.fullmatch(line) is not None


def _without_stamps(line: str) -> str:
    """The line without a stamp that it begins or ends with."""
    if len(line) > _STAMP_LENGTH:
        return line
    leading = _STAMP.match(line)
    if leading and any(c.isdigit() for c in leading[0]):
        line = line[leading.end() :]
    for trailing in _STAMP.finditer(line):
        if trailing.end() == len(line) and any(c.isdigit() for c in trailing[0]):
            return line[: trailing.start()]
    return line


def _is_note(line: str) -> bool:
    """Whether it is the editors' word on the article, or asks readers to subscribe."""
    return bool(_NOTE.match(_without_stamps(line)) or _NEWSLETTER.search(line))


def is_dateline(line: str) -> bool:
    """Whether it is like "CNN —", "Washington, DC CNN Business —" and no more."""
    return bool(_ENDS_WITH_DASH.fullmatch(line) or _LEADING_DATELINE.fullmatch(line))


def is_agency_dateline(line: str) -> bool:
    """Whether it is a dateline of an agency's and no more: nothing else that ends with a dash."""
    return not line[-1].isalnum() and _AGENCY_DATELINE.fullmatch(line) is not None


def is_editors_note(line: str) -> bool:
    """Whether it is the editors' word on the article: a note or a correction."""
    note = _NOTE.match(line)
    return note is not None and (_OWN_NOTE.match(line) is not None)


def is_signed(line: str) -> bool:
    """Whether it says who wrote the article, and could be nothing else, such as a headline."""
    if not _is_byline(line) or len(line.split()) > _BYLINE_WORDS:
        return False
    own = _without_stamps(line)
    if not own or is_by(own):
        return True
    has_affiliation = _AFFILIATION.search(own) is not None
    is_short = len(own.split()) <= _AFFILIATION_WORDS and ":" not in own
    return has_affiliation and (is_short or _NAME_AND_MORE.match(own) is not None)


def is_by(line: str) -> bool:
    """Whether it is like "By Ana Ruiz" or "Words: Ana Ruiz" and no more."""
    return bool(_BY.match(line) or _WRITTEN_BY.match(line)) and _is_byline(line)


def is_names(line: str) -> bool:
    """Whether it is a name or some: or else a headline, of which each word has a capital."""
    return _ONLY_NAME.fullmatch(line) is not None or (_is_byline(line) and _are_names(line))


def is_affiliation(line: str) -> bool:
    """Whether it is whom a writer writes for: below a name, as it could be a headline elsewhere."""
    words = line.split()
    is_short = len(words) <= _BELOW_NAME_WORDS and max(map(len, words)) <= _WORD_LENGTH
    if not is_short or ":" in line or line.endswith(_SENTENCE_END):
        return False
    return all(map(_is_capitalised, words)) or _AFFILIATION.search(line) is not None


def split_names(line: str) -> list[str]:
    """The names of "Ana Ruiz, J. R. Holm and Odo Holm"."""
    return [name for name in _BETWEEN_NAMES.split(line) if name.strip()]


def _is_byline(line: str) -> bool:
    """Whether it is names or affiliation: no sentence, each word but the small ones capitalised."""
    line = _without_stamps(line)
    if not line:
        return True
    if line.endswith(_SENTENCE_END) and not line.endswith(_ABBREVIATED_END):
        return False
    if _WRITTEN_BY.match(line) and len(line.split()) <= _BYLINE_WORDS:
        return True
    words = [word.strip("()[]|,;:—–-") for word in line.split()]
    if len(words) > _BYLINE_WORDS or not all(map(_is_capitalised, words)):
        return False
    return bool(
        _BY.match(line)
        or _AFFILIATION.search(line)
        or _NAME_AND_MORE.match(line)
        or _are_names(line)
    )


def _is_capitalised(word: str) -> bool:
    return word in _SMALL_WORDS or "." in word or not word[:1].islower()


def _are_names(line: str) -> bool:
    """Whether it is like "Ana Ruiz and J. R. Holm" (one name alone is too short for a title)."""
    names = split_names(line)
    return len(names) > 1 and all(_ONLY_NAME.fullmatch(name) for name in names)
