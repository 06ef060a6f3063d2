"""The constructs that may begin at any place of a line."""

import string

from tests.bot.discord_markdown.scanning import BLANKS, Begins, Found, between, find_any, skip

_WORD = frozenset(string.ascii_letters + string.digits + "_")

_STYLES = {
    "**": "strong",
    "__": "underline",
    "~~": "struck out",
    "||": "spoiler",
    "*": "italics",
    "_": "italics",
}
_IN_ANGLES = {
    "@": "mention",
    "#": "mention",
    "/": "command",
    "id:": "guide",
    "t:": "time",
    ":": "emoji",
    "a:": "emoji",
    "mailto:": "e-mail",
    "tel:": "telephone",
}


def _code_block(text: str, at: int) -> Found | None:
    """Whatever stands between three backticks, as it is; its first line may name a language."""
    code = between(text, at, "```", "```")
    if code is None:
        return None
    first, _, others = code.partition("\n")
    shown = others if others and (first == "" or first.isalnum()) else code
    return Found("code block", at + len(code) + 6, shown=shown)


def _code(text: str, at: int) -> Found | None:
    """Whatever stands between two backticks or one, as it is."""
    for ticks in ("``", "`"):
        if code := between(text, at, ticks, ticks):
            return Found("code", at + len(code) + 2 * len(ticks), shown=code)
    return None


def _styled(text: str, at: int) -> Found | None:
    """A text between the same signs, wherever they stand."""
    for sign, construct in _STYLES.items():
        if inside := between(text, at, sign, sign):
            return Found(construct, at + len(inside) + 2 * len(sign), inside=inside)
    return None


def _masked_link(text: str, at: int) -> Found | None:
    """[label](address), of which the label is displayed."""
    label = between(text, at, "[", "](")
    if label is None:
        return None
    behind = at + 1 + len(label) + 1
    address = between(text, behind, "(", ")")
    if address is None:
        return None
    return Found("masked link", behind + len(address) + 2, inside=label)


def _angled(text: str, at: int) -> Found | None:
    """<…>: one of the table's, or an address with a scheme, or one with an "@"."""
    inside = between(text, at, "<", ">")
    if inside is None:
        return None
    end = at + len(inside) + 2
    for beginning, construct in _IN_ANGLES.items():
        if inside.startswith(beginning):
            return Found(construct, end, shown=inside)
    scheme, colon, _ = inside.partition(":")
    if colon and scheme.strip().isalpha():
        return Found("link", end, shown=inside)
    return Found("e-mail", end, shown=inside) if "@" in inside else None


def _mention(text: str, at: int) -> Found | None:
    """Everyone, those who are there, or the word that keeps a message from ringing."""
    for mention in ("@everyone", "@here", "@silent"):
        if text.startswith(mention, at):
            return Found("mention", at + len(mention), shown=mention)
    return None


def _shortcode(text: str, at: int) -> Found | None:
    """:name:, any name without a blank."""
    name = between(text, at, ":", ":")
    if name is None or not set(string.whitespace).isdisjoint(name):
        return None
    return Found("emoji", at + len(name) + 2, shown=f":{name}:")


def _link(text: str, at: int) -> Found | None:
    """scheme://address, up to the next blank."""
    behind = skip(text, at, _WORD)
    if behind == at or not text.startswith("://", behind):
        return None
    end = find_any(text, behind, BLANKS)
    return Found("link", end, shown=text[at:end])


def _invitation(text: str, at: int) -> Found | None:
    """An address at Discord without a scheme, the name in small letters or capitals."""
    for site in ("discord.", "discordapp."):
        behind = at + len(site)
        if text[at:behind].lower() == site and text[behind : behind + 1] in _WORD:
            end = find_any(text, behind, BLANKS)
            return Found("invitation", end, shown=text[at:end])
    return None


ANYWHERE: tuple[Begins, ...] = (
    _code_block,
    _code,
    _styled,
    _masked_link,
    _angled,
    _mention,
    _shortcode,
    _link,
    _invitation,
)
