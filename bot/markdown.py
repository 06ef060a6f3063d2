r"""Article text in, message text out: what Discord then displays is the article text.

The words of an article are quoted as they are, so nothing in them may act as Discord's markup:
`escape` for any text, `quote` for an excerpt, `inline` for a headline or a source. The modules
that word answers call these on everything that comes out of the archive, and then measure the
length, as the backslashes count.

Discord's renderer drops a backslash before an ASCII sign and shows the sign as it is; nothing
else is inserted here. Four things it does to every message cannot be escaped, and none of them
changes a word: a tab becomes four spaces, a carriage return a line break, a form feed nothing,
and two or more blanks before a line break are not shown. A fifth is for the caller: the signs
"#" that end a heading line are not shown, so something else must end it.

Discord's server finds @everyone and <@id> behind a backslash too. That they ping nobody is the
matter of `AllowedMentions.none()`; that they look like plain text is the matter of this module.
"""

import re
from collections.abc import Iterable

# JavaScript's line ends (the renderer strips "> " after each of them) and Python's.
_LINE_END = r"[\n\r\v\x1c-\x1e\x85\u2028\u2029]"

# What is escaped, and what it would have become. Each pattern ends with the one sign that gets
# the backslash. All are tried at each place in turn; none looks further than the end of a word,
# of a number or of an indentation, and none of these is looked at twice, so time is linear.
_MARKUP = (
    r"[\\*_`]",  # an escape, italics, bold, underline, code
    r"<",  # <@user>, <#channel>, </command:1>, <t:0>, <:emoji:1>, <id:guide>, <https://…>, <a@b.c>
    r"\|(?=\|) | (?<=\|)\|",  # ||spoiler||; one alone is harmless
    r"~(?=~) | (?<=~)~",  # ~~struck out~~; one alone is harmless
    r":(?=[^\s:]*+:)",  # :shortcode:
    r"(?<=:)/(?=/)",  # https://… and steam://…
    r"(?<=\])\(",  # [label](address)
    r"@(?=everyone|here|silent) | (?<=<)@",  # mentions; the server's search misses <\@1>
    r"(?i:discord(?:app)?)\.(?=\w)",  # discord.gg/…, an invitation even without https://
    # At the start of a line, indented or not: a quotation, a heading, a list or subtext ("-# ").
    # A byte-order mark indents too: "### " takes it for a blank.
    # Where the text ends right behind such a sign, the caller may add the blank that it lacks.
    rf"""(?: \A | (?<={_LINE_END}) ) [ \t\ufeff]*+
         (?: > | \#(?!\#*\w) | [+-](?=[ \t\#]|\Z) | [0-9]++\.(?=[ \t]|\Z) )""",
)
_SIGN = re.compile("|".join(_MARKUP), re.ASCII | re.VERBOSE)
_LINE_BREAK = re.compile(r"\r\n?|\n")


def escape(text: str) -> str:
    """Message text that Discord displays as exactly `text`; at most twice as long."""
    # A form feed is never shown, but taken out before the renderer looks for markup.
    return _SIGN.sub(_with_backslash, text.replace("\f", ""))


def quote(text: str) -> str:
    """`text` as a block quotation that nothing in it can end: "> " before each of its lines.

    Two characters a line longer than `escape`.
    """
    return "> " + _LINE_BREAK.sub(r"\g<0>> ", escape(text))


def inline(text: str) -> str:
    """`text` on one line: each run of white space one blank, none at the ends, then escaped.

    It may stand first in a line, behind "### " or "-# " (see above for a "#" at its end), and
    between "**" and "**".
    """
    return escape(" ".join(text.split()))


def in_lines(lines: Iterable[str]) -> str:
    """Each of `lines` on a line of its own, as `inline` has it."""
    return "\n".join(map(inline, lines))


def _with_backslash(match: re.Match[str]) -> str:
    found = match[0]
    return f"{found[:-1]}\\{found[-1]}"
