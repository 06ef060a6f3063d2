import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.quoted import quotations_in


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ('He said “we can’t close it” and "we won\'t".', ["we can’t close it", "we won't"]),
        ("> one line\n> and another\nno more\n> a second", ["one line\nand another", "a second"]),
        ("so:\n>>> all that\nis below\n> here", ["all that\nis below\n> here"]),
        ("“twice” and “twice”", ["twice"]),
        ("**“bold _words_ here”** and “a\\*b”", ["bold words here", "a*b"]),
        ("«Nous partons» dit-il, „wir gehen“", ["Nous partons", "wir gehen"]),
        ("nothing 'here' is in double marks", []),
        ("an open “mark that never ends", []),
        ("“…” and “ ”", []),
        ("", []),
    ],
)
def test_quotations_in(content: str, expected: list[str]) -> None:
    """Double marks and block quotations are quotations, each once; markup is not in them."""
    assert quotations_in(content) == expected


@given(st.text(max_size=300))
def test_any_content(content: str) -> None:
    """Whatever a message has, what comes out has a letter or digit, and nothing twice."""
    found = quotations_in(content)
    assert all(any(c.isalnum() for c in one) for one in found)
    assert len(set(found)) == len(found)
