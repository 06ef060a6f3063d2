from pathlib import Path

import pytest

from corpus.errors import ArticleError
from corpus.model import Article, Remark
from corpus.readers.decode import NotText, decode, is_storable, with_line_feeds
from tests.corpus.making import read_bytes

POLISH = "Zażółć gęślą jaźń, powiedział burmistrz i poszedł na spacer brzegiem rzeki. " * 4


def test_utf_8_is_read_with_and_without_bom() -> None:
    """A BOM is no part of the text, and UTF-8 needs no note."""
    assert decode("\ufeffGęś".encode()) == decode("Gęś".encode()) == ("Gęś", None)


@pytest.mark.parametrize("encoding", ["utf-16", "cp1250"])
def test_another_encoding_is_found_and_noted(tmp_path: Path, encoding: str) -> None:
    """Text that is not UTF-8 is read all the same, with a remark that names its encoding."""
    note, found = read_bytes(tmp_path, "a.txt", f"date 2025-02-03 {POLISH}".encode(encoding))
    assert isinstance(note, Remark)
    assert isinstance(found, Article)
    assert found.text == POLISH
    assert encoding.replace("-", "_") in note.reason


@pytest.mark.parametrize(
    "data",
    [
        b"A text with a \x00 in it.",
        b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x01\x00\xff\xfe\xfd",
        bytes(range(256)) * 8,
    ],
)
def test_bytes_that_are_no_text_are_a_rejection(tmp_path: Path, data: bytes) -> None:
    """NUL and binary data are not guessed at."""
    with pytest.raises(NotText):
        decode(data)
    (found,) = read_bytes(tmp_path, "a.txt", data)
    assert isinstance(found, ArticleError)
    assert "no text" in found.reason


def test_line_ends_become_line_feeds() -> None:
    """A CRLF is one line end and not two."""
    assert with_line_feeds("a\r\nb\rc\n\rd") == "a\nb\nc\n\nd"


def test_half_a_surrogate_pair_cannot_be_stored() -> None:
    """JSON can carry what UTF-8 cannot."""
    assert is_storable("😀")
    assert not is_storable("\ud83d")


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (
            "Señor Peña saw El Niño from the café, très tôt, before the gulls had gone. " * 3,
            "cp1252",
        ),
        ("The ferry to Plenty sails again on Monday, said Señora Ibáñez. " * 5, "utf-16-le"),
    ],
)
def test_western_files_keep_their_letters(text: str, encoding: str) -> None:
    """Of encodings that fit alike, the usual one; and UTF-16 that has no mark at its head."""
    assert decode(text.encode(encoding))[0] == text


def test_a_stray_control_is_no_reason_to_reject() -> None:
    """Scraping leaves one here and there; a text full of them is none."""
    text = "The ferry sails again on Monday. " * 10 + "It\x19s late."
    assert decode(text.encode()) == (text, None)
