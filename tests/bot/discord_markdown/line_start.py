"""The constructs that begin at the start of a line, indented or not."""

import string

from tests.bot.discord_markdown.scanning import BLANKS, Begins, Found, find_any, skip

_INDENTATION = frozenset(" \ufeff")
_DIGITS = frozenset(string.digits)


def _long_quotation(text: str, at: int) -> Found | None:
    """Three signs ">", and all that follows."""
    sign = skip(text, at, _INDENTATION)
    if not text.startswith(">>>", sign):
        return None
    return Found("quotation", len(text), inside=text[sign + 3 :].removeprefix(" "))


def _quotation(text: str, at: int) -> Found | None:
    """The lines from here on that begin with a sign ">".

    A line break ends a line of it; at the other line ends only the sign behind them is taken away.
    """
    inside = ""
    end = at
    for line in text[at:].splitlines(keepends=True):
        sign = skip(line, 0, _INDENTATION)
        if line.startswith(">", sign):
            inside += line[sign + 1 :].removeprefix(" ")
        elif inside and not inside.endswith("\n"):
            inside += line
        else:
            break
        end += len(line)
    return Found("quotation", end, inside=inside) if end > at else None


def _heading(text: str, at: int) -> Found | None:
    """Signs "#", however many, and a line; those at its end are not shown."""
    sign = skip(text, at, _INDENTATION)
    behind = skip(text, sign, "#")
    line = _rest_of_line(text, behind)
    if behind == sign or line is None:
        return None
    return Found("heading", behind + len(line), inside=line.rstrip(BLANKS + "#").lstrip(BLANKS))


def _subtext(text: str, at: int) -> Found | None:
    """The signs "-#" and a line."""
    sign = skip(text, at, _INDENTATION)
    line = _rest_of_line(text, sign + 2)
    if not text.startswith("-#", sign) or line is None:
        return None
    return Found("subtext", sign + 2 + len(line), inside=line.strip(BLANKS))


def _list_item(text: str, at: int) -> Found | None:
    """One of "-", "*" and "+", or a number and a full stop, then blanks and a line."""
    number = skip(text, at, _INDENTATION)
    sign = skip(text, number, _DIGITS)
    signs = "." if sign > number else ("-", "*", "+")
    behind = sign + 1
    if not text.startswith(signs, sign) or text[behind : behind + 1] not in {"", " "}:
        return None
    end = find_any(text, behind, "\n")
    return Found("list", end, inside=text[behind:end].lstrip(" "))


AT_LINE_START: tuple[Begins, ...] = (
    _long_quotation,
    _quotation,
    _heading,
    _subtext,
    _list_item,
)


def _rest_of_line(text: str, at: int) -> str | None:
    """The line from this place on, if it begins with a blank or there is nothing left of it."""
    line = text[at : find_any(text, at, "\n")]
    return line if line == "" or line[0] in BLANKS else None
