from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import ArticleError
from corpus.model import Article, Remark
from corpus.readers.files import Read
from corpus.readers.text import read
from tests.corpus.making import LIMITS, read_bytes

BODY = "The ferry to Plenty sails again on Monday.\n\nIt had lain in dock since June."


def only_article(found: list[Read]) -> Article:
    """The one article that was found, with nothing beside it."""
    assert [type(one) for one in found] == [Article]
    assert isinstance(found[0], Article)
    return found[0]


@pytest.mark.parametrize(
    "head",
    [
        "date 2025-02-03\n",
        "date 2025-02-03 ",
        " date 2025-02-03\n\n \n",
        "\ufeffdate 2025-02-03\n",
        "\ufeff\n \t\ndate 2025-02-03 \n",
        "Date: 2025-02-03\n",
        "Date:\n2025-02-03\n",
        "Date: 2025-02-03 ",
        "DATE 2025-02-03\t",
        "date\u00a02025-02-03\u00a0",
        "date 2025-02-03\r\n\r\n",
    ],
)
def test_each_form_of_the_date_line_is_read_and_taken_off(tmp_path: Path, head: str) -> None:
    """The date becomes `published`, and the text begins at the first non-blank after it."""
    found = only_article(read_bytes(tmp_path, "a.txt", (head + BODY).encode()))
    assert (found.published, found.text) == (date(2025, 2, 3), BODY)


def test_the_text_ends_as_the_file_ends(tmp_path: Path) -> None:
    """Blanks at the end of a file are kept."""
    found = only_article(read_bytes(tmp_path, "a.txt", f"date 2025-02-03\n{BODY} \n\n".encode()))
    assert found.text == f"{BODY} \n\n"


def test_an_article_without_date_line_is_kept_whole_and_undated(tmp_path: Path) -> None:
    """Nothing of an undated text changes, not even the blanks around it."""
    found = only_article(read_bytes(tmp_path, "a.txt", f"\n  {BODY}\t\n".encode()))
    assert (found.published, found.text) == (None, f"\n  {BODY}\t\n")


def test_all_line_ends_become_line_feeds(tmp_path: Path) -> None:
    """CRLF and lone CR become LF, one for one."""
    found = only_article(read_bytes(tmp_path, "a.txt", b"One day.\r\nTwo.\rThree.\n\r\n\rEnd."))
    assert found.text == "One day.\nTwo.\nThree.\n\n\nEnd."


@given(text=st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "S", "Zs"])))
def test_an_undated_text_is_stored_character_for_character(text: str) -> None:
    """Whatever stands in a file without control characters comes back as it is, or is empty."""
    text = f"x{text}"  # so that it is neither empty nor a date line nor a BOM
    found = only_article(list(read(BytesIO(text.encode()), "a.txt", LIMITS)))
    assert found.text == text


@pytest.mark.parametrize(
    ("head", "line"), [("date 2025-02-30\n", 1), ("\n\n Date: 2025-13-01 ", 3)]
)
def test_an_impossible_date_is_a_rejection_with_its_line(
    tmp_path: Path, head: str, line: int
) -> None:
    """A day that the calendar lacks rejects the file, and says where it stands."""
    (found,) = read_bytes(tmp_path, "a.txt", (head + BODY).encode())
    assert isinstance(found, ArticleError)
    assert (found.path, found.line) == ("a.txt", line)
    assert head.split()[1] in found.reason


@pytest.mark.parametrize(("head", "line"), [("date 3.2.2025\n", 1), ("\n\ndate 2025/2/3\n", 3)])
def test_a_date_of_another_form_is_kept_undated_and_noted(
    tmp_path: Path, head: str, line: int
) -> None:
    """A line that is almost a date line stays in the text, and its place is in the report."""
    note, found = read_bytes(tmp_path, "a.txt", (head + BODY).encode())
    assert isinstance(note, Remark)
    assert isinstance(found, Article)
    assert (found.published, found.text) == (None, head + BODY)
    assert note.line == line


@pytest.mark.parametrize("data", [b"", b" \n\t", b"\xef\xbb\xbf", b"date 2025-02-03", b"\r\n\r\n"])
def test_an_empty_file_is_a_rejection(tmp_path: Path, data: bytes) -> None:
    """A file without text, dated or not, is a line in the report."""
    (found,) = read_bytes(tmp_path, "a.txt", data)
    assert isinstance(found, ArticleError)
    assert "empty" in found.reason


def test_the_largest_article_is_kept_and_one_byte_more_is_not(tmp_path: Path) -> None:
    """The limit counts the bytes of the file."""
    data = b"date 2025-02-03\n" + b"The tide rose. " * 10
    assert only_article(read_bytes(tmp_path, "a.txt", data, len(data)))
    (found,) = read_bytes(tmp_path, "a.txt", data, len(data) - 1)
    assert isinstance(found, ArticleError)
    assert f"{len(data) - 1:,} bytes" in found.reason


def test_an_article_is_called_by_its_path(tmp_path: Path) -> None:
    """Id, path and source of a text file are its path, with its suffix; its title is derived."""
    found = only_article(read_bytes(tmp_path, "a.txt", BODY.encode()))
    assert (found.id, found.path, found.source) == ("a.txt",) * 3
    assert (found.title, found.title_derived) == (
        "The ferry to Plenty sails again on Monday.",
        True,
    )
