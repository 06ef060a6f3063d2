import re
import string

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot import markdown
from tests.bot.discord_markdown import clean, render

# What Discord makes of each when it is not escaped.
HOSTILE = {
    "**bold**": "strong",
    "*slanted*": "italics",
    "_slanted_": "italics",
    "snake_case_ name": "italics",
    "__underlined__": "underline",
    "~~struck~~": "struck out",
    "||hidden||": "spoiler",
    "`code`": "code",
    "```py\ncode\n```": "code block",
    "# Heading": "heading",
    "  ### Heading": "heading",
    "#\ufeffHeading": "heading",
    "text\n## Heading": "heading",
    "-# Small": "subtext",
    "text\n-# Small": "subtext",
    "> Quoted": "quotation",
    ">>> Quoted\nto the end": "quotation",
    "text\n > Quoted": "quotation",
    "- item": "list",
    "* item": "list",
    "+ item": "list",
    "1. item": "list",
    "2025. A year": "list",
    "text\n    - item": "list",
    "text\r- item": "list",
    "-\titem": "list",
    "https://example.org/a_b_c": "link",
    "xhttps://example.org": "link",
    "https:\f//example.org": "link",
    "steam://run/1": "link",
    "<https://example.org>": "link",
    "<\nx:/y>": "link",
    "[label](https://example.org)": "masked link",
    "[a [b] c](d)": "masked link",
    "<someone@example.org>": "e-mail",
    "<mailto:someone@example.org>": "e-mail",
    "<tel:+44 20 7946 0000>": "telephone",
    "<@80351110224678912>": "mention",
    "<@!80351110224678912>": "mention",
    "<@&165511591545143296>": "mention",
    "<#103735883630395392>": "mention",
    "</ask now:816437322781949972>": "command",
    "<id:customize>": "guide",
    "a@everyone": "mention",
    "@here": "mention",
    "@silent news": "mention",
    "<t:1618953630>": "time",
    "<t:1618953630:R>": "time",
    "<:mmLol:216154654256398347>": "emoji",
    "<a:b1nzy:392938283556143104>": "emoji",
    ":smile:": "emoji",
    ":thumbsup::skin-tone-1:": "emoji",
    "discord.gg/discord-developers": "invitation",
}

PLAIN = [
    "The minister, who is 61, said so at 11:13 a.m. (local time): “No.” It cost $5.20 - or more.",
    "A well-known, state-of-the-art plan; 'yes', \"no\" & maybe [sic] – 50% off!",
    "Sales rose 3.5% to 1,200.75m.\n\nIn 2025. And 12:30 was too late; and/or, he said…",
    "Write to a.b@example.org or @newsroom about #budget, C# and ~5 | 6 km.",
    "#budget was the word of the day.\n-5 degrees.\n1.5 million people.\n+3 points.",
    "Messages on Discord. The company: no comment.",
]

PIECES = st.sampled_from(
    [
        *"*_~|`\\<>#-+.:/@[]()! \t\n\r\f\v0129aé",
        *("\x1c", "\x85", "\u2028", "\u2029", "\xa0", "\ufeff", "\u200b", "\r\n", "  \n"),
        *("😀", "👍🏽", "ツ", "¯", "¯\\_(ツ)_/¯", "¯_(ツ)_/¯", ":)", "<3"),
        *("- ", "* ", "+ ", "1. ", "2025. ", "# ", "### ", "-# ", "> ", ">>> ", "    "),
        *("**", "__", "~~", "||", "```", "](", "://", "https://a.bc", "discord.gg/a", "Discord"),
        *("<@", "<#", "</", "<t:", "@everyone", "@here", "@silent ", ":smile:", "everyone"),
        *HOSTILE,
    ]
)
TEXTS = st.one_of(st.text(), st.lists(PIECES, max_size=20).map("".join))


def as_shown(text: str) -> str:
    """`text` without what Discord shows of no message, and no backslash could bring back."""
    return re.sub(r" {2,}\n", "\n", clean(text))


@pytest.mark.parametrize(("text", "construct"), HOSTILE.items())
def test_model_finds_markup(text: str, construct: str) -> None:
    """The model of the renderer sees the markup in a text that is not escaped."""
    assert construct in render(text).constructs


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_shown_as_it_is(text: str) -> None:
    """Each kind of Discord's markup is displayed as the characters it is written with."""
    shown = render(markdown.escape(text))
    assert shown.constructs == ()
    assert shown.text == as_shown(text)


@pytest.mark.parametrize("text", PLAIN)
def test_plain_prose_is_unchanged(text: str) -> None:
    """Ordinary punctuation costs nothing: prose comes out as it went in."""
    assert markdown.escape(text) == text


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("5 * 3 = 15", "5 \\* 3 = 15"),
        ("C:\\Users\\é", "C:\\\\Users\\\\é"),
        ("- one\n2. two\n3.4", "\\- one\n2\\. two\n3.4"),
        ("-# small\n# big\n#tag\n>quoted", "\\-# small\n\\# big\n#tag\n\\>quoted"),
        ("#### a", "\\#### a"),
        ("a | b || c", "a | b \\|\\| c"),
        ("https://x.org", "https:\\//x.org"),
        ("[a](b)", "[a]\\(b)"),
        ("<@1> @here", "\\<\\@1> \\@here"),
        ("a :b: 12:30", "a \\:b: 12:30"),
        ("at discord.gg/x.", "at discord\\.gg/x."),
        ("¯\\_(ツ)_/¯", "¯\\\\\\_(ツ)\\_/¯"),
    ],
)
def test_one_backslash_a_sign(text: str, message: str) -> None:
    """A backslash stands before the sign that begins the markup, and nowhere else."""
    assert markdown.escape(text) == message


@example("¯\\_(ツ)_/¯")
@example("\\\\*a*\\")
@given(TEXTS)
def test_escaped_text_is_shown_as_it_is(text: str) -> None:
    """Whatever the text, Discord finds nothing in it and displays its characters."""
    shown = render(markdown.escape(text))
    assert shown.constructs == ()
    assert shown.text == as_shown(text)


@given(TEXTS)
def test_escape_adds_backslashes_only(text: str) -> None:
    """The message is the text with backslashes before signs, and at most twice as long."""
    message = markdown.escape(text)
    signs = re.escape(string.punctuation)
    assert re.sub(rf"\\([{signs}])", r"\1", message) == text.replace("\f", "")
    assert len(message) <= 2 * len(text)


@example("one\n\n> two\n\n")
@example("a\u2028> b\r> c\r\n> d")
@example(">>> a\n```\nb")
@given(TEXTS)
def test_quote_is_one_quotation(text: str) -> None:
    """Nothing leaves the block quotation, and what is in it is the text."""
    shown = render(markdown.quote(text))
    assert shown.constructs == ("quotation",)
    assert shown.text == as_shown(text)


@given(TEXTS)
def test_quote_marks_every_line(text: str) -> None:
    """Each line begins with "> ", an empty one too, and none with ">>>"."""
    lines = clean(markdown.quote(text)).split("\n")
    assert len(lines) == 1 + clean(text).count("\n")
    assert all(line.startswith("> ") for line in lines)


@pytest.mark.parametrize("before", ["", "### ", "-# ", "> ", "From "])
@given(text=TEXTS.filter(lambda text: text.replace("\ufeff", " ").split() != []))
def test_inline_is_one_line(before: str, text: str) -> None:
    """A headline adds nothing to the line it stands in, and is displayed with single blanks."""
    line = " ".join(text.split())
    line = line.lstrip("\ufeff ")  # a byte-order mark is white space to a heading, and not shown
    shown = render(f"{before}{markdown.inline(text)} · 2 February 2025")
    assert shown.constructs == render(f"{before}x · 2 February 2025").constructs
    assert shown.text.endswith(f"{line} · 2 February 2025")


@pytest.mark.parametrize(
    "piece", [*"\n \t#9:\\<-|~@d", ":a", "[](", "\n ", " \n", "1.", "discord."]
)
def test_hostile_megabyte_takes_linear_time(piece: str) -> None:
    """A million times the same sign, which work that grows with its square would not finish."""
    text = "\n" + piece * (1_000_000 // len(piece))
    assert len(text) <= len(markdown.escape(text)) <= 2 * len(text)
